namespace TrinoInfra.Tests.RouteReader;

/// <summary>What documents say of backends themselves: whether Istio knows a host, and whether TLS is spoken to it.</summary>
public sealed class BackendNotesTests
{
    private const string ToHost = "{ backendRefs: [{ group: networking.istio.io, kind: Hostname, name: trino.old.corp, port: 443 }] }";

    [Theory]
    // No entry, or none that counts.
    [InlineData("", "backend trino.old.corp is the host of no ServiceEntry of namespace ns among the documents: where Istio has none there, its share is answered 500")]
    [InlineData("ENTRY other [trino.old.corp] 443", "backend trino.old.corp is the host of no ServiceEntry of namespace ns among the documents: where Istio has none there, its share is answered 500")]
    [InlineData("ENTRY ns ['*.old.corp'] 443", "backend trino.old.corp is the host of no ServiceEntry of namespace ns among the documents: where Istio has none there, its share is answered 500")]
    [InlineData("ENTRY ns [trino.old.corp] 8080", "backend trino.old.corp has no port 443 in ServiceEntry ns/entry: requests to it are answered 503")]
    // In the clear.
    [InlineData("ENTRY ns [Trino.Old.Corp] 443", "backend trino.old.corp is spoken to without TLS: no BackendTLSPolicy among the documents is for ServiceEntry ns/entry")]
    [InlineData("ENTRY ns [trino.old.corp] 443 | POLICY other '' hostname: trino.corp, wellKnownCACertificates: System", "backend trino.old.corp is spoken to without TLS: no BackendTLSPolicy among the documents is for ServiceEntry ns/entry")]
    [InlineData("ENTRY ns [trino.old.corp] 443 | POLICY ns ', sectionName: other' hostname: trino.corp, wellKnownCACertificates: System", "backend trino.old.corp is spoken to without TLS: no BackendTLSPolicy among the documents is for ServiceEntry ns/entry")]
    // By TLS.
    [InlineData("ENTRY ns [trino.old.corp] 443 | POLICY ns '' hostname: trino.corp, wellKnownCACertificates: System", "backend trino.old.corp is spoken to by TLS as trino.corp (BackendTLSPolicy ns/policy): its certificate must be signed by the authorities of the gateway's system, and, which Istio looks at only with subjectAltNames, for trino.corp")]
    [InlineData("ENTRY ns [trino.old.corp] 443 | POLICY ns ', sectionName: http' hostname: trino.corp, subjectAltNames: [{ type: Hostname, hostname: a.corp }, { type: URI, uri: 'spiffe://b' }], caCertificateRefs: [{ group: '', kind: ConfigMap, name: ca }]", "backend trino.old.corp is spoken to by TLS as trino.corp (BackendTLSPolicy ns/policy): its certificate must be for a.corp or spiffe://b, signed by ConfigMap ca")]
    public void A_host_is_known_and_spoken_to_as_the_documents_say(string documents, string note) =>
        Assert.Equal(note, Assert.Single(Ask.Decide(Ask.Rules(ToHost) + Documents(documents), "GET http://host/").Notes));

    [Fact]
    public void A_Service_is_spoken_of_only_where_a_policy_is_for_it()
    {
        var rules = Ask.Rules("{ backendRefs: [{ name: trino, port: 8443 }] }");
        var policy = Documents("POLICY ns '' hostname: trino.corp, wellKnownCACertificates: System")
            .Replace("group: networking.istio.io, kind: ServiceEntry, name: entry", "group: '', kind: Service, name: trino");

        Assert.Empty(Ask.Decide(rules, "GET http://host/").Notes);
        Assert.StartsWith(
            "backend trino is spoken to by TLS as trino.corp (BackendTLSPolicy ns/policy): ", Assert.Single(Ask.Decide(rules + policy, "GET http://host/").Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_policies_that_for_the_port_counts_then_the_older()
    {
        string Policy(string name, string created, string section) => Documents($"POLICY ns '{section}' hostname: {name}.corp, wellKnownCACertificates: System")
            .Replace("name: policy", $"name: {name}, creationTimestamp: '{created}'");
        string Winner(params string[] policies) => Assert.Single(Ask.Decide(
            Ask.Rules(ToHost) + Documents("ENTRY ns [trino.old.corp] 443") + string.Concat(policies), "GET http://host/").Notes).Split(" as ")[1].Split('.')[0];

        Assert.Equal("b", Winner(Policy("a", "2026-01-02T00:00:00Z", ""), Policy("b", "2026-01-01T00:00:00Z", "")));
        Assert.Equal("c", Winner(Policy("b", "2026-01-01T00:00:00Z", ""), Policy("c", "2026-01-03T00:00:00Z", ", sectionName: http")));
    }

    [Fact]
    public void A_mirror_that_nobody_knows_gets_no_copy() => Assert.Equal(
        "mirror trino.old.corp is the host of no ServiceEntry of namespace ns among the documents: where Istio has none there, it gets no copy",
        Assert.Single(Ask.Decide(
            Ask.Rules("{ backendRefs: [{ name: b, port: 1 }], filters: [{ type: RequestMirror, requestMirror: { backendRef: { group: networking.istio.io, kind: Hostname, name: trino.old.corp, port: 443 } } }] }"),
            "GET http://host/").Notes));

    [Fact]
    public void Backends_of_weight_0_are_not_spoken_of() => Assert.Empty(Ask.Decide(
        Ask.Rules("{ backendRefs: [{ name: b, port: 1 }, { group: networking.istio.io, kind: Hostname, name: trino.old.corp, port: 443, weight: 0 }] }"),
        "GET http://host/").Notes);

    [Theory]
    [InlineData("{}")]
    [InlineData("{ hosts: 7, ports: x }")]
    [InlineData("{ hosts: [[]], ports: [{ number: a }] }")]
    [InlineData("null")]
    public void An_entry_of_any_shape_is_read(string spec) => Assert.Single(Ask.Parsed($$"""
        apiVersion: networking.istio.io/v1beta1
        kind: ServiceEntry
        metadata: { name: entry, namespace: ns }
        spec: {{spec}}
        """).Backends.Entries);

    [Fact]
    public void Lists_as_kubectl_prints_them_are_unfolded()
    {
        var file = Ask.Parsed("""
            apiVersion: v1
            kind: List
            items:
              - { apiVersion: networking.istio.io/v1, kind: ServiceEntry, metadata: { name: a, namespace: ns }, spec: { hosts: [a.corp] } }
              - { apiVersion: gateway.networking.k8s.io/v1, kind: BackendTLSPolicy, metadata: { name: p, namespace: ns }, spec: { targetRefs: [{ group: '', kind: Service, name: s }], validation: { hostname: a, wellKnownCACertificates: System } } }
            ---
            apiVersion: networking.istio.io/v1
            kind: ServiceEntryList
            items: [{ metadata: { name: b, namespace: ns }, spec: { hosts: [b.corp] } }]
            """);

        Assert.Equal(["ns/a", "ns/b"], file.Backends.Entries.Select(entry => entry.FullName));
        Assert.Equal(["ns/p"], file.Backends.Policies.Select(policy => policy.FullName));
    }

    /// <summary><c>ENTRY ns [hosts] port</c> and <c>POLICY ns 'more of its target' validation</c>, with bars between them.</summary>
    private static string Documents(string shorthand) => string.Concat(shorthand.Split(" | ", StringSplitOptions.RemoveEmptyEntries).Select(document =>
    {
        var words = document.Split(' ', 3);
        if (words[0] == "ENTRY")
        {
            var (hosts, port) = (words[2][..(words[2].LastIndexOf(']') + 1)], words[2].Split(' ')[^1]);
            return $$"""
                ---
                apiVersion: networking.istio.io/v1
                kind: ServiceEntry
                metadata: { name: entry, namespace: {{words[1]}} }
                spec: { hosts: {{hosts}}, ports: [{ number: {{port}}, name: http, protocol: HTTP }], resolution: DNS }

                """;
        }

        var end = words[2].IndexOf('\'', 1);
        return $$"""
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: BackendTLSPolicy
            metadata: { name: policy, namespace: {{words[1]}} }
            spec:
              targetRefs: [{ group: networking.istio.io, kind: ServiceEntry, name: entry{{words[2][1..end]}} }]
              validation: { {{words[2][(end + 2)..]}} }

            """;
    }));
}
