using System.Text.Json.Nodes;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.Tests.GatewayApi;

namespace TrinoInfra.Tests.RouteReader.Schema;

/// <summary>Documents about one field of the API, and what the reader says of them.</summary>
internal static class ApiDocument
{
    /// <summary>A valid document that uses every field of its kind.</summary>
    public static async Task<JsonObject> FullAsync(string kind)
    {
        if (kind != "ListenerSet")
            return await Samples.ManifestAsync(kind);
        var gateway = await Samples.ManifestAsync("Gateway");
        return Document("ListenerSet", new JsonObject
        {
            ["parentRef"] = new JsonObject
            {
                ["group"] = "gateway.networking.k8s.io",
                ["kind"] = "Gateway",
                ["name"] = "gateway",
                ["namespace"] = "here",
            },
            ["listeners"] = gateway["spec"]!["listeners"]!.DeepClone(),
        });
    }

    /// <summary>A document with this value at a path, and around it no more than what the API requires.</summary>
    /// <param name="kind">Gateway, ListenerSet, HTTPRoute or BackendTLSPolicy.</param>
    /// <param name="path">Such as <c>spec.rules[].matches[].path</c>.</param>
    /// <param name="value">As JSON.</param>
    public static JsonObject With(string kind, string path, string value)
    {
        var node = JsonNode.Parse(value)!;
        var steps = path.Split('.');
        for (var i = steps.Length - 1; i > 0; i--)
        {
            var (owner, member) = (steps[i - 1].TrimEnd('[', ']'), steps[i].TrimEnd('[', ']'));
            var beside = JsonNode.Parse(Beside(owner, member))!.AsObject();
            beside[member] = member == steps[i] ? node : new JsonArray(node);
            node = beside;
        }
        return Document(kind, Required(kind, node.AsObject()));
    }

    /// <summary>The faults and notes of a manifest, each as <c>place: text</c>.</summary>
    public static (IReadOnlyList<string> Faults, IReadOnlyList<string> Notes) Read(JsonObject manifest, bool live = false)
    {
        if (live)
        {
            manifest = manifest.DeepClone().AsObject();
            manifest["metadata"]!["uid"] = "7c1e0f0e-8f52-4d43-9a51-1f6a3c1f2b11";
        }
        var file = RouteFile.Parse(manifest.ToJsonString(), "");
        return (
            [.. file.Faults.Select(fault => fault.ToString().Split("): ", 2)[^1])],
            [
                .. file.Gateways.SelectMany(each => each.Notes),
                .. file.ListenerSets.SelectMany(each => each.Notes),
                .. file.Routes.SelectMany(each => each.Notes),
                .. file.Backends.Policies.SelectMany(each => each.Notes),
            ]);
    }

    private static JsonObject Document(string kind, JsonObject spec) => new()
    {
        ["apiVersion"] = "gateway.networking.k8s.io/v1",
        ["kind"] = kind,
        ["metadata"] = new JsonObject { ["name"] = "name", ["namespace"] = "here" },
        ["spec"] = spec,
    };

    private static JsonObject Required(string kind, JsonObject spec)
    {
        if (kind == "Gateway")
            spec["gatewayClassName"] = "istio";
        if (kind == "ListenerSet")
            spec["parentRef"] ??= new JsonObject { ["name"] = "gateway" };
        if (kind == "BackendTLSPolicy")
        {
            spec["targetRefs"] ??= JsonNode.Parse("""[{ "group": "", "kind": "Service", "name": "service" }]""");
            spec["validation"] ??= JsonNode.Parse("""{ "hostname": "a", "wellKnownCACertificates": "System" }""");
        }
        if (kind is "Gateway" or "ListenerSet")
            spec["listeners"] ??= JsonNode.Parse("""[{ "name": "http", "port": 80, "protocol": "HTTP" }]""");
        return spec;
    }

    /// <summary>What the API requires beside a member.</summary>
    private static string Beside(string owner, string member) => (owner, member) switch
    {
        ("backendRefs" or "backendRef", _) => """{ "name": "service", "port": 8080 }""",
        ("filters", "cors") => """{ "type": "CORS" }""",
        ("filters", "urlRewrite") => """{ "type": "URLRewrite" }""",
        ("filters", _) => $$"""{ "type": "{{char.ToUpperInvariant(member[0])}}{{member[1..]}}" }""",
        ("requestMirror", _) => """{ "backendRef": { "name": "copy", "port": 8080 } }""",
        ("listeners", _) => """{ "name": "https", "port": 443, "protocol": "HTTPS" }""",
        ("frontend", _) => """{ "default": {} }""",
        ("validation", "subjectAltNames") => """{ "hostname": "a", "wellKnownCACertificates": "System" }""",
        ("validation", "wellKnownCACertificates") => """{ "hostname": "a" }""",
        _ => "{}",
    };
}
