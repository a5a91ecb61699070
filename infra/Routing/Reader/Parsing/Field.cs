using System.Globalization;

namespace TrinoInfra.Routing.Reader.Parsing;

/// <summary>A value at its place in a document; reading it wrongly typed or out of range notes a fault.</summary>
/// <param name="Node">Null where the document has nothing here.</param>
/// <param name="Place">The document, e.g. <c>routes.yaml: document 2 (HTTPRoute ns/main)</c>.</param>
/// <param name="Path">Keys from the document's root, e.g. <c>spec.rules[0].name</c>.</param>
/// <param name="Log">Where faults go.</param>
internal sealed record Field(Node? Node, string Place, string Path, FaultLog Log)
{
    private static readonly Dictionary<string, Node> Empty = [];

    /// <summary>Whether there is a value other than null.</summary>
    public bool Exists => Node is not (null or ScalarNode { Kind: ScalarKind.Null });

    /// <summary>A member of this mapping; absent where there is no mapping.</summary>
    public Field this[string key] =>
        this with { Node = Entries().GetValueOrDefault(key), Path = Path.Length == 0 ? key : $"{Path}.{key}" };

    public void Fault(string what, string mend) => Log.Add(Path.Length == 0 ? Place : $"{Place}: {Path}", what, mend);

    /// <summary>Notes that the value will not do, quoting it.</summary>
    public void Wrong(string mend) => Fault(Exists ? $"{Quoted.Of(Node)} will not do" : "it is missing", mend);

    /// <summary>The text, or null and a fault where the value is something else.</summary>
    public string? Text(string mend = "give a text")
    {
        if (!Exists)
            return null;
        if (Node is ScalarNode { Kind: ScalarKind.Text } scalar)
            return scalar.Text;
        if (Node is ScalarNode other)
            Fault($"{Quoted.Of(Node)} is a {Name(other.Kind)}, no text", $"write \"{Quoted.Shorten(other.Text)}\" in quotes");
        else
            Fault($"{Quoted.Of(Node)} is no text", mend);
        return null;
    }

    /// <summary>The text; empty and a fault where there is none.</summary>
    public string Required(string mend)
    {
        if (!Exists)
            Wrong(mend);
        var text = Text(mend) ?? "";
        if (Exists && text.Length == 0 && Node is ScalarNode { Kind: ScalarKind.Text })
            Fault("it is empty", mend);
        return text;
    }

    /// <summary>One of the names, or null where there is no value; else a fault.</summary>
    public string? Choice(params ReadOnlySpan<string> names)
    {
        var mend = $"give one of {string.Join(", ", names.ToArray())}";
        if (Text(mend) is not { } text)
            return null;
        if (names.Contains(text))
            return text;
        Wrong(mend);
        return null;
    }

    /// <summary>The whole number, or null where there is none; out of range is a fault.</summary>
    public int? Integer(int least, int most)
    {
        if (!Exists)
            return null;
        if (Node is ScalarNode { Kind: ScalarKind.Number } scalar
            && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
            return number;
        Wrong($"give a whole number from {least} to {most}");
        return null;
    }

    /// <summary>The items of this list; none where there is no value.</summary>
    public IReadOnlyList<Field> Items(int most)
    {
        if (!Exists)
            return [];
        if (Node is not SequenceNode list)
        {
            Fault($"{Quoted.Of(Node)} is no list", "give a list");
            return [];
        }
        if (list.Items.Count > most)
            Fault($"it has {list.Items.Count} items", $"the Gateway API takes at most {most}");
        return [.. list.Items.Take(most).Select((item, index) => this with { Node = item, Path = $"{Path}[{index}]" })];
    }

    private IReadOnlyDictionary<string, Node> Entries()
    {
        if (!Exists)
            return Empty;
        if (Node is MappingNode mapping)
            return mapping.Entries;
        Fault($"{Quoted.Of(Node)} is no mapping", "give a mapping of keys to values");
        return Empty;
    }

    private static string Name(ScalarKind kind) => kind == ScalarKind.Boolean ? "boolean" : "number";
}
