namespace TrinoInfra.RouteReader.Deciding;

/// <summary>The decisions that are a 404, each with why.</summary>
internal static class Refusals
{
    public static Decision NoListener(
        GatewayRequest request, IReadOnlyList<Entrance> entrances, IEnumerable<string> orphans) => new()
        {
            Request = request,
            Status = 404,
            Why =
            [
                $"no listener takes {request.Scheme} requests for {request.Host} on port {request.Port}",
                .. entrances.Select(entrance => $"{entrance.Name} takes {entrance.Terms}"),
                .. orphans,
            ],
        };

    public static Decision NoHost(Decision decision, Passage passage) => decision with
    {
        Why =
        [
            .. decision.Why,
            passage.Entrance.Hosts is []
                ? "no route is attached to it"
                : $"no route is attached to it for {passage.Request.Host}, only for {Known(passage.Entrance)}",
            .. passage.Entrance.Refusals,
        ],
    };

    public static Decision NoMatch(Decision decision, Passage passage) => decision with
    {
        Why =
        [
            .. decision.Why,
            passage.HostChoice(),
            "none of their rules matches",
            .. passage.Entrance.Refusals,
        ],
    };

    private static string Known(Entrance entrance) =>
        string.Join(", ", entrance.Hosts.Select(host => Hostnames.Describe(host.Hostname)));
}
