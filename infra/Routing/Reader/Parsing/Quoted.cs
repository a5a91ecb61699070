namespace TrinoInfra.Routing.Reader.Parsing;

/// <summary>Values as faults quote them.</summary>
internal static class Quoted
{
    /// <summary>A value as its author would recognise it.</summary>
    public static string Of(Node? node) => node switch
    {
        ScalarNode { Kind: ScalarKind.Text } scalar => $"'{Shorten(scalar.Text)}'",
        ScalarNode scalar => Shorten(scalar.Text),
        SequenceNode => "a list",
        MappingNode => "a mapping",
        _ => "nothing",
    };

    /// <summary>At most so many characters, on one line.</summary>
    public static string Shorten(string text, int longest = 60)
    {
        var line = string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character));
        return line.Length <= longest ? line : line[..(longest - 3)] + "...";
    }
}
