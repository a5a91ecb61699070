namespace TrinoInfra.RouteReader;

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
