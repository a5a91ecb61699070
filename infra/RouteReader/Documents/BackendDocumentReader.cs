namespace TrinoInfra.RouteReader.Documents;

/// <summary>
/// Reads BackendTLSPolicies, their <c>spec</c> as <see cref="Schema.Limits"/> has completed it, and ServiceEntries, whose limits are
/// Istio's and not looked at.
/// </summary>
internal static class BackendDocumentReader
{
    public static BackendTLSPolicyDocument ReadPolicy(Field policy, Field spec, string space, string name)
    {
        var validation = spec["validation"];
        return new BackendTLSPolicyDocument(
            space,
            name,
            [.. spec["targetRefs"].Items.Select(target => new PolicyTarget(target.Kind("", ""), target["name"].Text ?? "", target["sectionName"].Text))],
            validation["hostname"].Text ?? "",
            [
                .. validation["caCertificateRefs"].Items.Select(authority => $"{authority.Kind("", "")} {authority["name"].Text}"),
                .. validation["wellKnownCACertificates"].Text is { } known ? [known == "System" ? "the authorities of the gateway's system" : known] : Array.Empty<string>(),
            ],
            [.. validation["subjectAltNames"].Items.Select(each => each[each["type"].Text == "URI" ? "uri" : "hostname"].Text ?? "")])
        {
            Created = HTTPRouteReader.Created(policy["metadata"]["creationTimestamp"]),
            Notes = policy.Document.Notes,
        };
    }

    public static ServiceEntryDocument ReadEntry(Field spec, string space, string name) => new(
        space,
        name,
        [.. spec["hosts"].Items.Select(host => host.Text?.ToLowerInvariant() ?? "")],
        [.. spec["ports"].Items.Select(port => (port["number"].Integer ?? 0, port["name"].Text ?? ""))]);
}
