using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TrinoInfra.Plan;
using TrinoInfra.Yaml;

namespace TrinoInfra.Tests.Components;

/// <summary>
/// What Istio 1.30.3 would run for the Gateway of a plan: its template with the parameters laid over it, as its
/// deploymentcontroller.go does it. By kind.
/// </summary>
internal static class IstioGateway
{
    private static readonly ImmutableDictionary<string, string> keys = new Dictionary<string, string>
    {
        ["Deployment"] = "deployment",
        ["Service"] = "service",
        ["ServiceAccount"] = "serviceAccount",
        ["HorizontalPodAutoscaler"] = "horizontalPodAutoscaler",
        ["PodDisruptionBudget"] = "podDisruptionBudget",
    }.ToImmutableDictionary();

    /// <summary>Of lists that a patch merges, the member that tells their items apart; other lists it replaces.</summary>
    private static readonly ImmutableDictionary<string, string> mergeKeys = new Dictionary<string, string>
    {
        ["spec.template.spec.containers"] = "name",
        ["spec.template.spec.topologySpreadConstraints"] = "topologyKey",
        ["spec.ports"] = "port",
    }.ToImmutableDictionary();

    public static ImmutableDictionary<string, JsonObject> Of(StackPlan plan)
    {
        var parameters = plan.Resource("trino-gateway-parameters").Inputs["data"]!.AsObject();
        Assert.Empty(parameters.Select(parameter => parameter.Key).Except(keys.Values));
        return Documents(File.ReadAllText(Repository.File("tests/Components/fixtures/kube-gateway-1.30.3.yaml")))
            .Select(template => (Kind: (string)template["kind"]!, Template: template))
            .Where(made => made.Kind is not ("HorizontalPodAutoscaler" or "PodDisruptionBudget") || parameters.ContainsKey(keys[made.Kind]))
            .ToImmutableDictionary(
                made => made.Kind,
                made => parameters[keys[made.Kind]] is { } patch
                    ? Merged(made.Template, Assert.Single(Documents((string)patch!)), "")
                    : made.Template);
    }

    private static IEnumerable<JsonObject> Documents(string yaml) => YamlComposer.Compose(yaml, "test").Select(document =>
    {
        List<TrinoInfra.Checking.Fault> faults = [];
        var json = YamlJson.ToJson(document, faults);
        Assert.Empty(faults);
        return JsonObject.Create(json)!;
    });

    private static JsonObject Merged(JsonObject below, JsonObject patch, string path)
    {
        var merged = below.DeepClone().AsObject();
        foreach (var (key, value) in patch)
        {
            var place = path.Length == 0 ? key : $"{path}.{key}";
            merged[key] = (merged[key], value) switch
            {
                (JsonObject map, JsonObject over) => Merged(map, over, place),
                (JsonArray list, JsonArray over) when mergeKeys.TryGetValue(place, out var mergeKey) => Merged(list, over, mergeKey, place),
                _ => value?.DeepClone(),
            };
        }

        return merged;
    }

    private static JsonArray Merged(JsonArray below, JsonArray patch, string mergeKey, string path)
    {
        var merged = below.Select(item => item!.DeepClone().AsObject()).ToList();
        foreach (var item in patch.Select(item => item!.AsObject()))
        {
            var same = merged.FindIndex(other => JsonNode.DeepEquals(other[mergeKey], item[mergeKey]));
            if (same >= 0)
                merged[same] = Merged(merged[same], item, path);
            else
                merged.Add(item.DeepClone().AsObject());
        }

        return [.. merged];
    }
}
