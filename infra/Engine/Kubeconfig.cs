using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace TrinoInfra.Engine;

/// <summary>One kubeconfig file, of which only the names of its contexts are taken.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Contexts">The names in <c>contexts</c>; empty where it has none.</param>
/// <param name="Defect">Why it could not be read, to follow its name; never quotes it: it may hold tokens. Null where it could.</param>
internal sealed record Kubeconfig(string Path, ImmutableArray<string> Contexts, string? Defect = null)
{
    /// <summary>Takes the contexts' names out of a file's text; what is no kubeconfig has a <see cref="Defect"/>.</summary>
    public static Kubeconfig Parse(string path, string text)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents switch
            {
                [] => new Kubeconfig(path, []),
                [{ RootNode: YamlMappingNode root }, ..] => Of(path, root),
                [{ RootNode: YamlScalarNode { Value: null or "" } }, ..] => new Kubeconfig(path, []),
                _ => Unreadable(path, "is not a map"),
            };
        }
        catch (YamlException e)
        {
            return Unreadable(path, $"is not YAML from line {e.Start.Line}, column {e.Start.Column} on");
        }
        catch (Exception mistake) when (mistake is ArgumentException or InvalidOperationException)
        {
            // The library reports some mistakes so, without their place.
            return Unreadable(path, "is not YAML");
        }
    }

    public static Kubeconfig Unreadable(string path, string defect) => new(path, [], defect);

    private static Kubeconfig Of(string path, YamlMappingNode root) => Field(root, "contexts") switch
    {
        null or YamlScalarNode { Value: null or "" or "null" or "~" } => new Kubeconfig(path, []),
        YamlSequenceNode contexts => new Kubeconfig(path, [.. contexts.Select(NameOf).OfType<string>()]),
        _ => Unreadable(path, "has contexts that are not a list"),
    };

    private static string? NameOf(YamlNode context) => (Field(context, "name") as YamlScalarNode)?.Value;

    private static YamlNode? Field(YamlNode node, string name) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(name), out var value) ? value : null;
}
