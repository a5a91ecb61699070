namespace TrinoInfra.Routing.Reader;

/// <summary>Where a redirect sends the client, and what path a backend sees.</summary>
internal static class Location
{
    /// <summary>The Location header; the scheme's own port is left out.</summary>
    public static string Of(Redirect redirect, GatewayRequest request, PathMatch match, Listener listener)
    {
        var target = request with
        {
            Scheme = redirect.Scheme ?? request.Scheme,
            Host = redirect.Hostname ?? request.Host,
            Port = PortOf(redirect, listener),
            Path = PathOf(redirect.Path, request.Path, match),
        };
        return target.Url;
    }

    /// <summary>The port of the Location; where the filter names none, that of the scheme it names, else the listener's.</summary>
    public static int PortOf(Redirect redirect, Listener listener) =>
        redirect.Port ?? (redirect.Scheme is { } scheme ? GatewayRequest.DefaultPort(scheme) : listener.Port);

    /// <summary>The path after the modifier, as in the API's table (HTTPPathModifier.replacePrefixMatch).</summary>
    public static string PathOf(PathModifier? modifier, string path, PathMatch match)
    {
        if (modifier is null or { Whole: true })
            return modifier?.Value ?? path;
        var replaced = modifier.Value.TrimEnd('/') + path[Math.Min(match.Prefix.Length, path.Length)..];
        return replaced.Length > 0 ? replaced : "/";
    }
}
