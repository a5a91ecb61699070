using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Deciding;

/// <summary>What the documents say of a winning rule's backends themselves: whether they are known, and whether TLS is spoken to them.</summary>
internal sealed class BackendNotes(BackendDocuments documents)
{
    public IEnumerable<string> Of(Rule? rule, RouteDocument? route)
    {
        if (rule is null || route is null)
            return [];
        return
        [
            .. rule.Backends.Where(backend => backend.Weight > 0).SelectMany(backend => Of(backend, $"backend {Name(backend, route)}", "its share is answered 500")),
            .. rule.Filters.Mirrors.SelectMany(mirror => Of(mirror, $"mirror {Name(mirror, route)}", "it gets no copy")),
        ];
    }

    private IEnumerable<string> Of(BackendReference backend, string name, string otherwise) => backend.Kind switch
    {
        // What is no reference at all is said elsewhere.
        BackendReference.Hostname when !Doubts.OfReference(backend).Any() => OfHostname(backend, name, otherwise),
        BackendReference.Service => Policy(PolicyTarget.Service, backend.Namespace, backend.Name, null) is { } policy ? Tls(policy, name) : [],
        _ => [],
    };

    // Istio looks for the host in the route's own namespace; of two entries for it the older counts, which few documents tell.
    private IEnumerable<string> OfHostname(BackendReference backend, string name, string otherwise)
    {
        var entry = documents.Entries.FirstOrDefault(entry =>
            entry.Namespace == backend.Namespace && entry.Hosts.Contains(backend.Name, StringComparer.OrdinalIgnoreCase));
        if (entry is null)
        {
            yield return $"{name} is the host of no ServiceEntry of namespace {backend.Namespace} among the documents: where Istio has none there, {otherwise}";
            yield break;
        }

        var port = entry.Ports.FirstOrDefault(port => port.Number == backend.Port);
        if (port.Number != backend.Port)
            yield return $"{name} has no port {backend.Port} in ServiceEntry {entry.FullName}: requests to it are answered 503";
        else if (Policy(PolicyTarget.ServiceEntry, entry.Namespace, entry.Name, port.Name) is not { } policy)
            yield return $"{name} is spoken to without TLS: no BackendTLSPolicy among the documents is for ServiceEntry {entry.FullName}";
        else
        {
            foreach (var note in Tls(policy, name))
                yield return note;
        }
    }

    /// <summary>That for the port goes before that for all of it; else the older counts, then the first by name.</summary>
    private BackendTLSPolicyDocument? Policy(string kind, string space, string name, string? port) => documents.Policies
        .Where(policy => policy.Namespace == space)
        .SelectMany(
            policy => policy.Targets.Where(target => target.Kind == kind && target.Name == name && (target.SectionName is null || port is null || target.SectionName == port)),
            (policy, target) => (Policy: policy, Target: target))
        .OrderBy(found => found.Target.SectionName is null)
        .ThenBy(found => found.Policy.Created ?? DateTimeOffset.MaxValue)
        .ThenBy(found => found.Policy.FullName, FullNames.Order)
        .Select(found => found.Policy)
        .FirstOrDefault();

    private static IEnumerable<string> Tls(BackendTLSPolicyDocument policy, string name)
    {
        foreach (var note in policy.Notes)
            yield return $"BackendTLSPolicy {policy.FullName}: {note}";
        var signed = $"signed by {string.Join(" or ", policy.Authorities)}";
        yield return policy.SubjectAltNames is []
            ? $"{name} is spoken to by TLS as {policy.Hostname} (BackendTLSPolicy {policy.FullName}): its certificate must be {signed}, and, which Istio looks at only with subjectAltNames, for {policy.Hostname}"
            : $"{name} is spoken to by TLS as {policy.Hostname} (BackendTLSPolicy {policy.FullName}): its certificate must be for {string.Join(" or ", policy.SubjectAltNames)}, {signed}";
    }

    private static string Name(BackendReference backend, RouteDocument route) =>
        backend.Kind == BackendReference.Hostname ? backend.Name : backend.NameIn(route.Namespace);
}
