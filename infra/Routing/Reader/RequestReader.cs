using System.Globalization;
using System.Text.RegularExpressions;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing.Reader;

/// <summary>Reads a request line and header lines as a user types them.</summary>
internal sealed partial class RequestReader
{
    private const string Example = "write METHOD URL, e.g. GET https://trino.example.com/ui";
    private const string HostForm = "give a host name, an IPv4 address or a bracketed IPv6 address";
    private readonly List<Fault> faults = [];

    public IReadOnlyList<Fault> Faults => faults;

    public GatewayRequest Read(string requestLine, IEnumerable<string> headerLines)
    {
        var words = requestLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 2)
            Wrong("request", $"{Quoted.Text(requestLine)} is no request line", Example);
        else if (!HttpSyntax.IsToken(words[0]))
            Wrong("request", $"{Quoted.Text(words[0])} is no method", Example);

        var request = Url(words.Length == 2 ? words[1] : "http://none/") with { Method = words.FirstOrDefault() ?? "" };
        List<HeaderField> headers = [];
        string? host = null;
        foreach (var line in headerLines)
        {
            if (Header(line) is not { } header)
                continue;
            if (!header.Name.Equals("Host", StringComparison.OrdinalIgnoreCase))
                headers.Add(header);
            else if (host is not null)
                Wrong($"header {Quoted.Text(line)}", "there are two Host headers", "give one");
            else if (Authority().Match(header.Value) is { Success: true } authority)
            {
                host = authority.Groups["host"].Value.ToLowerInvariant();
                request = request with { HostHeader = header.Value };
            }
            else
                Wrong($"header {Quoted.Text(line)}", $"{Quoted.Text(header.Value)} is no host", HostForm);
        }
        return request with { Host = host ?? request.Host, Headers = HeaderFields.Of(headers) };
    }

    private HeaderField? Header(string line)
    {
        var colon = line.IndexOf(':');
        var (name, value) = colon < 0 ? (line, "") : (line[..colon], line[(colon + 1)..].Trim(' ', '\t'));
        if (colon < 0 || !HttpSyntax.IsToken(name))
            Wrong(
                $"header {Quoted.Text(line)}",
                colon < 0 ? "it has no colon" : $"{Quoted.Text(name)} is no header name",
                "write 'Name: value'");
        else if (!HttpSyntax.IsFieldValue(value))
            Wrong($"header {Quoted.Text(name)}", "its value has control characters", "leave them out");
        else
            return new HeaderField(name, value);
        return null;
    }

    private GatewayRequest Url(string url)
    {
        var parts = UrlForm().Match(url);
        var authority = Authority().Match(parts.Groups["authority"].Value);
        var (path, query) = (parts.Groups["path"].Value, parts.Groups["query"].Value);
        var scheme = parts.Groups["scheme"].Value.ToLowerInvariant();
        if (!parts.Success)
            Wrong("request", $"{Quoted.Text(url)} is no absolute http or https URL", Example);
        else if (parts.Groups["authority"].Value.Contains('@'))
            Wrong("request", $"{Quoted.Text(url)} carries a user", "give it as a header, e.g. -H 'X-Trino-User: alice'");
        else if (!authority.Success)
            Wrong("request", $"{Quoted.Text(parts.Groups["authority"].Value)} is no host", HostForm);
        else if (!PathAndQuery().IsMatch(path + query))
            Wrong("request", $"{Quoted.Text(path + query)} is no path and query", "percent-encode what is not plain ASCII");

        var port = GatewayRequest.DefaultPort(scheme);
        if (authority.Groups["port"] is { Length: > 0 } given
            && (!int.TryParse(given.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out port)
                || port is < 1 or > 65535))
            Wrong("request", $"port {Quoted.Shown(given.Value)} is out of range", "give a port from 1 to 65535");
        return new GatewayRequest(
            "", scheme, authority.Groups["host"].Value.ToLowerInvariant(), port, WithoutDots(path), query, []);
    }

    /// <summary>RFC 3986 section 5.2.4, as gateways do before they match.</summary>
    private static string WithoutDots(string path)
    {
        if (path.Length == 0)
            return "/";
        List<string> kept = [];
        var segments = path.Split('/')[1..];
        foreach (var (index, segment) in segments.Index())
        {
            var dots = segment.Replace("%2e", ".", StringComparison.OrdinalIgnoreCase);
            if (dots == ".." && kept.Count > 0)
                kept.RemoveAt(kept.Count - 1);
            if (dots is not ("." or ".."))
                kept.Add(segment);
            else if (index == segments.Length - 1)
                kept.Add("");
        }
        return "/" + string.Join('/', kept);
    }

    private void Wrong(string where, string what, string mend) => faults.Add(new Fault(where, what, mend));

    [GeneratedRegex(
        @"^(?<scheme>https?)://(?<authority>[^/?#]*)(?<path>/[^?#]*)?(?<query>\?[^#]*)?(#.*)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex UrlForm();

    [GeneratedRegex(@"^(?<host>[A-Za-z0-9_]([-A-Za-z0-9_.]*[A-Za-z0-9_])?\.?|\[[0-9A-Fa-f:.]+\])(:(?<port>[0-9]*))?\z")]
    private static partial Regex Authority();

    [GeneratedRegex(@"^([-A-Za-z0-9/._~!$&'()*+,;=:@?\[\]{}|^\\""<>]|%[0-9A-Fa-f]{2})*\z")]
    private static partial Regex PathAndQuery();
}
