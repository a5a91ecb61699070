using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace TrinoInfra.CommandLine;

/// <summary>Resources as YAML documents: what <c>render</c> prints and the golden files hold.</summary>
internal static class ManifestYaml
{
    /// <summary>What people look for first stands first; the rest follows in alphabetical order.</summary>
    private static readonly string[] First = ["apiVersion", "kind", "metadata", "name", "namespace", "type"];

    private static ISerializer Serializer { get; } = new SerializerBuilder()
        .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
        .WithIndentedSequences()
        .WithEventEmitter(next => new LiteralText(next))
        .DisableAliases()
        .Build();

    /// <summary>The resource as one document, or null where it is nothing that a cluster holds.</summary>
    public static string? Document(PlannedResource resource)
    {
        if (resource.IsComponent || resource.IsProvider)
            return null;

        var manifest = resource.Type == PlannedResource.ReleaseType ? Release(resource) : resource.Inputs;
        return $"---\n# {resource.Kind} {resource.Name}\n{Serializer.Serialize(Plain(manifest)!)}";
    }

    /// <summary>A release in the shape of a manifest. No cluster knows this kind: it is for reading and comparing.</summary>
    private static JsonObject Release(PlannedResource resource)
    {
        var spec = resource.Inputs.DeepClone().AsObject();
        var metadata = new JsonObject();
        foreach (var key in new[] { "name", "namespace" })
        {
            metadata[key] = spec[key]?.DeepClone();
            spec.Remove(key);
        }

        return new JsonObject { ["apiVersion"] = "helm.sh/v3", ["kind"] = "Release", ["metadata"] = metadata, ["spec"] = spec };
    }

    private static object? Plain(JsonNode? node) => node switch
    {
        null => null,
        JsonObject map => map
            .OrderBy(entry => Array.IndexOf(First, entry.Key) is var place and >= 0 ? place : First.Length)
            .ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .ToDictionary(entry => entry.Key, entry => Plain(entry.Value)),
        JsonArray list => list.Select(Plain).ToList(),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number when node.AsValue().TryGetValue(out long whole) => whole,
            JsonValueKind.Number => node.GetValue<double>(),
            _ => node.GetValue<string>(),
        },
    };

    /// <summary>Texts of several lines as they are read, not as one line with escapes.</summary>
    private sealed class LiteralText(IEventEmitter next) : ChainedEventEmitter(next)
    {
        public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is string text && text.Contains('\n', StringComparison.Ordinal))
                eventInfo.Style = ScalarStyle.Literal;
            // The serializer does not know all that reads as a number, such as 1e300.
            else if (eventInfo.Source.Value is string plain && !YamlScalars.IsText(new YamlScalar(default, plain, IsPlain: true)))
                eventInfo.Style = ScalarStyle.DoubleQuoted;
            base.Emit(eventInfo, emitter);
        }
    }
}
