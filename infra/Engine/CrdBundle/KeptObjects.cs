using System.Text;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace TrinoInfra.Engine.CrdBundle;

/// <summary>
/// Manifests that outlive their Helm release. Helm leaves an object annotated <c>helm.sh/resource-policy: keep</c> where
/// it is, at an uninstall and where a later chart lacks it, and a later release of the same name adopts it.
/// </summary>
internal static class KeptObjects
{
    private const string Keep = "helm.sh/resource-policy: keep";

    /// <summary>The documents of <paramref name="manifests"/>, each with the annotation, and otherwise as they are written.</summary>
    /// <exception cref="YamlDotNet.Core.YamlException">They are not YAML.</exception>
    /// <exception cref="InvalidDataException">One is no object with metadata in block style.</exception>
    public static string Of(string manifests)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(manifests));

        var kept = new StringBuilder(manifests);
        // From the last to the first, so that the places of the others hold.
        foreach (var document in yaml.Documents.Select(document => document.RootNode).Where(IsThere).Reverse())
            Annotate(kept, document);
        return kept.ToString();
    }

    private static void Annotate(StringBuilder text, YamlNode document)
    {
        var metadata = BlockAt(document, "metadata") ?? throw new InvalidDataException(
            $"The document from line {document.Start.Line} on is no object with metadata in block style.");
        var annotations = BlockAt(metadata, "annotations");

        var below = annotations ?? metadata;
        var indent = new string(' ', (int)below.Start.Column - 1);
        text.Insert((int)below.Start.Index, annotations is null
            ? $"annotations:\n{indent}  {Keep}\n{indent}"
            : $"{Keep}\n{indent}");
    }

    /// <summary>Between two separators there may be comments alone.</summary>
    private static bool IsThere(YamlNode document) => document is not YamlScalarNode { Value: null or "" };

    private static YamlMappingNode? BlockAt(YamlNode node, string key) =>
        node is YamlMappingNode map
        && map.Children.TryGetValue(new YamlScalarNode(key), out var value)
        && value is YamlMappingNode { Style: not MappingStyle.Flow } block
            ? block
            : null;
}
