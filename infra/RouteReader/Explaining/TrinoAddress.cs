using TrinoInfra.RouteReader.Deciding;

namespace TrinoInfra.RouteReader.Explaining;

/// <summary>Where a coordinator believes its client to be: what it builds <c>nextUri</c> from.</summary>
/// <param name="BaseUrl">E.g. <c>https://trino-v1-stable.trino.example.com</c>.</param>
/// <param name="Source">The header it took the host from.</param>
internal sealed record TrinoAddress(string BaseUrl, string Source)
{
    /// <summary>
    /// With <c>http-server.process-forwarded=true</c>: Forwarded, before X-Forwarded-Host (whose port wins), before
    /// X-Forwarded-Port, before Host; and what X-Forwarded-Prefix says was stripped.
    /// </summary>
    public static TrinoAddress Of(Share share)
    {
        var headers = share.RequestHeaders;
        var forwarded = Parameters(headers["Forwarded"]);
        var scheme = forwarded.GetValueOrDefault("proto") ?? First(headers["X-Forwarded-Proto"]) ?? "http";
        var port = First(headers["X-Forwarded-Port"]);
        var (authority, source) =
            forwarded.GetValueOrDefault("host") is { } host ? (host, "Forwarded")
            : First(headers["X-Forwarded-Host"]) is { } named ? (WithPort(named, port), "X-Forwarded-Host")
            : port is null ? (share.Host, "Host")
            : (WithPort(share.Host.Split(':')[0], port), "X-Forwarded-Port");
        // Trino escapes the prefix, a slash at its beginning too.
        var prefix = headers["X-Forwarded-Prefix"] is { Length: > 0 } text ? "/" + Uri.EscapeDataString(text) : "";
        return new TrinoAddress($"{scheme}://{authority}{prefix}", source);
    }

    private static string WithPort(string host, string? port) =>
        port is null || host.Contains(':') ? host : $"{host}:{port}";

    private static string? First(string? values) => values?.Split(',')[0].Trim();

    /// <summary>Of the first element of RFC 7239's Forwarded.</summary>
    private static Dictionary<string, string> Parameters(string? forwarded) => (First(forwarded) ?? "")
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(parameter => parameter.Split('=', 2))
        .Where(parts => parts.Length == 2)
        .DistinctBy(parts => parts[0], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(parts => parts[0], parts => parts[1].Trim('"'), StringComparer.OrdinalIgnoreCase);
}
