using System.Collections.Immutable;
using TrinoInfra.Checking;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.Core.Tokens;
using AnchorAlias = YamlDotNet.Core.Events.AnchorAlias;
using DocumentEnd = YamlDotNet.Core.Events.DocumentEnd;
using DocumentStart = YamlDotNet.Core.Events.DocumentStart;
using Scalar = YamlDotNet.Core.Events.Scalar;
using StreamStart = YamlDotNet.Core.Events.StreamStart;

namespace TrinoInfra.Yaml;

/// <summary>A node of a YAML text as it is written there: aliases stay aliases, and each knows where it begins and ends.</summary>
/// <param name="Start">Offset of its first character, an anchor or a tag among it.</param>
/// <param name="Content">Offset of its first character behind anchor and tag.</param>
/// <param name="End">Offset behind its last; of a block scalar without the line break that ends it.</param>
/// <param name="Anchor">The name of its anchor; null where it has none.</param>
internal abstract record SyntaxNode(int Start, int Content, int End, string? Anchor)
{
    /// <summary>It and all below it, in the order of the text.</summary>
    public virtual IEnumerable<SyntaxNode> All => [this];
}

internal sealed record SyntaxScalar(int Start, int Content, int End, string? Anchor, string Text, ScalarStyle Style) : SyntaxNode(Start, Content, End, Anchor);

internal sealed record SyntaxAlias(int Start, int End, string Name) : SyntaxNode(Start, Start, End, null);

internal sealed record SyntaxList(int Start, int Content, int End, string? Anchor, bool IsFlow, ImmutableArray<SyntaxItem> Items) : SyntaxNode(Start, Content, End, Anchor)
{
    public override IEnumerable<SyntaxNode> All => Items.SelectMany(item => item.Value.All).Prepend(this);
}

/// <param name="Dash">Offset of the hyphen before it; in flow style where the value starts.</param>
/// <param name="Value">What the item is.</param>
internal sealed record SyntaxItem(int Dash, SyntaxNode Value);

internal sealed record SyntaxMapping(int Start, int Content, int End, string? Anchor, bool IsFlow, ImmutableArray<SyntaxEntry> Entries) : SyntaxNode(Start, Content, End, Anchor)
{
    public override IEnumerable<SyntaxNode> All => Entries.SelectMany(entry => entry.Key.All.Concat(entry.Value.All)).Prepend(this);

    /// <summary>The entry that is written here, not merged; null where there is none.</summary>
    public SyntaxEntry? this[string key] => Entries.FirstOrDefault(entry => entry.Key is SyntaxScalar text && text.Text == key);
}

internal sealed record SyntaxEntry(SyntaxNode Key, SyntaxNode Value);

/// <summary>Reads the nodes of a text of one document that <see cref="YamlComposer"/> takes.</summary>
internal sealed class YamlSyntax
{
    private readonly string text;
    private readonly Parser parser;
    private readonly List<int> dashes;

    private YamlSyntax(string text)
    {
        this.text = text;
        parser = new(Scan(text));
        dashes = Dashes(text);
    }

    /// <exception cref="FaultsException">The text is not YAML.</exception>
    public static SyntaxNode Read(string text, string file)
    {
        YamlComposer.Compose(text, file);
        var reader = new YamlSyntax(text);
        reader.parser.Consume<StreamStart>();
        reader.parser.Consume<DocumentStart>();
        var node = reader.Node();
        reader.parser.Consume<DocumentEnd>();
        return node;
    }

    private SyntaxNode Node()
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return new SyntaxAlias(Offset(alias.Start), Offset(alias.End), alias.Value.Value);
        var start = Offset(parser.Current!.Start);
        return parser.Current switch
        {
            Scalar => ScalarNode(parser.Consume<Scalar>(), start),
            SequenceStart => ListNode(parser.Consume<SequenceStart>(), start),
            _ => MappingNode(parser.Consume<MappingStart>(), start),
        };
    }

    private SyntaxScalar ScalarNode(Scalar scalar, int start)
    {
        var end = Offset(scalar.End);
        if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
            end = EndOfBlock(start, end);
        return new(start, Math.Min(end, Content(start, scalar)), end, Name(scalar), scalar.Value, scalar.Style);
    }

    private SyntaxList ListNode(SequenceStart begin, int start)
    {
        var isFlow = begin.Style == SequenceStyle.Flow;
        var items = ImmutableArray.CreateBuilder<SyntaxItem>();
        while (parser.Current is not SequenceEnd)
        {
            var node = Node();
            items.Add(new(isFlow ? node.Start : DashBefore(node.Start), node));
        }

        var close = parser.Consume<SequenceEnd>();
        return new(start, Content(start, begin), isFlow ? Offset(close.End) + 1 : items[^1].Value.End, Name(begin), isFlow, items.ToImmutable());
    }

    private SyntaxMapping MappingNode(MappingStart begin, int start)
    {
        var isFlow = begin.Style == MappingStyle.Flow;
        var entries = ImmutableArray.CreateBuilder<SyntaxEntry>();
        while (parser.Current is not MappingEnd)
            entries.Add(new(Node(), Node()));
        var close = parser.Consume<MappingEnd>();
        return new(start, Content(start, begin), isFlow ? Offset(close.End) + 1 : entries[^1].Value.End, Name(begin), isFlow, entries.ToImmutable());
    }

    private int DashBefore(int start)
    {
        var at = dashes.BinarySearch(start);
        return dashes[(at < 0 ? ~at : at) - 1];
    }

    /// <summary>Behind anchor, tag, and what blanks, comments and line breaks follow them.</summary>
    private int Content(int start, NodeEvent node)
    {
        if (node.Anchor.IsEmpty && node.Tag.IsEmpty)
            return start;
        var at = start;
        while (at < text.Length && (text[at] is '&' or '!' or '#' or ' ' or '\t' || TextLines.IsBreak(text[at])))
        {
            if (text[at] is '#')
                at = TextLines.EndOfLine(text, at);
            else if (text[at] is '&' or '!')
                at = EndOfWord(at);
            else
                at++;
        }

        return at;
    }

    private int EndOfWord(int at)
    {
        while (at < text.Length && text[at] is not (' ' or '\t' or ',' or ']' or '}') && !TextLines.IsBreak(text[at]))
            at++;
        return at;
    }

    /// <summary>The line breaks behind a block scalar belong to it where its header keeps them.</summary>
    private int EndOfBlock(int start, int end)
    {
        var header = text[start..TextLines.EndOfLine(text, start)].Split('#')[0];
        if (header.Contains('+', StringComparison.Ordinal))
            return end > start && TextLines.IsBreak(text[end - 1]) ? end - (text[..end].EndsWith("\r\n", StringComparison.Ordinal) ? 2 : 1) : end;
        while (end > start && (text[end - 1] is ' ' or '\t' || TextLines.IsBreak(text[end - 1])))
            end--;
        return end;
    }

    private static string? Name(NodeEvent node) => node.Anchor.IsEmpty ? null : node.Anchor.Value;

    private static int Offset(Mark mark) => (int)mark.Index;

    private static List<int> Dashes(string text)
    {
        List<int> dashes = [];
        var scanner = Scan(text);
        while (scanner.MoveNext())
        {
            if (scanner.Current is BlockEntry dash)
                dashes.Add(Offset(dash.Start));
        }

        return dashes;
    }

    private static Scanner Scan(string text) => new(new StringReader(text), skipComments: true);
}
