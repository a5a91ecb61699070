namespace TrinoInfra.RouteReader.Documents;

/// <summary>A Gateway as it stands in a file or in the cluster, the API's defaults filled in.</summary>
/// <param name="Namespace"><c>metadata.namespace</c>; <c>default</c> where the document has none.</param>
/// <param name="Name"><c>metadata.name</c>.</param>
/// <param name="Listeners"><c>spec.listeners</c>, in their order.</param>
public sealed record GatewayDocument(string Namespace, string Name, IReadOnlyList<Listener> Listeners)
{
    /// <summary><c>namespace/name</c>.</summary>
    public string FullName => $"{Namespace}/{Name}";

    /// <summary><c>spec.allowedListeners.namespaces</c>: whose ListenerSets may add listeners; default None.</summary>
    public (RouteNamespaces From, NamespaceSelector Selector) AllowedListeners { get; init; } =
        (RouteNamespaces.None, NamespaceSelector.Everything);

    /// <summary>What is odd about the document but no fault; sentences that begin with a place.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary><c>spec.listeners[]</c> of a Gateway or a ListenerSet.</summary>
/// <param name="Name"><c>name</c>, what a route's <c>sectionName</c> refers to.</param>
/// <param name="Hostname"><c>hostname</c>, lower case; empty for any host.</param>
/// <param name="Port"><c>port</c>, 1 to 65535.</param>
/// <param name="Protocol"><c>protocol</c>: HTTP, HTTPS, TLS, TCP, UDP or a domain-prefixed one.</param>
/// <param name="From"><c>allowedRoutes.namespaces.from</c>; default Same.</param>
/// <param name="Kinds"><c>allowedRoutes.kinds[].kind</c>; empty for those the protocol takes.</param>
public sealed record Listener(
    string Name,
    string Hostname,
    int Port,
    string Protocol,
    RouteNamespaces From = RouteNamespaces.Same,
    IReadOnlyList<string>? Kinds = null)
{
    /// <summary>The kinds of routes that may attach; empty for those the protocol takes.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = Kinds ?? [];

    /// <summary><c>allowedRoutes.namespaces.selector</c>, with <see cref="RouteNamespaces.Selector"/>.</summary>
    public NamespaceSelector Selector { get; init; } = NamespaceSelector.Everything;

    /// <summary>The ListenerSet that it is of, as <c>namespace/name</c>; null where the Gateway has it itself.</summary>
    public string? ListenerSet { get; init; }
}

/// <summary><c>namespaces.from</c> of <c>allowedRoutes</c> or <c>allowedListeners</c>; an unknown word counts as None.</summary>
public enum RouteNamespaces
{
    Same,
    All,
    Selector,
    None,
}

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
