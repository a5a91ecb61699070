namespace TrinoInfra.Routing.Reader;

/// <summary>Where a redirect sends the client, and what path a backend sees.</summary>
internal static class Location
{
    /// <summary>
    /// The Location header. Without a port it is that of the scheme where the filter names one, else the listener's; the
    /// scheme's own is left out.
    /// </summary>
    public static string Of(Redirect redirect, GatewayRequest request, PathMatch match, Listener listener)
    {
        var scheme = redirect.Scheme ?? request.Scheme;
        var target = request with
        {
            Scheme = scheme,
            Host = redirect.Hostname ?? request.Host,
            Port = redirect.Port ?? (redirect.Scheme is null ? listener.Port : GatewayRequest.DefaultPort(scheme)),
            Path = PathOf(redirect.Path, request.Path, match),
        };
        return target.Url;
    }

    /// <summary>The path after the modifier, as in the API's table (HTTPPathModifier.replacePrefixMatch).</summary>
    public static string PathOf(PathModifier? modifier, string path, PathMatch match)
    {
        if (modifier is null or { Whole: true })
            return modifier?.Value ?? path;
        var replaced = modifier.Value.TrimEnd('/') + path[Math.Min(match.Prefix.Length, path.Length)..];
        return replaced.Length > 0 ? replaced : "/";
    }
}
