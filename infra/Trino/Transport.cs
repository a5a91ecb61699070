using System.Net;

namespace TrinoInfra.Trino;

/// <summary>What a request met with instead of a good answer, as a <see cref="Failure"/>.</summary>
internal static class Transport
{
    private const int MostOfABody = 200;

    /// <summary>Of an exception that HTTP ended with; null where it is none of those.</summary>
    public static Failure? Failed(Uri uri, Exception exception) => exception switch
    {
        OperationCanceledException => new(FailureKind.TimedOut, $"{uri}: no answer in time"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new(FailureKind.Tls, $"{uri}: {Innermost(exception)}"),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError } =>
            new(FailureKind.NoConnection, $"{uri}: {Innermost(exception)}"),
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse } => new(FailureKind.NotTrino, $"{uri}: {Innermost(exception)}"),
        HttpRequestException or IOException => new(FailureKind.Closed, $"{uri}: {Innermost(exception)}"),
        _ => null,
    };

    /// <summary>Of a status that is no success.</summary>
    /// <param name="location">Where a redirect leads.</param>
    /// <param name="body">Its first line, as far as it is for people, comes into the text.</param>
    public static Failure Refused(Uri uri, HttpStatusCode status, Uri? location, string body) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Of(FailureKind.Unauthorized, uri, status, body),
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => Of(FailureKind.Unavailable, uri, status, body),
        >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest => Of(FailureKind.Redirected, uri, status, location is null ? "" : $"leads to {location}"),
        _ => Of(FailureKind.Status, uri, status, body),
    };

    /// <summary>Of an answer that is no body of the protocol.</summary>
    public static Failure NotTrino(Uri uri, string body) => new(
        FailureKind.NotTrino, $"{uri}: the answer is not Trino's{(FirstLine(body) is { Length: > 0 } line ? $": {line}" : "")}", (int)HttpStatusCode.OK);

    private static Failure Of(FailureKind kind, Uri uri, HttpStatusCode status, string body) =>
        new(kind, $"{uri}: status {(int)status}{(FirstLine(body) is { Length: > 0 } line ? $", {line}" : "")}", (int)status);

    // Of a page of HTML the first line says nothing.
    private static string FirstLine(string body)
    {
        var text = body.AsSpan().TrimStart();
        if (text.StartsWith("<"))
            return "a page of HTML";
        var line = text[..(text.IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length)].TrimEnd();
        return line.Length <= MostOfABody ? $"{line}" : $"{line[..MostOfABody]}…";
    }

    private static string Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
            exception = inner;
        return exception.Message.TrimEnd('.');
    }
}
