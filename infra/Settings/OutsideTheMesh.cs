using System.Collections.Immutable;

namespace TrinoInfra.Settings;

/// <summary>
/// The labels by which Istio leaves a pod alone, whatever its namespace says: no sidecar, no ambient mode. What Trino's
/// workers say to each other never meets the mesh, and a drain gate ends when it has done, not when a proxy does.
/// </summary>
internal static class OutsideTheMesh
{
    public static ImmutableSortedDictionary<string, string> Labels { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal)
        .Add("istio.io/dataplane-mode", "none")
        .Add("sidecar.istio.io/inject", "false");
}
