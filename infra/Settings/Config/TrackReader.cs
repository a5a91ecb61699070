using System.Collections.Immutable;
using System.Text.Json;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Settings.Config;

/// <summary>An element of <c>trino-infra:tracks</c>.</summary>
internal static class TrackReader
{
    private static readonly NodeResources defaults = new();

    /// <param name="charts">The charts that the track may name, the default first.</param>
    /// <param name="mirrors">What the values must not say otherwise.</param>
    public static TrackSettings Read(ConfigNode node, ImmutableArray<TrinoChart> charts, MirrorSettings mirrors) => node.Map(track =>
    {
        // In this order faults are told, and unknown keys are told what there is.
        var settings = new TrackSettings
        {
            Name = TrackNames.Read(track["name"]),
            Weight = track["weight"].Required<Weight>($"give a whole number from 0 to {Weight.Max}"),
        };
        if (track["external"].Exists)
        {
            settings = settings with
            {
                External = ExternalReader.Read(track),
                Match = MatchReader.Read(track["match"]),
                Drain = track["drain"].Or(TrackSettings.DefaultDrain),
                DrainCredentials = DrainCredentialsReader.Read(track["drainCredentials"]),
            };
            DrainCredentialsReader.CheckExternal(track["drainCredentials"], settings);
            return settings;
        }

        var (version, chart) = (Version(track["version"]), Chart(track["chart"], charts));
        settings = settings with
        {
            Version = version ?? (chart ?? charts[0]).AppVersion,
            Chart = chart ?? charts[0],
            Workers = track["workers"].Or(TrackSettings.DefaultWorkers, 0, TrackSettings.MaxWorkers),
            Match = MatchReader.Read(track["match"]),
            Drain = track["drain"].Or(TrackSettings.DefaultDrain),
            DrainCredentials = DrainCredentialsReader.Read(track["drainCredentials"]),
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
            Values = ChartValuesReader.Read(track["values"], chart?.Chart, new(ProtectedValues.OfTrino, settings)),
        };
        if (settings.ScalesByEvents && !track["workers"].Exists)
            settings = settings with { Workers = 0 };
        settings = settings with { AllowFrom = AllowFromReader.Read(track["allowFrom"], settings) };
        TrinoValuesRules.Check(track["values"], settings);
        DrainCredentialsReader.Check(track["drainCredentials"], track["values"], settings);
        MirroredValuesRules.CheckTrino(track["values"], mirrors);
        NoteWhatIsNotNamed(track, settings);
        return settings;
    });

    // None where it is one that nobody here knows.
    private static TrinoChart? Chart(ConfigNode node, ImmutableArray<TrinoChart> charts) =>
        node.OneOf(node.Exists ? null : charts[0], charts.ToDictionary(chart => chart.Version, chart => (TrinoChart?)chart));

    /// <summary>What follows the program's default follows its next one too.</summary>
    private static void NoteWhatIsNotNamed(ConfigNode track, TrackSettings settings)
    {
        (string Key, string Line)[] unnamed =
        [
            .. new[] { ("version", $"version: \"{settings.Version}\""), ("chart", $"chart: {settings.Chart.Version}") }
                .Where(setting => !track[setting.Item1].Exists),
        ];
        if (unnamed.Length > 0)
        {
            track.Note(
                $"names no {string.Join(" and no ", unnamed.Select(setting => setting.Key))}: another release of this program may bring another, and so restart the track and end its queries",
                $"add {string.Join(" and ", unnamed.Select(setting => $"`{setting.Line}`"))}");
        }
    }

    private static string? Version(ConfigNode node)
    {
        // A number has no trailing zeros: the engine would make 4.10 the tag 4.1.
        if (node.Value.ValueKind is JsonValueKind.Number && !JsonNumber.IsWhole(node.Value))
            node.Wrong("is a number, which cannot end in zeros", "put it in quotes");
        return node.Or<ImageTag>(default!)?.ToString();
    }

    private static (NodeResources Coordinator, NodeResources Worker) Resources(ConfigNode node) =>
        node.Map(resources => (Node(resources["coordinator"]), Node(resources["worker"])));

    private static NodeResources Node(ConfigNode node) =>
        node.Map(resources => new NodeResources(Heap(resources["heap"]), resources["cpu"].Or(defaults.Cpu)));

    // None where it has a fault: what follows from a heap would be told of the wrong one.
    private static JvmMemory Heap(ConfigNode node) => node.Exists ? node.Or<JvmMemory>(null!) : defaults.Heap;
}
