using System.Text.Json.Nodes;
using TrinoInfra.Tests.EngineWire;

namespace TrinoInfra.Tests.Diff;

/// <summary>
/// What <c>pulumi stack export</c> prints of a stack right after its <c>up</c>, in the form of the real one in samples/: of
/// a Release every field that the provider knows, of the provider its version, of a secret its ciphertext.
/// </summary>
internal static class ExportWriter
{
    private const string Project = "trino-infra";
    private static readonly string[] Flags =
    [
        "allowNullValues", "atomic", "cleanupOnFail", "createNamespace", "dependencyUpdate", "devel", "disableCRDHooks", "disableOpenapiValidation",
        "disableWebhooks", "forceUpdate", "lint", "recreatePods", "renderSubchartNotes", "replace", "resetValues", "reuseValues", "skipAwait",
        "skipCrds", "verify", "waitForJobs",
    ];

    /// <param name="stack">The stack's name.</param>
    /// <param name="plan">Its resources in the form of <c>preview --json</c>.</param>
    /// <param name="secret">By which a secret text is known there.</param>
    public static JsonObject Of(string stack, IEnumerable<JsonObject> plan, string secret = "[secret]")
    {
        var root = $"urn:pulumi:{stack}::{Project}::{Urns.StackType}::{Project}-{stack}";
        var urns = new Dictionary<string, string>();
        var resources = new JsonArray(new JsonObject { ["urn"] = root, ["custom"] = false, ["type"] = Urns.StackType });
        foreach (var element in plan)
        {
            var (type, name) = ((string)element["type"]!, (string)element["name"]!);
            var parent = (string?)element["parent"] is { } above ? urns[above] : root;
            urns[name] = Urns.Of(stack, Project, parent, type, name);
            var resource = new JsonObject { ["urn"] = urns[name], ["custom"] = !type.StartsWith("trino-infra:", StringComparison.Ordinal), ["type"] = type, ["parent"] = parent };
            if (element["inputs"]!.AsObject() is { Count: > 0 } inputs)
                resource["inputs"] = Kept(Checked(type, inputs), secret);
            if ((string?)element["provider"] is { } provider)
                resource["provider"] = $"{urns[provider]}::e6566706-54d3-46e4-b876-0eae7f76c111";
            resource["dependencies"] = new JsonArray([.. element["dependsOn"]!.AsArray().Select(other => JsonValue.Create(urns[(string)other!]))]);
            if (element["options"]!["retainOnDelete"] is { } retain)
                resource["retainOnDelete"] = retain.DeepClone();
            if (element["options"]!["customTimeouts"] is JsonObject timeouts)
                resource["customTimeouts"] = new JsonObject(timeouts.Select(time => KeyValuePair.Create(time.Key, (JsonNode?)double.Parse($"{time.Value}"[..^1], System.Globalization.CultureInfo.InvariantCulture))));
            resources.Add(resource);
        }

        return new JsonObject { ["version"] = 3, ["deployment"] = new JsonObject { ["manifest"] = new JsonObject(), ["resources"] = resources } };
    }

    private static JsonObject Checked(string type, JsonObject inputs)
    {
        var kept = inputs.DeepClone().AsObject();
        if (type == "pulumi:providers:kubernetes")
        {
            kept["version"] = "4.32.0";
            kept["__internal"] = new JsonObject();
        }
        else if (type == "kubernetes:helm.sh/v3:Release")
        {
            kept.Remove("compat");
            foreach (var flag in Flags)
                kept.TryAdd(flag, false);
            foreach (var text in new[] { "description", "keyring", "postrender" })
                kept.TryAdd(text, "");
            kept.TryAdd("values", new JsonObject());
            kept.TryAdd("version", "1.5.1");
        }

        return kept;
    }

    /// <summary>A list with a secret in it is one as a whole.</summary>
    private static JsonNode? Kept(JsonNode? value, string secret) => value switch
    {
        JsonObject map => new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Kept(entry.Value, secret)))),
        not null when Holds(value, secret) => new JsonObject { ["4dabf18193072939515e22adb298388d"] = "1b47061264138c4ac30d75fd1eb44270", ["ciphertext"] = "v1:AAAA:BBBB" },
        _ => value?.DeepClone(),
    };

    private static bool Holds(JsonNode value, string secret) => value switch
    {
        JsonObject map => map.Any(entry => entry.Value is { } inner && Holds(inner, secret)),
        JsonArray list => list.Any(item => item is not null && Holds(item, secret)),
        _ => $"{value}".Contains(secret, StringComparison.Ordinal),
    };
}
