using System.Collections.Immutable;

namespace TrinoInfra.Settings;

/// <summary>A row of <see cref="LiveChanges"/>.</summary>
/// <param name="Effects">What a change does, at most.</param>
/// <param name="Paths">Of what: keys below the track with a slash between them, each for all that is below it.</param>
internal sealed record LiveChange(PodEffects Effects, ImmutableArray<string> Paths)
{
    /// <summary>What it does where there was nothing before, or is nothing after: no workers, no value.</summary>
    public PodEffects FromOrToNothing { get; init; } = Effects;
}

/// <summary>
/// What restarts what: of every setting of a live track, and of every value of the chart <c>trino</c> 1.42.2 and 1.42.1, what a
/// change does to the track's pods. Read from the chart's templates: a pod is made anew where its template changes, and that bears
/// the chart's version and the checksums of the configuration it mounts.
/// </summary>
internal static class LiveChanges
{
    public static ImmutableArray<LiveChange> Table { get; } =
    [
        new(PodEffects.None,
        [
            "weight", "match", "drainCredentials", "allowFrom", "external",
            "values/service/annotations", "values/serviceAccount/annotations", "values/serviceMonitor",
            "values/networkPolicy/egress", "values/networkPolicy/ingress",
            "values/coordinator/deployment", "values/worker/deployment",
            // Not among the checksums: what runs keeps what it has read.
            "values/jmx/exporter/configProperties",
            "values/jmx/coordinator/exporter/configProperties", "values/jmx/worker/exporter/configProperties",
        ]),
        // Trino reads these files again by itself.
        new(PodEffects.None, ["values/auth/passwordAuth", "values/auth/groups"]) { FromOrToNothing = PodEffects.CoordinatorRestarts },
        // Without workers the coordinator works, which is a line of its configuration.
        new(PodEffects.WorkersComeAndGo, ["workers"])
        {
            FromOrToNothing = PodEffects.WorkersComeAndGo | PodEffects.CoordinatorRestarts,
        },
        new(PodEffects.WorkersComeAndGo, ["values/server/workers", "values/server/autoscaling", "values/server/keda"]),
        new(PodEffects.WorkersRoll,
        [
            // The grace period of a leaving worker.
            "drain",
            "resources/worker",
            "values/worker", "values/server/workerExtraConfig", "values/jmx/worker",
            "values/initContainers/worker", "values/sidecarContainers/worker", "values/shareProcessNamespace/worker",
        ]),
        new(PodEffects.CoordinatorRestarts,
        [
            "resources/coordinator",
            "values/coordinator", "values/server/coordinatorExtraConfig", "values/jmx/coordinator",
            "values/initContainers/coordinator", "values/sidecarContainers/coordinator", "values/shareProcessNamespace/coordinator",
            "values/server/config/authenticationType", "values/server/config/https/keystore",
            "values/auth", "values/headerAuthenticator", "values/accessControl", "values/resourceGroups", "values/sessionProperties",
        ]),
        new(PodEffects.All, ["version", "chart", "catalogs", "values"]),
    ];

    /// <summary>What of the stack's other settings is in every track's pods, to what of a track it is as a change of.</summary>
    public static ImmutableSortedDictionary<string, string> OfAllTracks { get; } = ImmutableSortedDictionary.CreateRange(
    [
        KeyValuePair.Create("mirrors.images", "values/image"),
    ]);

    /// <param name="path">E.g. <c>resources/worker/heap</c>, or of a chart value <c>values/server/log/trino/level</c>.</param>
    /// <param name="fromOrToNothing">Whether there was nothing before, or is nothing after.</param>
    /// <returns>What the row with the longest path says that is this path or above it; all where there is none.</returns>
    public static PodEffects Of(string path, bool fromOrToNothing = false)
    {
        var row = Table
            .SelectMany(row => row.Paths, (row, above) => (Row: row, Above: above))
            .Where(place => $"{path}/".StartsWith($"{place.Above}/", StringComparison.Ordinal))
            .OrderByDescending(place => place.Above.Length)
            .Select(place => place.Row)
            .FirstOrDefault();
        return row is null ? PodEffects.All : fromOrToNothing ? row.FromOrToNothing : row.Effects;
    }
}
