using TrinoInfra.Settings;

namespace TrinoInfra.Routing.Reader;

/// <summary>A request as the gateway sees it.</summary>
/// <param name="Method">The method, as sent; case counts.</param>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="Host">Lower case, without a port.</param>
/// <param name="Port">The port the client asked for; 80 or 443 where the URL names none.</param>
/// <param name="Path">As sent, percent-encoding kept; at least <c>/</c>.</param>
/// <param name="Query">As sent, with its <c>?</c>; empty where there is none.</param>
/// <param name="Headers">What the client sent, Host excepted.</param>
public sealed record GatewayRequest(
    string Method, string Scheme, string Host, int Port, string Path, string Query, HeaderFields Headers)
{
    /// <summary>Reads <c>METHOD url</c> and <c>Name: value</c> lines; what is none is a fault, all at once.</summary>
    /// <param name="requestLine">E.g. <c>POST https://trino.example.com/v1/statement</c>.</param>
    /// <param name="headerLines">E.g. <c>X-Trino-User: alice</c>.</param>
    /// <returns>The request, or null and at least one fault.</returns>
    public static (GatewayRequest? Request, IReadOnlyList<Fault> Faults) Parse(
        string requestLine, IEnumerable<string> headerLines) => throw new NotImplementedException();
}
