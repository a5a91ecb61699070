using System.Collections.Immutable;
using TrinoInfra.Checking;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TrinoInfra.Yaml;

/// <summary>
/// Composes the documents of a YAML text. Strict where Pulumi is: keys are texts and stand once. Bounded, whatever the
/// text: aliases count as what they stand for, and depth is limited.
/// </summary>
internal sealed class YamlComposer
{
    /// <summary>Levels of lists and mappings: less than the 64 of System.Text.Json, so that every document becomes JSON.</summary>
    public const int MaxDepth = 60;
    private const int MaxValues = 1_000_000;

    private readonly string file;
    private readonly IParser parser;
    private readonly Dictionary<AnchorName, YamlValue> anchors = [];
    private readonly List<Fault> faults = [];
    private int count;

    private YamlComposer(string text, string file)
    {
        this.file = file;
        parser = new LocatingParser(new Scanner(new StringReader(text), skipComments: true));
    }

    /// <summary>The documents of <paramref name="text"/>; an empty one is a null scalar.</summary>
    /// <exception cref="FaultsException">The text is not YAML, not of the kind that Pulumi reads, or beyond the bounds.</exception>
    public static ImmutableArray<YamlValue> Compose(string text, string file) =>
        new YamlComposer(text, file).Documents();

    private ImmutableArray<YamlValue> Documents()
    {
        try
        {
            var documents = ImmutableArray.CreateBuilder<YamlValue>();
            parser.Consume<StreamStart>();
            while (!parser.TryConsume<StreamEnd>(out _))
            {
                parser.Consume<DocumentStart>();
                anchors.Clear();
                documents.Add(Value(depth: 0));
                parser.Consume<DocumentEnd>();
            }

            return faults.Count == 0 ? documents.ToImmutable() : throw new FaultsException([.. faults]);
        }
        catch (YamlException fault)
        {
            throw Stop(PlaceOf(fault.Start), "is not YAML: " + Message(fault), "mend it there, or just before");
        }
    }

    private YamlValue Value(int depth)
    {
        var place = PlaceOf(parser.Current!.Start);
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return Aliased(alias.Value, place, depth);
        Bound(place, count: 1, depth);
        if (parser.Current is not NodeEvent { Anchor: var anchor })
            throw Stop(place, "is not YAML: a value is missing", "mend it there, or just before");

        // An alias within the value it stands for would have no end.
        if (!anchor.IsEmpty)
            anchors.Remove(anchor);
        YamlValue value = parser.Current switch
        {
            Scalar => ScalarValue(parser.Consume<Scalar>(), place),
            SequenceStart => List(place, depth),
            _ => Mapping(place, depth),
        };
        if (!anchor.IsEmpty)
            anchors[anchor] = value;
        return value;
    }

    private YamlValue Aliased(AnchorName name, YamlPlace place, int depth)
    {
        if (!anchors.TryGetValue(name, out var anchored))
            throw Stop(place, $"the alias *{name} stands for nothing above it", "write the value out");
        Bound(place, anchored.Count, depth + anchored.Levels);
        return anchored;
    }

    private YamlScalar ScalarValue(Scalar scalar, YamlPlace place) => scalar switch
    {
        { Tag.IsEmpty: true } => new(place, scalar.Value, scalar.Style == ScalarStyle.Plain),
        { Tag.IsNonSpecific: true } or { Tag.Value: "tag:yaml.org,2002:str" } => new(place, scalar.Value, IsPlain: false),
        _ => throw Stop(
            place, $"has the tag {Quoted.Text(scalar.Tag.Value)}, which is not read here", "write the value without it"),
    };

    private YamlList List(YamlPlace place, int depth)
    {
        parser.Consume<SequenceStart>();
        var items = ImmutableArray.CreateBuilder<YamlValue>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Value(depth + 1));
        return new(place, items.ToImmutable());
    }

    private YamlMapping Mapping(YamlPlace place, int depth)
    {
        parser.Consume<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<(YamlScalar Key, YamlValue Value)>();
        Dictionary<string, long> seen = [];
        List<YamlMapping> merged = [];
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Value(depth + 1);
            var value = Value(depth + 1);
            if (key is YamlScalar { IsPlain: true, Text: "<<" })
                merged.AddRange(Merged(value));
            else if (key is not YamlScalar text || !YamlScalars.IsText(text))
                Note(key.Place, "the key is not a text", "put it in quotes");
            else if (seen.TryAdd(text.Text, key.Place.Line))
                entries.Add((text, value));
            else
                Note(key.Place, Twice(text.Text, seen[text.Text]), "remove one of them");
        }

        foreach (var entry in merged.SelectMany(mapping => mapping.Entries))
        {
            if (seen.TryAdd(entry.Key.Text, entry.Key.Place.Line))
                entries.Add(entry);
        }

        return new(place, entries.ToImmutable());
    }

    private static string Twice(string key, long line) => $"the key {Quoted.Text(key)} stands on line {line} already";

    private IEnumerable<YamlMapping> Merged(YamlValue value)
    {
        switch (value)
        {
            case YamlMapping mapping:
                return [mapping];
            case YamlList list when list.Items.All(item => item is YamlMapping):
                return list.Items.Cast<YamlMapping>();
            default:
                Note(value.Place, "<< merges mappings only", "give it the alias of a mapping");
                return [];
        }
    }

    private YamlPlace PlaceOf(Mark mark) => new(file, Math.Max(1, mark.Line), Math.Max(1, mark.Column));

    private void Bound(YamlPlace place, int count, int depth)
    {
        this.count += count;
        if (this.count > MaxValues)
            throw Stop(place, $"has more than {MaxValues} values, counting what aliases stand for", "shorten the file");
        if (depth > MaxDepth)
            throw Stop(place, $"has more than {MaxDepth} levels of lists and mappings", "flatten it");
    }

    private void Note(YamlPlace place, string what, string fix) => faults.Add(new(place.ToString(), what, fix));

    private FaultsException Stop(YamlPlace place, string what, string fix)
    {
        Note(place, what, fix);
        return new([.. faults]);
    }

    // The parser's own message, without the place before it and the full stop behind it.
    private static string Message(YamlException fault)
    {
        var message = fault.Message;
        var place = message.IndexOf("): ", StringComparison.Ordinal);
        message = (message.StartsWith('(') && place >= 0 ? message[(place + 3)..] : message).Trim().TrimEnd('.');
        return message.Length == 0 ? "it breaks off" : char.ToLowerInvariant(message[0]) + message[1..];
    }

    /// <summary>The library's parser, which reports some mistakes as states or arguments of its own, without their place.</summary>
    private sealed class LocatingParser(Scanner scanner) : IParser
    {
        private readonly Parser parser = new(scanner);

        public ParsingEvent? Current => parser.Current;

        public bool MoveNext()
        {
            try
            {
                return parser.MoveNext();
            }
            catch (Exception mistake) when (mistake is not (YamlException or OutOfMemoryException))
            {
                var place = scanner.Current?.Start ?? scanner.CurrentPosition;
                throw new SyntaxErrorException(place, place, "Found what cannot stand here.");
            }
        }
    }
}
