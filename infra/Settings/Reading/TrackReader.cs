namespace TrinoInfra.Settings.Reading;

/// <summary>An element of <c>trino-infra:tracks</c>.</summary>
internal static class TrackReader
{
    private static readonly NodeResources defaults = new();

    public static TrackSettings Read(ConfigNode node) => node.Map(track =>
    {
        var (coordinator, worker) = Resources(track["resources"]);
        return new TrackSettings
        {
            Name = track["name"].Required<DnsLabel>("give the track a name, such as trino-v2-canary"),
            Weight = track["weight"].Required<Weight>($"give a whole number from 0 to {Weight.Max}"),
            Version = track["version"].Or<ImageTag>(default!)?.ToString() ?? TrackSettings.DefaultVersion,
            Workers = track["workers"].Or(2, 0, TrackSettings.MaxWorkers),
            Match = MatchReader.Read(track["match"]),
            Drain = track["drain"].Or(GatewayDuration.Of("5m")),
            Coordinator = coordinator,
            Worker = worker,
            Catalogs = CatalogsReader.Read(track["catalogs"]),
            Values = ChartValuesReader.Read(track["values"], ProtectedValues.OfTrino),
            HoldsSecrets = track.HoldsSecrets,
        };
    });

    private static (NodeResources Coordinator, NodeResources Worker) Resources(ConfigNode node) =>
        node.Map(resources => (Node(resources["coordinator"]), Node(resources["worker"])));

    private static NodeResources Node(ConfigNode node) =>
        node.Map(resources => new NodeResources(resources["heap"].Or(defaults.Heap), resources["cpu"].Or(defaults.Cpu)));
}
