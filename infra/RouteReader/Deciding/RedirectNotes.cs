using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Deciding;

/// <summary>What about a redirect may surprise.</summary>
internal static class RedirectNotes
{
    public static IEnumerable<string> Of(Redirect redirect, GatewayRequest request, RouteMatch match, Listener listener)
    {
        var location = Location.Of(redirect, request, match.Path, listener);
        if (location == request.Url && (match.Method is null or "GET" or "HEAD" || redirect.StatusCode is 307 or 308))
            yield return "the redirect leads to the very URL that was asked for: a client that follows it comes back here, in a loop";
        if (redirect.Path is { } modifier
            && Location.PathInIstio(modifier, request.Path, match.Path, isRedirect: true) is var path
            && path != Location.PathOf(modifier, request.Path, match.Path))
        {
            var whole = redirect with { Path = new PathModifier(Whole: true, path) };
            yield return $"Istio 1.30 redirects to {Location.Of(whole, request, match.Path, listener)}: {Location.Difference}";
        }
        if (redirect.Port is null && PortNote(redirect, request, listener) is { } port)
            yield return port;
    }

    /// <summary>Whom a redirect without a port sends elsewhere, and what Istio makes of it: it keeps the Host header's.</summary>
    private static string? PortNote(Redirect redirect, GatewayRequest request, Listener listener)
    {
        var sent = Location.PortOf(redirect, listener);
        if (sent == request.Port || GatewayRequest.HasDefaultPort(request.Scheme, request.Port))
            return null;
        var note = $"the redirect sets no port, so the client that came by {request.Port} is sent to {sent}";
        var isKept = redirect.Hostname is null
            && (redirect.Scheme is not null || GatewayRequest.HasDefaultPort(request.Scheme, listener.Port));
        return isKept ? $"{note}; Istio keeps the port of the Host header and sends it to {request.Port}" : note;
    }
}
