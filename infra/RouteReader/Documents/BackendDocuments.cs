namespace TrinoInfra.RouteReader.Documents;

/// <summary>What documents say of backends themselves, beside the routes that lead to them.</summary>
/// <param name="Entries">The ServiceEntries of Istio, in their order.</param>
/// <param name="Policies">The BackendTLSPolicies, in their order.</param>
public sealed record BackendDocuments(IReadOnlyList<ServiceEntryDocument> Entries, IReadOnlyList<BackendTLSPolicyDocument> Policies)
{
    public static BackendDocuments None { get; } = new([], []);
}

/// <summary>A ServiceEntry: hosts that Istio knows though they are no Services; Hostname backends are these.</summary>
/// <param name="Namespace"><c>metadata.namespace</c>; <c>default</c> where the document has none.</param>
/// <param name="Name"><c>metadata.name</c>.</param>
/// <param name="Hosts"><c>spec.hosts</c>, lower case.</param>
/// <param name="Ports"><c>spec.ports[]</c>: number and name.</param>
public sealed record ServiceEntryDocument(
    string Namespace, string Name, IReadOnlyList<string> Hosts, IReadOnlyList<(int Number, string Name)> Ports)
{
    /// <summary><c>namespace/name</c>.</summary>
    public string FullName => $"{Namespace}/{Name}";
}

/// <summary>A BackendTLSPolicy: to which backends a gateway speaks TLS, and whom it believes.</summary>
/// <param name="Namespace"><c>metadata.namespace</c>; <c>default</c> where the document has none.</param>
/// <param name="Name"><c>metadata.name</c>.</param>
/// <param name="Targets"><c>spec.targetRefs[]</c>, of the same namespace.</param>
/// <param name="Hostname"><c>spec.validation.hostname</c>.</param>
/// <param name="Authorities">Who may have signed, e.g. <c>ConfigMap ca</c>; the API has one at least.</param>
/// <param name="SubjectAltNames">Names of which the certificate must have one; empty where none are given.</param>
public sealed record BackendTLSPolicyDocument(
    string Namespace,
    string Name,
    IReadOnlyList<PolicyTarget> Targets,
    string Hostname,
    IReadOnlyList<string> Authorities,
    IReadOnlyList<string> SubjectAltNames)
{
    /// <summary><c>namespace/name</c>.</summary>
    public string FullName => $"{Namespace}/{Name}";

    /// <summary><c>metadata.creationTimestamp</c>; null where the document has none.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>What is odd about the document but no fault; sentences that begin with a place.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary><c>targetRefs[]</c>.</summary>
/// <param name="Kind"><c>kind</c>; of a group other than the core's as <c>group/kind</c>.</param>
/// <param name="Name"><c>name</c>.</param>
/// <param name="SectionName"><c>sectionName</c>, the name of a port; null for all of them.</param>
public sealed record PolicyTarget(string Kind, string Name, string? SectionName)
{
    internal const string Service = BackendReference.Service;
    internal const string ServiceEntry = "networking.istio.io/ServiceEntry";
}
