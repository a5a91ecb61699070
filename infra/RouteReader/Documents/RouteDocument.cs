namespace TrinoInfra.RouteReader.Documents;

/// <summary>An HTTPRoute as it stands in a file or in the cluster, the API's defaults filled in.</summary>
/// <param name="Namespace"><c>metadata.namespace</c>; <c>default</c> where the document has none.</param>
/// <param name="Name"><c>metadata.name</c>.</param>
/// <param name="Created"><c>metadata.creationTimestamp</c>; null in a file that was never applied.</param>
/// <param name="Parents"><c>spec.parentRefs</c>.</param>
/// <param name="Hostnames"><c>spec.hostnames</c>, lower case; empty for those of the listener.</param>
/// <param name="Rules"><c>spec.rules</c>; one that matches every path where the document has none.</param>
public sealed record RouteDocument(
    string Namespace,
    string Name,
    DateTimeOffset? Created,
    IReadOnlyList<ParentReference> Parents,
    IReadOnlyList<string> Hostnames,
    IReadOnlyList<Rule> Rules)
{
    /// <summary><c>namespace/name</c>.</summary>
    public string FullName => $"{Namespace}/{Name}";

    /// <summary><c>status.parents</c>; empty in a file that was never applied.</summary>
    public IReadOnlyList<ParentStatus> Statuses { get; init; } = [];

    /// <summary>What is odd about the document but no fault; sentences that begin with a place.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary><c>spec.parentRefs[]</c>: what a route wants to attach to.</summary>
/// <param name="Group"><c>group</c>; default gateway.networking.k8s.io.</param>
/// <param name="Kind"><c>kind</c>; default Gateway.</param>
/// <param name="Namespace"><c>namespace</c>; default the route's.</param>
/// <param name="Name"><c>name</c>.</param>
/// <param name="SectionName"><c>sectionName</c>: one listener; null for every one.</param>
/// <param name="Port"><c>port</c>: the listeners of this port; null for every one.</param>
public sealed record ParentReference(
    string Group, string Kind, string Namespace, string Name, string? SectionName, int? Port)
{
    /// <summary><c>namespace/name</c>.</summary>
    public string FullName => $"{Namespace}/{Name}";
}

/// <summary><c>status.parents[]</c> of an HTTPRoute: what a gateway made of one of its parents.</summary>
/// <param name="Parent"><c>parentRef</c>, as the route's spec has it.</param>
/// <param name="Conditions"><c>conditions</c>.</param>
public sealed record ParentStatus(ParentReference Parent, IReadOnlyList<Condition> Conditions);

/// <summary><c>status.parents[].conditions[]</c>.</summary>
/// <param name="Type"><c>type</c>, e.g. Accepted or ResolvedRefs.</param>
/// <param name="Status"><c>status</c>: True, False or Unknown.</param>
/// <param name="Reason"><c>reason</c>, one word.</param>
public sealed record Condition(string Type, string Status, string Reason)
{
    public override string ToString() => $"{Type}={Status} ({Reason})";
}
