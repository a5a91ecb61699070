using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Checking;
using TrinoInfra.Plan;
using TrinoInfra.Yaml;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.EventEmitters;

namespace TrinoInfra.CommandLine.Render;

/// <summary>Resources as YAML documents: what <c>render</c> prints and the golden files hold.</summary>
internal static class ManifestYaml
{
    /// <summary>What people look for first stands first; the rest follows in alphabetical order.</summary>
    private static readonly string[] First = ["apiVersion", "kind", "metadata", "name", "namespace", "type"];

    private static ISerializer Serializer { get; } = Build();

    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "What it is given are maps, lists and scalars alone, which it walks as such.")]
    private static ISerializer Build() => new SerializerBuilder()
        .WithQuotingNecessaryStrings(quoteYaml1_1Strings: true)
        .WithIndentedSequences()
        .WithEventEmitter(next => new Texts(next))
        .DisableAliases()
        // What was read is less deep, and stands below a few levels of the resource.
        .WithMaximumRecursion(2 * YamlComposer.MaxDepth)
        .Build();

    /// <summary>The resource as one document, or null where it is nothing that a cluster holds.</summary>
    public static string? Document(PlannedResource resource)
    {
        if (resource.IsComponent || resource.IsProvider)
            return null;

        var manifest = resource.Type == PlannedResource.ReleaseType ? Release(resource) : resource.Inputs;
        return $"---\n# {resource.Kind} {Quoted.Whole(resource.Name)}\n{Of(manifest)}";
    }

    /// <summary>The value as a document that reads back equal, and that is harmless to a terminal.</summary>
    public static string Of(JsonNode value) =>
        // These stand in double quotes, see below.
        Quoted.Escape(Serializer.Serialize(Plain(value)!), rune => $@"\U{rune.Value:X8}");

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

    private sealed class Texts(IEventEmitter next) : ChainedEventEmitter(next)
    {
        public override void Emit(ScalarEventInfo eventInfo, IEmitter emitter)
        {
            if (eventInfo.Source.Value is string text)
                eventInfo.Style = Style(text, eventInfo.Style);
            base.Emit(eventInfo, emitter);
        }

        private static ScalarStyle Style(string text, ScalarStyle otherwise) => text switch
        {
            // Nowhere else are there escapes.
            _ when !Quoted.IsHarmless(text.Replace("\n", "", StringComparison.Ordinal)) => ScalarStyle.DoubleQuoted,
            // As they are read, not as one line with escapes.
            _ when text.Contains('\n', StringComparison.Ordinal) => IsBlock(text) ? ScalarStyle.Literal : ScalarStyle.DoubleQuoted,
            // As a key it would merge.
            "<<" => ScalarStyle.DoubleQuoted,
            // Behind a space the library reads an alias.
            _ when text.Contains(" *", StringComparison.Ordinal) => ScalarStyle.DoubleQuoted,
            _ when !YamlScalars.IsText(new YamlScalar(default, text, IsPlain: true)) => ScalarStyle.DoubleQuoted,
            _ => otherwise,
        };

        // The library writes no indicator that keeps empty lines at either end.
        private static bool IsBlock(string text) => text[0] is not (' ' or '\n') && !text.EndsWith("\n\n", StringComparison.Ordinal);
    }
}
