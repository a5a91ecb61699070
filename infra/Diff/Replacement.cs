using System.Collections.Immutable;
using TrinoInfra.Plan;

namespace TrinoInfra.Diff;

/// <summary>
/// Which changes make the provider pulumi-kubernetes 4.32.0 delete a resource and make it anew: forceNewProperties in its
/// diff.go, Diff in its helm_release.go, DiffConfig in its provider.go.
/// </summary>
internal static class Replacement
{
    private const string ConfigMap = "kubernetes:core/v1:ConfigMap";

    /// <summary>What forces it, of the fields that differ: their paths.</summary>
    /// <param name="after">The resource as it is now.</param>
    /// <param name="fields">What differs of it.</param>
    /// <param name="provider">Its provider as it is now; null where it has none.</param>
    public static IEnumerable<string> Paths(PlannedResource after, ImmutableArray<FieldChange> fields, PlannedResource? provider)
    {
        var forcing = Forcing(after, provider).ToList();
        return fields
            // A provider is bound to another cluster where its identifier changes, not where it gets one or loses it.
            .Where(field => !after.IsProvider || field.Kind == FieldChangeKind.Changed)
            .Where(field => field.Leaves.Any(leaf => forcing.Exists(leaf.Path.IsWithin)))
            .Select(field => $"{field.Path}");
    }

    private static IEnumerable<string> Forcing(PlannedResource resource, PlannedResource? provider) => resource.Type switch
    {
        _ when resource.IsComponent => [],
        _ when resource.IsProvider => ["clusterIdentifier"],
        PlannedResource.ReleaseType => ["name", "namespace"],
        _ => [.. OfKind(resource, provider), "metadata.name", "metadata.namespace"],
    };

    private static IEnumerable<string> OfKind(PlannedResource resource, PlannedResource? provider) => resource.Type switch
    {
        "kubernetes:apps/v1:Deployment" => ["spec.selector"],
        "kubernetes:core/v1:Service" => ["spec.clusterIP"],
        "kubernetes:core/v1:Secret" => ["type", "data", "stringData"],
        ConfigMap when $"{provider?.Inputs["enableConfigMapMutable"]}" != "true" || $"{resource.Inputs["immutable"]}" == "true" =>
            ["data", "binaryData"],
        _ => [],
    };
}
