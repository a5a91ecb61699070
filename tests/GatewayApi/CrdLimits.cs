using System.Text.Json.Nodes;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>
/// Says what an API server with the standard channel of the Gateway API would refuse of a manifest, and what the API
/// demands though no server checks it.
/// </summary>
public static class CrdLimits
{
    private const string Group = "gateway.networking.k8s.io/v1";

    /// <summary>Whether <see cref="Check"/> knows the manifest's kind: GatewayClass, Gateway or HTTPRoute.</summary>
    public static bool Knows(JsonObject manifest) =>
        manifest.Text("apiVersion") == Group && CrdSchema.Kinds.ContainsKey(manifest.Text("kind") ?? "");

    /// <summary>The violations, each as `place: what is wrong`; none for a manifest that would be accepted.</summary>
    /// <param name="manifest">apiVersion, kind, metadata and spec, all values known; left as it is.</param>
    /// <exception cref="ArgumentException">The manifest is of another kind, see <see cref="Knows"/>.</exception>
    public static IReadOnlyList<string> Check(JsonObject manifest)
    {
        if (!Knows(manifest))
            throw new ArgumentException($"{manifest.Text("apiVersion")} {manifest.Text("kind")} is not known here", nameof(manifest));

        var schema = CrdSchema.Kinds[manifest.Text("kind")!];
        List<string> found =
        [
            .. manifest.Select(member => member.Key)
                .Except(["apiVersion", "kind", "metadata", "spec"])
                .Select(unknown => $"{unknown}: no such field"),
            .. MetadataLimits.Check(manifest["metadata"]),
        ];
        if (manifest["spec"]?.DeepClone() is not { } spec)
            return [.. found, "spec: missing"];

        found.AddRange(FieldLimits.Check(schema.Spec, spec, "spec"));
        // Rules look at objects as the server completes them.
        FieldLimits.FillIn(schema.Spec, spec);
        found.AddRange(CrdRules.Check(schema, spec));
        return found;
    }
}
