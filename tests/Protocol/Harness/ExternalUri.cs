using System.Globalization;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>
/// Where a coordinator believes its clients reach it, from the headers of the request at hand: the precedence of
/// Jetty's ForwardedRequestCustomizer, and Trino's X-Forwarded-Prefix.
/// </summary>
public static class ExternalUri
{
    /// <summary>Scheme, host, port where it is not the scheme's own, and prefix; no slash at its end.</summary>
    public static string Of(Request request)
    {
        var headers = request.Headers;
        var forwarded = Forwarded(headers["Forwarded"]);
        var proxiedHttps = headers["X-Proxied-Https"] switch
        {
            null => (bool?)null,
            var value => value.ToLowerInvariant() is "on" or "true",
        };

        var scheme = forwarded.GetValueOrDefault("proto")
            ?? LeftMost(headers["X-Forwarded-Proto"])
            ?? (proxiedHttps is { } isHttps ? (isHttps ? "https" : "http") : null)
            ?? (headers.Has("Proxy-auth-cert") || headers.Has("Proxy-ssl-id") ? "https" : "http");

        var byForwarded = Split(forwarded.GetValueOrDefault("host"));
        var byHost = Split(LeftMost(headers["X-Forwarded-Host"]));
        var byServer = Split(LeftMost(headers["X-Forwarded-Server"]));
        var own = Split(request.Uri.Authority)!.Value;
        var host = byForwarded?.Host ?? byHost?.Host ?? byServer?.Host ?? own.Host;

        // Port 0 means the scheme's own: implied by a host without a port, but only where nothing names one.
        var named = byForwarded is { } whole
            ? whole.Port
            : FirstPositive(byHost?.Port, Port(LeftMost(headers["X-Forwarded-Port"])), byServer?.Port)
                ?? proxiedHttps switch
                {
                    true => 443,
                    false => 0,
                    null => byHost is null && byServer is null ? own.Port : 0,
                };
        var isOwn = named == 0 || named == (scheme == "https" ? 443 : 80);
        var prefix = headers["X-Forwarded-Prefix"] is { Length: > 0 } text ? "/" + Uri.EscapeDataString(text) : "";
        return $"{scheme}://{host}{(isOwn ? "" : $":{named}")}{prefix}";
    }

    /// <summary>Whether a coordinator whose <c>http-server.process-forwarded</c> is off refuses the request.</summary>
    public static bool IsForwarded(Request request) =>
        request.Headers.Any(field => field.Name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase));

    private static string? LeftMost(string? value) => value?.Split(',')[0].Trim();

    private static int? FirstPositive(params IEnumerable<int?> ports) => ports.FirstOrDefault(port => port > 0);

    private static int? Port(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : null;

    private static (string Host, int Port)? Split(string? authority)
    {
        if (authority is null)
            return null;
        var colon = authority.LastIndexOf(':');
        return colon < 0 ? (authority, 0) : (authority[..colon], Port(authority[(colon + 1)..]) ?? 0);
    }

    /// <summary>RFC 7239, each parameter's left-most value.</summary>
    private static Dictionary<string, string> Forwarded(string? value)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in (value ?? "").Split(',', ';'))
        {
            if (pair.Split('=', 2) is [var name, var text])
                parameters.TryAdd(name.Trim(), text.Trim().Trim('"'));
        }

        return parameters;
    }
}
