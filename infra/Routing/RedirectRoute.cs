using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>
/// The route of the listener <c>http</c> where it serves nothing: every request to the same URL over https, with 308,
/// since after a 301 clients repeat a POST as a GET.
/// </summary>
internal static class RedirectRoute
{
    /// <param name="gateway">The settings of the Gateway.</param>
    /// <param name="http">The listener <c>http</c>.</param>
    public static HTTPRouteSpecArgs Spec(GatewaySettings gateway, ParentReferenceArgs http) => new()
    {
        ParentRefs = [http],
        Hostnames = [.. gateway.DnsNames()],
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
                        Port = gateway.RedirectPort(),
                        StatusCode = HTTPRedirectStatusCode.PermanentRedirect,
                    }),
                ],
            },
        ],
    };
}
