using System.Collections;
using System.Collections.Immutable;
using Pulumi;
using static Pulumi.Utilities.OutputUtilities;

namespace TrinoInfra.Tests.Sdk;

public class CollectionTests
{
    private static Task<ImmutableArray<string>> ValuesAsync(InputList<string> list) => GetValueAsync(list.ToOutput());

    private static async Task<string> TextAsync(InputMap<string> map) => string.Join(
        " ", (await GetValueAsync(map.ToOutput())).OrderBy(e => e.Key).Select(e => $"{e.Key}={e.Value}"));

    [Fact]
    public async Task A_list_is_made_from_whatever_holds_values()
    {
        string[] expected = ["a", "b"];
        var (a, b) = (Output.Create("a"), Output.Create("b"));
        Input<string> one = "a";

        Assert.Equal(["a"], await ValuesAsync("a"));
        Assert.Equal(["a"], await ValuesAsync(a));
        Assert.Equal(["a"], await ValuesAsync(one));
        Assert.Equal(expected, await ValuesAsync(expected));
        Assert.Equal(expected, await ValuesAsync(new[] { a, b }));
        Assert.Equal(expected, await ValuesAsync(new Input<string>[] { a, "b" }));
        Assert.Equal(expected, await ValuesAsync(new List<string>(expected)));
        Assert.Equal(expected, await ValuesAsync(new List<Output<string>> { a, b }));
        Assert.Equal(expected, await ValuesAsync(new List<Input<string>> { a, "b" }));
        Assert.Equal(expected, await ValuesAsync(ImmutableArray.Create(expected)));
        Assert.Equal(expected, await ValuesAsync(ImmutableArray.Create(a, b)));
        Assert.Equal(expected, await ValuesAsync(ImmutableArray.Create<Input<string>>(a, b)));
        Assert.Equal(expected, await ValuesAsync(Output.Create(expected)));
        Assert.Equal(expected, await ValuesAsync(Output.Create(new List<string>(expected))));
        Assert.Equal(expected, await ValuesAsync(Output.Create(expected.AsEnumerable())));
        Assert.Equal(expected, await ValuesAsync(Output.All(a, b)));
    }

    [Fact]
    public async Task A_list_grows_by_elements_and_lists()
    {
        InputList<string> list = new() { "a", { "b", "c" }, new[] { "d" } };
        list.AddRange(new List<string> { "e" });
        list.Add(Output.Create("f"));

        Assert.Equal(["a", "b", "c", "d", "e", "f"], await ValuesAsync(list));
    }

    [Fact]
    public async Task Concat_leaves_both_lists_as_they_are()
    {
        InputList<string> first = ["a"], second = ["b"];

        var both = first.Concat(second);

        Assert.Equal(["a", "b"], await ValuesAsync(both));
        Assert.Equal(["a"], await ValuesAsync(first));
        Assert.Equal(["b"], await ValuesAsync(second));
    }

    [Fact]
    public void Neither_can_be_enumerated_since_they_may_be_unknown()
    {
        Assert.Throws<NotSupportedException>(() => ((IEnumerable)new InputList<string> { "a" }).GetEnumerator());
        Assert.Throws<NotSupportedException>(() => ((IEnumerable)new InputMap<string> { ["a"] = "1" }).GetEnumerator());
    }

    [Fact]
    public async Task A_map_is_made_from_whatever_holds_entries()
    {
        var entries = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" };

        Assert.Equal("a=1 b=2", await TextAsync(entries));
        Assert.Equal("a=1 b=2", await TextAsync(entries.ToImmutableDictionary()));
        Assert.Equal("a=1 b=2", await TextAsync(Output.Create(entries)));
        Assert.Equal("a=1 b=2", await TextAsync(Output.Create<IDictionary<string, string>>(entries)));
        Assert.Equal("a=1 b=2", await TextAsync(Output.Create(entries.ToImmutableDictionary())));
        Assert.Equal("a=1 b=2", await TextAsync(new() { ["a"] = "1", ["b"] = Output.Create("2") }));
        Assert.Equal("a=1 b=2", await TextAsync(new() { { "a", "1" }, new Dictionary<string, string> { ["b"] = "2" } }));
    }

    [Fact]
    public async Task A_map_grows_by_entries_and_maps()
    {
        InputMap<string> map = new() { ["a"] = "1" };
        map.Add("b", "2");
        map.AddRange(new Dictionary<string, string> { ["c"] = "3" });

        Assert.Equal("a=1 b=2 c=3", await TextAsync(map));
    }

    [Fact]
    public async Task A_map_takes_a_key_twice_only_with_the_same_value()
    {
        InputMap<string> same = new() { ["a"] = "1" }, other = new() { ["a"] = "1" };
        same.Add("a", "1");
        other.Add("a", "2");

        Assert.Equal("a=1", await TextAsync(same));
        var error = await Assert.ThrowsAsync<ArgumentException>(() => TextAsync(other));
        Assert.Contains("'a' already exists", error.Message);
    }

    [Fact]
    public async Task Merge_lets_the_second_map_win()
    {
        InputMap<string> first = new() { ["a"] = "1", ["b"] = "2" }, second = new() { ["b"] = "3" };

        Assert.Equal("a=1 b=3", await TextAsync(InputMap<string>.Merge(first, second)));
        Assert.Equal("a=1 b=2", await TextAsync(first));
    }
}
