using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;

namespace TrinoInfra.RouteReader;

/// <summary>Reads a request line and header lines as a user types them.</summary>
internal sealed partial class RequestReader
{
    private const string Example = "write METHOD URL, e.g. GET https://trino.example.com/ui";
    private const string HostForm = "give a host name, an IPv4 address or a bracketed IPv6 address";
    private readonly List<Fault> faults = [];

    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>The request; of no use where there are <see cref="Faults"/>.</summary>
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
            else
            {
                host = Authority(header.Value, $"header {Quoted.Text(line)}").Host;
                request = request with { HostHeader = header.Value };
            }
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
        var (named, path, query) = (parts.Groups["authority"].Value, parts.Groups["path"].Value, parts.Groups["query"].Value);
        var scheme = parts.Groups["scheme"].Value.ToLowerInvariant();
        if (!parts.Success)
            Wrong("request", $"{Quoted.Text(url)} is no absolute http or https URL", Example);
        if (named.Contains('@'))
            Wrong("request", $"{Quoted.Text(url)} carries a user", "give it as a header, e.g. -H 'X-Trino-User: alice'");
        if (!PathAndQuery().IsMatch(path + query))
            Wrong("request", $"{Quoted.Text(path + query)} is no path and query", "percent-encode what is not plain ASCII");
        var (host, port) = !parts.Success || named.Contains('@') ? ("", null) : Authority(named, "request");
        return new GatewayRequest("", scheme, host, port ?? GatewayRequest.DefaultPort(scheme), WithoutDots(path), query, []);
    }

    /// <summary>A host in lower case and its port; whatever where it is at fault, since then there is no request.</summary>
    private (string Host, int? Port) Authority(string text, string where)
    {
        var parts = AuthorityForm().Match(text);
        var host = parts.Groups["host"].Value.ToLowerInvariant();
        if (!parts.Success || !IsHost(host))
            Wrong(where, $"{Quoted.Text(text)} is no host", HostForm);
        if (parts.Groups["port"] is not { Length: > 0 } given)
            return (host, null);
        if (!int.TryParse(given.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            || port is < 1 or > 65535)
            Wrong(where, $"port {Quoted.Shown(given.Value)} is out of range", "give a port from 1 to 65535");
        return (host, port);
    }

    // A last label of digits alone is how clients recognise an IPv4 address.
    private static bool IsHost(string host) =>
        host.StartsWith('[') ? IPAddress.TryParse(host, out _)
        : !char.IsAsciiDigit(host[^1]) || !host.Split('.')[^1].All(char.IsAsciiDigit)
            || (host.Count(character => character == '.') == 3 && IPAddress.TryParse(host, out _));

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

    private void Wrong(string where, string what, string fix) => faults.Add(new Fault(where, what, fix));

    [GeneratedRegex(
        @"^(?<scheme>https?)://(?<authority>[^/?#]*)(?<path>/[^?#]*)?(?<query>\?[^#]*)?(#.*)?\z", RegexOptions.IgnoreCase)]
    private static partial Regex UrlForm();

    [GeneratedRegex(
        @"^(?<host>(\w([-\w]{0,61}\w)?\.)*\w([-\w]{0,61}\w)?\.?|\[[0-9A-Fa-f:.]+\])(:(?<port>[0-9]*))?\z", RegexOptions.ECMAScript)]
    private static partial Regex AuthorityForm();

    [GeneratedRegex(@"^([-A-Za-z0-9/._~!$&'()*+,;=:@?\[\]{}|^\\""<>]|%[0-9A-Fa-f]{2})*\z")]
    private static partial Regex PathAndQuery();
}
