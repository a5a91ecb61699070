namespace TrinoInfra.RouteReader.Documents;

/// <summary>A <c>backendRef</c>: whom a request, or its copy, goes to.</summary>
/// <param name="Kind"><c>kind</c>, default Service; of a group other than the core's as <c>group/kind</c>.</param>
/// <param name="Namespace"><c>namespace</c>; default the route's.</param>
/// <param name="Name"><c>name</c>.</param>
/// <param name="Port"><c>port</c>; null where the document has none.</param>
public abstract record BackendReference(string Kind, string Namespace, string Name, int? Port)
{
    internal const string Service = "Service";
    internal const string ServiceImport = "multicluster.x-k8s.io/ServiceImport";
    internal const string Hostname = "networking.istio.io/Hostname";
    internal const string InferencePool = "inference.networking.k8s.io/InferencePool";

    // What Istio sends requests to; others are invalid references to it.
    private static readonly string[] ServedKinds = [Service, ServiceImport, Hostname, InferencePool];

    /// <summary><c>namespace/name</c>.</summary>
    public string FullName => $"{Namespace}/{Name}";

    /// <summary>Whether gateways serve its kind, so that requests can arrive.</summary>
    public bool IsServed => ServedKinds.Contains(Kind);

    /// <summary>Whether it names no port although Istio asks for one; the API does so for a Service only.</summary>
    public bool LacksPort => Port is null && Kind != InferencePool;

    /// <summary>Whether the document gives the namespace, be it the route's own.</summary>
    public bool NamesNamespace { get; init; }

    /// <summary>Its name as a route of that namespace would write it: alone, or after its own namespace.</summary>
    public string NameIn(string space) => Namespace == space ? Name : FullName;
}
