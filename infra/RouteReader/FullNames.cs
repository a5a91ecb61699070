namespace TrinoInfra.RouteReader;

/// <summary>Names of objects as <c>namespace/name</c>.</summary>
internal static class FullNames
{
    /// <summary>By namespace, then by name, as Istio's sortRoutesByCreationTime: <c>ns/z</c> is before <c>ns-b/a</c>.</summary>
    public static IComparer<string> Order { get; } = Comparer<string>.Create((one, other) =>
        one == other ? 0 : string.CompareOrdinal(one.Replace('/', '\0'), other.Replace('/', '\0')));
}
