using TrinoInfra.Checking;

namespace TrinoInfra.RouteReader;

/// <summary>A request as the gateway sees it.</summary>
/// <param name="Method">The method, as sent; case counts.</param>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="Host">Lower case, without a port.</param>
/// <param name="Port">The port the client asked for; 80 or 443 where the URL names none.</param>
/// <param name="Path">As sent but for <c>.</c> and <c>..</c>, which gateways resolve; percent-encoding kept; at least <c>/</c>.</param>
/// <param name="Query">As sent, with its <c>?</c>; empty where there is none.</param>
/// <param name="Headers">What the client sent, Host excepted.</param>
public sealed record GatewayRequest(
    string Method, string Scheme, string Host, int Port, string Path, string Query, HeaderFields Headers)
{
    /// <summary>The Host header as sent, which backends get to see unless it is rewritten.</summary>
    public string HostHeader { get => field ?? Authority; init; }

    /// <summary>The host and, where it is not the scheme's own, the port.</summary>
    public string Authority => HasDefaultPort(Scheme, Port) ? Host : $"{Host}:{Port}";

    public string Url => $"{Scheme}://{Authority}{Path}{Query}";

    /// <summary>Reads <c>METHOD url</c> and <c>Name: value</c> lines; what is none is a fault, all at once.</summary>
    /// <param name="requestLine">E.g. <c>POST https://trino.example.com/v1/statement</c>.</param>
    /// <param name="headerLines">E.g. <c>X-Trino-User: alice</c>. A Host takes the place of the URL's host.</param>
    /// <returns>The request, or null and at least one fault.</returns>
    public static (GatewayRequest? Request, IReadOnlyList<Fault> Faults) Parse(
        string requestLine, IEnumerable<string> headerLines)
    {
        var reading = new RequestReader();
        var request = reading.Read(requestLine, headerLines);
        return reading.Faults.Count == 0 ? (request, []) : (null, reading.Faults);
    }

    /// <summary>
    /// The first value of a query parameter, compared as sent as Envoy does (no percent-decoding); null where the query
    /// has none of the name.
    /// </summary>
    public string? QueryParam(string name)
    {
        foreach (var pair in Query.AsSpan().TrimStart('?').ToString().Split('&'))
        {
            var equals = pair.IndexOf('=');
            if ((equals < 0 ? pair : pair[..equals]) == name)
                return equals < 0 ? "" : pair[(equals + 1)..];
        }
        return null;
    }

    internal static bool HasDefaultPort(string scheme, int port) => port == DefaultPort(scheme);

    internal static int DefaultPort(string scheme) => scheme == "https" ? 443 : 80;
}
