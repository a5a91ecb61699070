using System.Collections.Immutable;
using CsCheck;
using Pulumi;
using static Pulumi.Utilities.OutputUtilities;

namespace TrinoInfra.Tests.Sdk;

/// <summary>Any tree of values reaches the mocks as one rule says, whatever is secret, unknown, late or missing in it.</summary>
public class WirePropertyTests
{
    private enum Wrapping
    {
        Plain,
        Later,
        Secret,
        Unknown,
    }

    /// <summary>A value to give to a resource, and what must come of it.</summary>
    /// <param name="Given">The value.</param>
    /// <param name="Expected">Its wire form as one text.</param>
    /// <param name="IsKnown">Whether all of it is known.</param>
    /// <param name="IsDropped">Whether a map leaves it out.</param>
    private sealed record Node(object? Given, string Expected, bool IsKnown, bool IsDropped);

    private static readonly Gen<string> Key = Gen.Char['a', 'e'].Select(letter => letter.ToString());

    private static readonly Gen<Node> Leaf = Gen.OneOf(
        Gen.Const(new Node(null, "null", true, true)),
        Gen.Bool.Select(flag => new Node(flag, $"{flag}", true, false)),
        Gen.Int[-9, 9].Select(number => new Node(number, $"{number}.0", true, false)),
        Gen.Int[-9, 9].Select(tenths => new Node(tenths + 0.5, WirePropertyTests.Text(tenths + 0.5), true, false)),
        Key.Select(text => new Node(text, $"'{text}'", true, false)));

    private static readonly Gen<Node> Tree = Gen.Recursive<Node>((depth, self) => Gen.Select(
        depth > 3 ? Leaf : Gen.OneOf(
            Leaf,
            self.Array[0, 3].Select(OfList),
            Gen.Dictionary(Key, self)[0, 3].Select(OfMap)),
        Gen.Frequency((8, Gen.Const(Wrapping.Plain)), (2, Gen.Const(Wrapping.Later)), (2, Gen.Const(Wrapping.Secret)), (1, Gen.Const(Wrapping.Unknown))),
        Wrap));

    [Fact]
    public async Task Any_tree_arrives_in_wire_form() => await Tree.SampleAsync(
        async tree =>
        {
            var mocks = new RecordingMocks();

            await Run.PreviewAsync(mocks, () => _ = new Thing("thing", new ThingArgs { Any = tree.Given! }));

            var inputs = mocks["thing"].Inputs;
            Assert.Equal(tree.IsKnown && tree.Expected != "null", inputs.ContainsKey("any"));
            if (inputs.TryGetValue("any", out var any))
                Assert.Equal(tree.Expected, Text(any));
        },
        iter: 500,
        threads: 1);

    private static Node OfList(Node[] elements) => new(
        elements.Select(element => element.Given).ToArray(),
        $"[{string.Join(", ", elements.Select(element => element.Expected))}]",
        elements.All(element => element.IsKnown),
        IsDropped: false);

    private static Node OfMap(Dictionary<string, Node> entries) => new(
        entries.ToDictionary(entry => entry.Key, entry => entry.Value.Given),
        $"{{{string.Join(", ", entries.Where(e => !e.Value.IsDropped).OrderBy(e => e.Key).Select(e => $"{e.Key}: {e.Value.Expected}"))}}}",
        entries.Values.All(entry => entry.IsKnown),
        IsDropped: false);

    private static Node Wrap(Node node, Wrapping wrapping) => wrapping switch
    {
        Wrapping.Later => node with { Given = Output.Create(Task.Delay(1).ContinueWith(_ => node.Given)) },
        Wrapping.Secret => node with { Given = Output.CreateSecret(node.Given), IsDropped = false },
        Wrapping.Unknown => node with { Given = CreateUnknown(node.Given), IsKnown = false, IsDropped = false },
        _ => node,
    };

    private static string Text(object? value) => value switch
    {
        null => "null",
        bool flag => $"{flag}",
        double number => number.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture),
        string text => $"'{text}'",
        ImmutableArray<object> list => $"[{string.Join(", ", list.Select(Text))}]",
        ImmutableDictionary<string, object> map =>
            $"{{{string.Join(", ", map.OrderBy(entry => entry.Key).Select(entry => $"{entry.Key}: {Text(entry.Value)}"))}}}",
        _ => throw new InvalidOperationException($"{value.GetType()} on the wire"),
    };
}
