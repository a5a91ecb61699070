using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Checking;
using TrinoInfra.Plan;
using TrinoInfra.Settings;

namespace TrinoInfra.Diff;

/// <summary>
/// What the engine last deployed, as <c>pulumi stack export</c> prints it: apitype's UntypedDeployment and DeploymentV3, of
/// the schema's versions 3 and 4, which differ in what no program of this kind uses.
/// </summary>
public static class EngineExport
{
    private const string Fix = "pipe in `pulumi stack export`";

    /// <summary>By it the engine marks what is no plain value, in a mapping with a member of this name.</summary>
    private const string SignatureKey = "4dabf18193072939515e22adb298388d";
    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>Reads an export, or says everything that is wrong with it. What is secret, opened or not, becomes a placeholder.</summary>
    /// <param name="text">The export.</param>
    /// <param name="source">What to call it.</param>
    public static Checked<RecordedStack> Read(string text, string source)
    {
        var file = new RecordedFile(source);
        if (file.Parse(text, Fix) is not { } root)
            return new Checked<RecordedStack>.Bad(file.Faults);
        if (!root.TryGetProperty("version", out var version) || !root.TryGetProperty("deployment", out _))
            file.Add("", "is no export of a stack", Fix);
        else if (version.ValueKind != JsonValueKind.Number || version.GetDouble() is not (3 or 4))
            file.Add("version", $"is {Quoted.Json(version)}, and this program reads 3 and 4", "export it by a CLI that it knows");
        if (!file.Faults.IsEmpty || file.Map(root, "deployment", "") is not { } deployment)
            return new Checked<RecordedStack>.Bad(file.Faults);

        List<PlannedResource> resources = [];
        string? stack = null;
        foreach (var (item, path) in file.Maps(deployment, "resources", "deployment", optional: true))
        {
            if (Urn(file, item, "urn", path) is not { } urn)
                continue;
            stack ??= urn.Stack;
            // What is on its way out, or is only looked at, is not what the program declares.
            if (!new[] { "delete", "pendingReplacement", "external" }.Any(state => file.IsTrue(item, state)) && urn.Type != "pulumi:pulumi:Stack")
                resources.Add(Resource(file, item, path, urn));
        }

        if (resources.Count > 0 && !resources.Exists(resource => resource.IsComponent))
            file.Add("deployment.resources", "holds nothing of this program", "export a stack that it made");
        var pending = file.Maps(deployment, "pending_operations", "deployment", optional: true).Count();
        return RecordedStack.OfFile(file, $"stack {stack ?? "without resources"} as deployed, by {source}", [.. resources]) is Checked<RecordedStack>.Good good
            ? new Checked<RecordedStack>.Good(good.Value with { IsDeployed = true, Notes = pending == 0 ? [] : [Interrupted(pending)] })
            : new Checked<RecordedStack>.Bad(file.Faults);
    }

    private static string Interrupted(int pending) =>
        $"{pending} operation{(pending == 1 ? "" : "s")} of the last update did not end, and the export does not say what came of {(pending == 1 ? "it" : "them")}: see `pulumi refresh`";

    private static PlannedResource Resource(RecordedFile file, JsonElement item, string path, ResourceUrn urn)
    {
        var inputs = file.Inputs(item, "inputs", path, Placeholder);
        var resource = new PlannedResource(
            urn.Type,
            urn.Name,
            inputs,
            Urn(file, item, "parent", path, optional: true) is { Type: not "pulumi:pulumi:Stack" } parent ? parent.Name : null,
            ProviderIn(file.Text(item, "provider", path, optional: true)),
            [.. file.Texts(item, "dependencies", path).Select(text => ResourceUrn.TryParse(text)?.Name).OfType<string>()],
            Options(file, item));
        // An earlier program may have given the kubeconfig itself, tokens and all.
        if (resource.IsProvider && inputs.ContainsKey("kubeconfig"))
            inputs["kubeconfig"] = Secret.Placeholder;
        return resource;
    }

    private static JsonNode? Placeholder(JsonElement map) =>
        map.TryGetProperty(SignatureKey, out var signature) && signature.ValueKind == JsonValueKind.String && signature.ValueEquals(SecretSignature)
            ? Secret.Placeholder
            : null;

    /// <summary>Those that are compared.</summary>
    private static JsonObject Options(RecordedFile file, JsonElement item) => new(new[] { "protect", "retainOnDelete" }
        .Where(option => file.IsTrue(item, option))
        .Select(option => KeyValuePair.Create(option, (JsonNode?)true)));

    /// <summary>A provider reference is <c>urn::id</c>.</summary>
    private static string? ProviderIn(string? reference) =>
        reference?.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var end ? ResourceUrn.TryParse(reference[..end])?.Name : null;

    private static ResourceUrn? Urn(RecordedFile file, JsonElement holder, string key, string path, bool optional = false)
    {
        if (file.Text(holder, key, path, optional) is not { } text)
            return null;
        var urn = ResourceUrn.TryParse(text);
        if (urn is null)
            file.Add($"{path}.{key}", $"{Quoted.Text(text)} is no URN", "export the stack again");
        return urn;
    }

    /// <summary><c>urn:pulumi:stack::project::type$of$parents$type::name</c>; a name may hold colons.</summary>
    private sealed record ResourceUrn(string Stack, string Type, string Name)
    {
        private const string Prefix = "urn:pulumi:";

        public static ResourceUrn? TryParse(string text) =>
            text.StartsWith(Prefix, StringComparison.Ordinal) && text[Prefix.Length..].Split("::", 4) is [var stack, _, var types, var name]
                ? new(stack, types.Split('$')[^1], name)
                : null;
    }
}
