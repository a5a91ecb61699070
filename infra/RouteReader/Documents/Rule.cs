namespace TrinoInfra.RouteReader.Documents;

/// <summary><c>spec.rules[]</c> of an HTTPRoute.</summary>
/// <param name="Name"><c>name</c>; null where the rule has none.</param>
/// <param name="Matches"><c>matches</c>, any of which suffices; never empty, the default is every path.</param>
/// <param name="Filters"><c>filters</c>.</param>
/// <param name="Backends"><c>backendRefs</c>, those of weight 0 included.</param>
/// <param name="Timeouts"><c>timeouts</c>.</param>
public sealed record Rule(
    string? Name,
    IReadOnlyList<RouteMatch> Matches,
    Filters Filters,
    IReadOnlyList<Backend> Backends,
    Timeouts Timeouts)
{
    /// <summary>Whether more than one backend gets requests.</summary>
    public bool IsSplit => Backends.Count(backend => backend.Weight > 0) > 1;
}

/// <summary><c>rules[].backendRefs[]</c>.</summary>
/// <param name="Kind"><inheritdoc/></param>
/// <param name="Namespace"><inheritdoc/></param>
/// <param name="Name"><inheritdoc/></param>
/// <param name="Port"><inheritdoc/></param>
/// <param name="Weight"><c>weight</c>, 0 to 1,000,000; default 1.</param>
/// <param name="Filters"><c>filters</c> of this backend alone.</param>
public sealed record Backend(string Kind, string Namespace, string Name, int? Port, int Weight, Filters Filters)
    : BackendReference(Kind, Namespace, Name, Port);
