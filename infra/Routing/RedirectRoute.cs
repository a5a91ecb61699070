using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>
/// The route of the listener <c>http</c> where it serves nothing: every request to the same URL over https, with 308,
/// since after a 301 clients repeat a POST as a GET.
/// </summary>
internal static class RedirectRoute
{
    public static HTTPRouteSpecArgs Spec(StackSettings settings, ParentReferenceArgs http) => new()
    {
        ParentRefs = [http],
        Hostnames = [.. settings.DnsNames()],
        Rules =
        [
            new HTTPRouteRuleArgs
            {
                Name = "https",
                Filters =
                [
                    HTTPRouteFilterArgs.RequestRedirect(new HTTPRequestRedirectFilterArgs
                    {
                        Scheme = HTTPRedirectScheme.HTTPS,
                        Port = settings.Gateway.RedirectPort(),
                        StatusCode = HTTPRedirectStatusCode.PermanentRedirect,
                    }),
                ],
            },
        ],
    };
}
