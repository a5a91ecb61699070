namespace TrinoInfra.Routing.Reader.Parsing;

/// <summary>Builds nodes from what a YAML or JSON parser meets, within bounds: no recursion, no blow-up.</summary>
internal sealed class NodeBuilder
{
    /// <summary>Deeper than any Kubernetes object, shallower than the stack.</summary>
    private const int MaxDepth = 100;

    /// <summary>Well above a large cluster's routes; a document of aliases may claim to hold billions.</summary>
    private const long MaxSize = 2_000_000;

    private readonly Stack<Frame> open = new();
    private readonly Dictionary<string, Node?> anchors = [];

    /// <summary>The documents finished so far.</summary>
    public List<Node> Documents { get; } = [];

    public void Open(bool mapping, string anchor = "")
    {
        if (open.Count == MaxDepth)
            throw new UnreadableException($"it nests deeper than {MaxDepth} levels");
        if (anchor.Length > 0)
            anchors[anchor] = null;
        open.Push(new Frame(mapping, anchor));
    }

    public void Close()
    {
        var frame = open.Pop();
        Add(frame.Finish(), frame.Anchor);
    }

    public void Scalar(string text, ScalarKind kind, string anchor = "") => Add(new ScalarNode(text, kind), anchor);

    public void Alias(string anchor) => Add(
        anchors.GetValueOrDefault(anchor)
            ?? throw new UnreadableException($"alias *{anchor} refers to nothing before it"),
        anchor: "");

    /// <summary>Anchors are a document's own.</summary>
    public void EndDocument() => anchors.Clear();

    private void Add(Node node, string anchor)
    {
        if (node.Size > MaxSize)
            throw new UnreadableException($"it comes to more than {MaxSize} values, aliases written out");
        if (anchor.Length > 0)
            anchors[anchor] = node;
        if (open.TryPeek(out var frame))
            frame.Add(node);
        else
            Documents.Add(node);
    }

    /// <summary>A list or mapping that is being read.</summary>
    private sealed class Frame(bool mapping, string anchor)
    {
        private readonly List<Node> items = [];
        private readonly Dictionary<string, Node> entries = [];
        private readonly List<Node> merged = [];
        private string? key;

        public string Anchor => anchor;

        public void Add(Node node)
        {
            if (!mapping)
                items.Add(node);
            else if (key is null)
                key = KeyOf(node);
            else
            {
                if (key == "<<")
                    merged.Add(node);
                else
                    entries.Add(key, node);
                key = null;
            }
        }

        private string KeyOf(Node node) => node switch
        {
            ScalarNode scalar when !entries.ContainsKey(scalar.Text) => scalar.Text,
            ScalarNode scalar => throw new UnreadableException($"key '{Quoted.Shorten(scalar.Text)}' is given twice"),
            _ => throw new UnreadableException("a key is no plain text"),
        };

        public Node Finish()
        {
            if (!mapping)
                return new SequenceNode(items);
            // YAML 1.1's merge key, as kubectl reads it: what is written beside it wins, then the earlier mapping.
            foreach (var mappingNode in merged.SelectMany(node => node is SequenceNode list ? list.Items : [node]))
            {
                if (mappingNode is not MappingNode other)
                    throw new UnreadableException("the value of a merge key << is no mapping");
                foreach (var (name, value) in other.Entries)
                    entries.TryAdd(name, value);
            }
            return new MappingNode(entries);
        }
    }
}
