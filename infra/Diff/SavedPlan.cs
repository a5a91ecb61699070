using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Checking;
using TrinoInfra.Plan;

namespace TrinoInfra.Diff;

/// <summary>A plan as a file: what <c>preview --save</c> writes. Secrets are placeholders, as in every plan made without an engine.</summary>
public static class SavedPlan
{
    private const long Version = 1;
    private const string Fix = "name a file that `preview --save` wrote";

    /// <summary>The first bytes of each, by which a file is known to be one.</summary>
    public static ReadOnlySpan<byte> Beginning => "{\n  \"trinoInfraPlan\": "u8;

    /// <summary>The plan as JSON, harmless to a terminal, with a line feed at its end.</summary>
    public static string Write(StackPlan plan) => ReadableJson.Harmless(new JsonObject
    {
        ["trinoInfraPlan"] = Version,
        ["stack"] = plan.Stack,
        ["resources"] = new JsonArray([.. plan.Resources.Select(resource => resource.ToJson())]),
    }.ToJsonString(ReadableJson.Indented)) + "\n";

    /// <summary>Reads what <see cref="Write"/> wrote, or says everything that is wrong with it.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="source">What to call it.</param>
    public static Checked<RecordedStack> Read(string text, string source)
    {
        var file = new RecordedFile(source);
        if (file.Parse(text, Fix) is not { } root)
            return new Checked<RecordedStack>.Bad(file.Faults);
        if (!root.TryGetProperty("trinoInfraPlan", out var version))
            file.Add("", "is no saved plan", Fix);
        else if (version.ValueKind != JsonValueKind.Number || version.GetDouble() != Version)
            file.Add("trinoInfraPlan", $"is {Quoted.Json(version)}, and this program reads version {Version}", "save the plan anew with this program");
        if (!file.Faults.IsEmpty)
            return new Checked<RecordedStack>.Bad(file.Faults);

        var stack = file.Text(root, "stack", "");
        var resources = file.Maps(root, "resources", "").Select(item => Resource(file, item.Item, item.Path)).ToImmutableArray();
        return RecordedStack.OfFile(file, $"stack {stack} as saved in {source}", resources);
    }

    private static PlannedResource Resource(RecordedFile file, JsonElement resource, string path) => new(
        file.Text(resource, "type", path) ?? "",
        file.Text(resource, "name", path) ?? "",
        file.Inputs(resource, "inputs", path),
        file.Text(resource, "parent", path, optional: true),
        file.Text(resource, "provider", path, optional: true),
        file.Texts(resource, "dependsOn", path),
        file.Inputs(resource, "options", path));
}
