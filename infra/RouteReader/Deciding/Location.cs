using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Deciding;

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

    /// <summary>Why <see cref="PathInIstio"/> differs from <see cref="PathOf"/>.</summary>
    public const string Difference = "it joins the replacement and what follows the prefix as they are, slashes and all";

    /// <summary>The path after the modifier, as in the API's table (HTTPPathModifier.replacePrefixMatch).</summary>
    public static string PathOf(PathModifier? modifier, string path, PathMatch match)
    {
        if (modifier is null or { Whole: true })
            return modifier?.Value ?? path;
        var replaced = modifier.Value.TrimEnd('/') + path[Math.Min(match.Prefix.Length, path.Length)..];
        return replaced.Length > 0 ? replaced : "/";
    }

    /// <summary>
    /// The path after the modifier in Istio 1.30 (createRedirectFilter, createRewriteFilter and ApplyRedirect): Envoy puts
    /// the replacement in the place of the prefix, whose slash is part of it only where the prefix is a bare <c>/</c>; an
    /// empty replacement of a redirect leaves the path as it is.
    /// </summary>
    public static string PathInIstio(PathModifier modifier, string path, PathMatch match, bool isRedirect)
    {
        if (isRedirect && modifier.Value.Length == 0)
            return path;
        if (modifier.Whole)
            return modifier.Value;
        var rest = path[Math.Min(Math.Max(match.Prefix.Length, 1), path.Length)..];
        if (isRedirect)
            return modifier.Value + rest;
        var value = modifier.Value.EndsWith('/') ? modifier.Value[..^1] : modifier.Value;
        return value.Length > 0 ? value + rest : PathOf(modifier with { Value = "/" }, path, match);
    }
}
