using TrinoInfra.RouteReader;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>A request as its sender writes it.</summary>
/// <param name="Method">In upper case.</param>
/// <param name="Uri">Absolute; its authority is the Host header.</param>
/// <param name="Headers">All others.</param>
/// <param name="Body">Empty where there is none.</param>
public sealed record Request(string Method, Uri Uri, HeaderFields Headers, string Body = "");

/// <summary>An answer as its receiver reads it.</summary>
public sealed record Answer(int Status, HeaderFields Headers, string Body = "")
{
    public static Answer Text(int status, string body) =>
        new(status, [new("Content-Type", "text/plain")], body);

    public static Answer Json(string body) => new(200, [new("Content-Type", "application/json")], body);

    public static Answer Redirect(int status, string location) => new(status, [new("Location", location)]);
}

/// <summary>What carries a client's requests to whoever answers them.</summary>
public interface IWire
{
    /// <exception cref="HttpRequestException">There is no such host, or nothing listens on that port.</exception>
    ValueTask<Answer> Send(Request request);
}
