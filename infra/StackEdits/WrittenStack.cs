using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.Settings;
using TrinoInfra.Yaml;
using YamlDotNet.Core;

namespace TrinoInfra.StackEdits;

/// <summary>Where a stack file has its tracks, and what its whole text stands for.</summary>
internal sealed class WrittenStack
{
    private readonly StackText stack;
    private readonly SyntaxNode root;
    private readonly SyntaxEntry entry;

    private WrittenStack(StackText stack, SyntaxNode root, SyntaxMapping config, SyntaxEntry entry, SyntaxList list) =>
        (this.stack, this.root, Config, this.entry, List) = (stack, root, config, entry, list);

    public string File => stack.File;

    public string Text => stack.Text;

    /// <summary>The mapping below <c>config</c>.</summary>
    public SyntaxMapping Config { get; }

    /// <summary>The key of the tracks.</summary>
    public SyntaxScalar Key => (SyntaxScalar)entry.Key;

    /// <summary>The tracks.</summary>
    public SyntaxList List { get; }

    /// <summary>What is written for <c>primary</c>; null where nothing is.</summary>
    public SyntaxEntry? Primary => Find(Config, "primary", stack.Project);

    public static Checked<WrittenStack> Read(StackText stack)
    {
        SyntaxNode root;
        try
        {
            root = YamlSyntax.Read(stack.Text, stack.File);
        }
        catch (FaultsException exception)
        {
            return new Checked<WrittenStack>.Bad(exception.Faults);
        }

        return (root as SyntaxMapping)?["config"]?.Value is SyntaxMapping config && Find(config, "tracks", stack.Project) is { } entry
            ? entry.Value is SyntaxList list
                ? new Checked<WrittenStack>.Good(new(stack, root, config, entry, list))
                : Bad(stack, entry.Value.Start, "the tracks are no list here", "write the list here, each track below a hyphen, to have it edited")
            : new Checked<WrittenStack>.Bad([new(stack.File, $"has no {SettingsSource.Namespace}:tracks of its own", "write them there, below config, to have them edited")]);
    }

    /// <summary>What the text stands for, as JSON of the caller's own.</summary>
    public JsonNode Json() => JsonOf(stack)!;

    /// <summary>What a text stands for; null where it is not read as one document.</summary>
    public static JsonNode? JsonOf(StackText stack)
    {
        try
        {
            return YamlComposer.Compose(stack.Text, stack.File) is [var document]
                ? JsonNode.Parse(YamlJson.ToJson(document, []).GetRawText())
                : null;
        }
        catch (FaultsException)
        {
            return null;
        }
    }

    /// <summary>The tracks in the JSON of such a text.</summary>
    public JsonArray Tracks(JsonNode json) => json["config"]![Key.Text]!.AsArray();

    /// <summary>Which of the list a track is, or that it is none.</summary>
    public Checked<int> IndexOf(string track)
    {
        var names = Tracks(Json()).Select(item => (item as JsonObject)?["name"]?.ToString() ?? "").ToList();
        return names.IndexOf(track) is var index and >= 0
            ? new Checked<int>.Good(index)
            : new Checked<int>.Bad([new(
                File, $"{Quoted.Text(track)} is no track",
                KeySuggestion.Alike(track, names) is { } nearest ? $"did you mean {nearest}?" : $"give one of {string.Join(", ", names)}")]);
    }

    /// <summary>A track as it is written in the list, or that it is written elsewhere.</summary>
    public Checked<SyntaxMapping> Item(int index) => List.Items[index].Value switch
    {
        SyntaxMapping mapping => new Checked<SyntaxMapping>.Good(mapping),
        SyntaxAlias alias => new Checked<SyntaxMapping>.Bad([Fault(alias.Start, $"the track is the alias *{alias.Name}", "write its settings out here, to have them edited")]),
        var other => new Checked<SyntaxMapping>.Bad([Fault(other.Start, "is no track", "write its name and its weight here")]),
    };

    /// <summary>Aliases that stand for this node, or for one within it, and are outside of it.</summary>
    public IEnumerable<(SyntaxNode Anchored, SyntaxAlias Alias)> AliasesOf(SyntaxNode node)
    {
        Dictionary<string, SyntaxNode> anchors = [];
        foreach (var at in root.All)
        {
            if (at.Anchor is not null)
                anchors[at.Anchor] = at;
            if (at is SyntaxAlias alias && anchors.GetValueOrDefault(alias.Name) is { } anchored
                && Holds(node, anchored) && !Holds(node, alias))
            {
                yield return (anchored, alias);
            }
        }
    }

    /// <summary>The key of a mapping in block style whose value a node is; null where it is none.</summary>
    public SyntaxNode? KeyOf(SyntaxNode value) => root.All.OfType<SyntaxMapping>().Where(mapping => !mapping.IsFlow)
        .SelectMany(mapping => mapping.Entries).FirstOrDefault(entry => ReferenceEquals(entry.Value, value))?.Key;

    /// <summary>Anchored nodes that hold an offset, the innermost first, each with an alias of it.</summary>
    public (SyntaxNode Anchored, SyntaxAlias Alias)? SharedAt(int offset) => root.All
        .Where(node => node.Anchor is not null && node.Start <= offset && offset <= node.End)
        .Reverse()
        .SelectMany(AliasesOf)
        .Select(found => ((SyntaxNode, SyntaxAlias)?)found)
        .FirstOrDefault();

    public Fault Fault(int offset, string what, string fix) => Place(stack, offset, what, fix);

    public int LineOf(int offset) => TextLines.Number(Text, offset);

    /// <summary>A value in the place of a scalar, in its quotes if it has some; its anchor and its tag stay.</summary>
    /// <returns>Null where the scalar is a text of several lines.</returns>
    public static TextChange? Replace(SyntaxScalar scalar, string value, bool isText) => scalar.Style switch
    {
        ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => new(scalar.Content + 1, scalar.End - 1, value),
        ScalarStyle.Plain => new(scalar.Content, scalar.End, isText ? Plain(value) : value),
        _ => null,
    };

    /// <summary>A text of letters, digits, dots, hyphens and underscores, in quotes where it would be none without them.</summary>
    public static string Plain(string value) => YamlScalars.IsText(new YamlScalar(default, value, IsPlain: true)) ? value : $"\"{value}\"";

    private static bool Holds(SyntaxNode node, SyntaxNode inner) => node.Start <= inner.Start && inner.End <= node.End;

    private static SyntaxEntry? Find(SyntaxMapping config, string key, string project) => config.Entries.FirstOrDefault(entry =>
        entry.Key is SyntaxScalar text && ConfigFile.OwnKey(new YamlScalar(default, text.Text, IsPlain: false), project, []) == key);

    private static Checked<WrittenStack> Bad(StackText stack, int offset, string what, string fix) =>
        new Checked<WrittenStack>.Bad([Place(stack, offset, what, fix)]);

    private static Fault Place(StackText stack, int offset, string what, string fix) => new(
        new YamlPlace(stack.File, TextLines.Number(stack.Text, offset), offset - TextLines.StartOfLine(stack.Text, offset) + 1).ToString(), what, fix);
}
