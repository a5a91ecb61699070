using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Routing;

/// <summary>
/// The cookie by which a client says where its transaction is open. It counts only together with the id of an open
/// transaction: statements outside of one follow the weights, cookie or not.
/// </summary>
internal static class TrackCookie
{
    private const string Name = "trino-track";

    /// <summary>By which a client names the track, e.g. <c>trino-track=trino-v1-stable</c>.</summary>
    public static string Of(TrackSettings track) => $"{Name}={track.Name}";

    /// <summary>The response header that makes a client remember <paramref name="track"/>.</summary>
    public static HTTPHeaderFilterArgs Set(GatewaySettings gateway, TrackSettings track)
    {
        var secure = gateway.Http == HttpMode.Serve ? "" : "; Secure";
        return new()
        {
            Add = [new HTTPHeaderArgs("Set-Cookie", $"{Of(track)}; Path={TrinoPaths.Statement}; HttpOnly; SameSite=Lax{secure}")],
        };
    }

    /// <summary>The headers of a statement inside a transaction that was opened on <paramref name="track"/>.</summary>
    /// <remarks>
    /// Small on purpose: Envoy refuses a listener's whole route table for one expression whose RE2 program is above 100,
    /// and Kubernetes hears nothing of it.
    /// </remarks>
    public static HTTPHeaderMatchArgs[] OpenTransaction(TrackSettings track) =>
    [
        HTTPHeaderMatchArgs.RegularExpression("Cookie", $"(.*; ?)?{Of(track)}(;.*)?"),
        // Outside a transaction clients say NONE, or nothing.
        HTTPHeaderMatchArgs.RegularExpression("X-Trino-Transaction-Id", "[0-9a-f].*"),
    ];
}
