using System.Text.Json.Nodes;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.RouteReader.Schema;
using TrinoInfra.Yaml;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>
/// What an API server with the standard channel of the Gateway API would refuse of a manifest, and what the API demands
/// though no server checks it.
/// </summary>
internal static class ApiCheck
{
    private const string Group = "gateway.networking.k8s.io/v1";

    /// <summary>Whether <see cref="Check"/> knows the manifest's kind.</summary>
    public static bool Knows(JsonObject manifest) =>
        manifest.Text("apiVersion") == Group && ApiSchema.Kinds.ContainsKey(manifest.Text("kind") ?? "");

    /// <summary>The faults and notes, each as <c>place: text</c>; none for a manifest that would be accepted.</summary>
    public static IReadOnlyList<string> Check(JsonObject manifest)
    {
        var log = new FaultLog();
        var document = new ReadDocument("", log, IsLive: false);
        var field = new Field(JsonComposer.Compose(manifest.ToJsonString(), "").Single(), "", document);
        Metadata.Check(field["metadata"]);
        var spec = Limits.Check(ApiSchema.Kinds[manifest.Text("kind")!], field["spec"]);
        if (manifest.Text("kind") == "HTTPRoute")
            HTTPRouteReader.Read(field, spec, "ns", "name");
        else if (manifest.Text("kind") == "Gateway")
            GatewayReader.Read(spec, "ns", "name");
        return [.. log.Faults.Select(fault => $"{fault}"[": ".Length..]), .. document.Notes];
    }
}
