using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Checking;
using TrinoInfra.Diff;

namespace TrinoInfra.Rollout.Doing;

/// <summary>What an update would change besides the weights of the main route.</summary>
internal static class PreviewedChanges
{
    private const string Fix = "take it from `pulumi preview --json`";

    /// <param name="text">A PreviewDigest of Pulumi's pkg/display, whose <c>steps</c> leave out what stays the same.</param>
    /// <param name="source">What to call it.</param>
    /// <returns>A line a resource: what becomes of it, and its name. Nothing where only weights change, or nothing at all.</returns>
    public static Checked<ImmutableArray<string>> BesidesWeights(string text, string source)
    {
        var file = new RecordedFile(source);
        if (file.Parse(text, Fix) is not { } root)
            return new Checked<ImmutableArray<string>>.Bad(file.Faults);
        var others = ImmutableArray.CreateBuilder<string>();
        foreach (var (step, path) in file.Maps(root, "steps", "", optional: true))
        {
            if (file.Text(step, "op", path) is not { } op || file.Text(step, "urn", path) is not { } urn)
                continue;
            if (op is not ("same" or "read") && !(op == "update" && DeployedSplit.IsMainRoute(urn) && IsOfWeights(step)))
                others.Add($"{op} {urn[(urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..]} ({TypeOf(urn)})");
        }

        return file.Faults.IsEmpty
            ? new Checked<ImmutableArray<string>>.Good(others.ToImmutable())
            : new Checked<ImmutableArray<string>>.Bad(file.Faults);
    }

    private static string TypeOf(string urn) => urn.Split("::") is [_, _, var types, ..] ? types.Split('$')[^1] : urn;

    /// <summary>By what the program asks for, before and after. Rules that the engine hides are not seen to differ in weights alone.</summary>
    private static bool IsOfWeights(JsonElement step) =>
        InputsOf(step, "oldState") is { } before && InputsOf(step, "newState") is { } after
        && TakeWeights(before) && TakeWeights(after) && JsonNode.DeepEquals(before, after);

    private static JsonObject? InputsOf(JsonElement step, string state) =>
        step.TryGetProperty(state, out var resource) && resource.ValueKind == JsonValueKind.Object
        && resource.TryGetProperty("inputs", out var inputs) && inputs.ValueKind == JsonValueKind.Object
            ? JsonObject.Create(inputs)
            : null;

    private static bool TakeWeights(JsonObject inputs)
    {
        if ((inputs["spec"] as JsonObject)?["rules"] is not JsonArray rules)
            return false;
        foreach (var backend in rules.OfType<JsonObject>().SelectMany(rule => rule["backendRefs"] as JsonArray ?? []).OfType<JsonObject>())
            backend.Remove("weight");
        return true;
    }
}
