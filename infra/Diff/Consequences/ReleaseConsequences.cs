using System.Collections.Immutable;
using TrinoInfra.Plan;
using TrinoInfra.Settings;

namespace TrinoInfra.Diff.Consequences;

/// <summary>What the change of a Helm release does to what runs of it.</summary>
internal static class ReleaseConsequences
{
    public static IEnumerable<Consequence> Of(ResourceChange change, Func<string, bool> hasShare)
    {
        var release = change.Resource;
        var subject = release.IsTrack() ? $"track {release.Name}" : $"release {release.Name}";
        if (change.Kind == ResourceChangeKind.Replaced)
            return [new(Effects.ReleaseReplaced, subject, change.ForcedBy)];
        if (release.IsTrack())
            return OfTrack(change, subject, hasShare(release.Name));
        return release.Name switch
        {
            "gateway-api-crds" when IsOlder(change) => [new(Effects.DefinitionsDowngraded, subject, change.Because())],
            "cilium" when change.Causes("version", "values") is { IsEmpty: false } causes => [new(Effects.NetworkRestarts, subject, causes)],
            _ => [],
        };
    }

    /// <summary>By the chart's own name, from whichever repository it is.</summary>
    public static bool IsTrack(this PlannedResource resource) => resource.Type == PlannedResource.ReleaseType
        && $"{resource.Inputs["chart"]}".Split('/')[^1] == Versions.TrinoCharts[0].Chart.Name;

    private static IEnumerable<Consequence> OfTrack(ResourceChange change, string subject, bool hasShare)
    {
        var effects = change.Leaves.Select(leaf => (leaf.Path, Effects: EffectsOf(leaf))).ToList();
        ImmutableArray<string> Causes(PodEffects effect) =>
            [.. effects.Where(each => each.Effects.HasFlag(effect)).Select(each => $"{each.Path}").Distinct()];

        if (Causes(PodEffects.CoordinatorRestarts) is { IsEmpty: false } restarts)
            yield return new(hasShare ? Consequences.Effects.CoordinatorRestarts : Consequences.Effects.CoordinatorOfNoShareRestarts, subject, restarts);
        else if (Causes(PodEffects.WorkersRoll) is { IsEmpty: false } rolls)
            yield return new(Consequences.Effects.WorkersRoll, subject, rolls);
    }

    /// <summary>By the table of what restarts what: of the release's fields only its values, and its chart's version, are in a pod.</summary>
    private static PodEffects EffectsOf(FieldChange leaf) => leaf.Path.Steps[0].Name switch
    {
        "values" => LiveChanges.Of(leaf.Path.Slashed, leaf.Kind is FieldChangeKind.Added or FieldChangeKind.Removed),
        "version" => LiveChanges.Of("chart"),
        _ => PodEffects.None,
    };

    /// <summary>Of a chart in a folder, which the version of the definitions ends.</summary>
    private static bool IsOlder(ResourceChange change) =>
        Version.TryParse(VersionOf(change.Before!), out var before) && Version.TryParse(VersionOf(change.After!), out var after) && after < before;

    private static string VersionOf(PlannedResource release) => $"{release.Inputs["chart"]}".Split('/')[^1];
}
