using System.Text.Json;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Settings.Config;

/// <summary>An element of <c>trino-infra:tracks</c>.</summary>
internal static class TrackReader
{
    private static readonly NodeResources defaults = new();

    public static TrackSettings Read(ConfigNode node) => node.Map(track =>
    {
        // In this order faults are told, and unknown keys are told what there is.
        var settings = new TrackSettings
        {
            Name = TrackNames.Read(track["name"]),
            Weight = track["weight"].Required<Weight>($"give a whole number from 0 to {Weight.Max}"),
            Version = Version(track["version"]),
            Workers = track["workers"].Or(TrackSettings.DefaultWorkers, 0, TrackSettings.MaxWorkers),
            Match = MatchReader.Read(track["match"]),
            Drain = track["drain"].Or(TrackSettings.DefaultDrain),
        };
        var (coordinator, worker) = Resources(track["resources"]);
        var (catalogs, secretCatalogs) = CatalogsReader.Read(track["catalogs"]);
        settings = settings with
        {
            Coordinator = coordinator,
            Worker = worker,
            Catalogs = catalogs,
            SecretCatalogs = secretCatalogs,
        };
        settings = settings with
        {
            Values = ChartValuesReader.Read(track["values"], Versions.Trino, new(ProtectedValues.OfTrino, settings)),
        };
        if (settings.ScalesByEvents && !track["workers"].Exists)
            settings = settings with { Workers = 0 };
        TrinoValuesRules.Check(track["values"], settings);
        return settings;
    });

    private static string Version(ConfigNode node)
    {
        // A number has no trailing zeros: the engine would make 4.10 the tag 4.1.
        if (node.Value.ValueKind is JsonValueKind.Number && !JsonNumber.IsWhole(node.Value))
            node.Wrong("is a number, which cannot end in zeros", "put it in quotes");
        return node.Or<ImageTag>(default!)?.ToString() ?? TrackSettings.DefaultVersion;
    }

    private static (NodeResources Coordinator, NodeResources Worker) Resources(ConfigNode node) =>
        node.Map(resources => (Node(resources["coordinator"]), Node(resources["worker"])));

    private static NodeResources Node(ConfigNode node) =>
        node.Map(resources => new NodeResources(Heap(resources["heap"]), resources["cpu"].Or(defaults.Cpu)));

    // None where it has a fault: what follows from a heap would be told of the wrong one.
    private static JvmMemory Heap(ConfigNode node) => node.Exists ? node.Or<JvmMemory>(null!) : defaults.Heap;
}
