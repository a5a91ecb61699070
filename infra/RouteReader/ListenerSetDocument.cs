namespace TrinoInfra.RouteReader;

/// <summary>A ListenerSet, which adds listeners to a Gateway, as it stands in a file or in the cluster.</summary>
/// <param name="Namespace"><c>metadata.namespace</c>; <c>default</c> where the document has none.</param>
/// <param name="Name"><c>metadata.name</c>.</param>
/// <param name="Gateway"><c>spec.parentRef</c> as <c>namespace/name</c>; null where it refers to no Gateway.</param>
/// <param name="Listeners"><c>spec.listeners</c>, in their order.</param>
public sealed record ListenerSetDocument(
    string Namespace, string Name, string? Gateway, IReadOnlyList<Listener> Listeners)
{
    /// <summary><c>namespace/name</c>.</summary>
    public string FullName => $"{Namespace}/{Name}";

    /// <summary>What is odd about the document but no fault; sentences that begin with a place.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
