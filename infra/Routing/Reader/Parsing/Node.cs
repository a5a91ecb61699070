namespace TrinoInfra.Routing.Reader.Parsing;

/// <summary>A piece of a document; YAML and JSON look the same from here.</summary>
/// <param name="Size">How many nodes it comes to with every alias written out; what traversal may cost.</param>
internal abstract record Node(long Size);

/// <summary>What a scalar is to Kubernetes, which tells <c>"2"</c> from <c>2</c>.</summary>
internal enum ScalarKind
{
    Text,
    Number,
    Boolean,
    Null,
}

internal sealed record ScalarNode(string Text, ScalarKind Kind) : Node(1);

internal sealed record SequenceNode(IReadOnlyList<Node> Items) : Node(1 + Items.Sum(item => item.Size));

/// <param name="Entries">Keys are unique.</param>
internal sealed record MappingNode(IReadOnlyDictionary<string, Node> Entries)
    : Node(1 + Entries.Values.Sum(value => value.Size));
