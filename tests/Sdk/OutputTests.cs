using System.Collections.Immutable;
using Pulumi;
using static Pulumi.Utilities.OutputUtilities;

namespace TrinoInfra.Tests.Sdk;

public class OutputTests
{
    [Fact]
    public async Task Apply_transforms_the_value_whatever_the_function_returns()
    {
        var two = Output.Create(2);

        Assert.Equal(3, await GetValueAsync(two.Apply(n => n + 1)));
        Assert.Equal(4, await GetValueAsync(two.Apply(n => Task.FromResult(n + 2))));
        Assert.Equal(5, await GetValueAsync(two.Apply(n => Output.Create(n + 3))));
        Assert.Equal(6, await GetValueAsync(two.Apply(n => (Input<int>)(n + 4))));
    }

    [Fact]
    public async Task Apply_takes_a_function_that_only_acts()
    {
        var seen = 0;

        await GetValueAsync(Output.Create(7).Apply(async n =>
        {
            await Task.Yield();
            seen = n;
        }));

        Assert.Equal(7, seen);
    }

    [Fact]
    public async Task Apply_gives_the_default_for_an_output_that_is_null() =>
        Assert.Null(await GetValueAsync(Output.Create(1).Apply(_ => (Output<string>?)null)));

    [Fact]
    public async Task An_exception_in_Apply_surfaces_where_the_value_is_read()
    {
        var failing = Output.Create("x").Apply(int.Parse);

        await Assert.ThrowsAsync<FormatException>(() => GetValueAsync(failing.Apply(n => n + 1)));
    }

    [Fact]
    public async Task All_keeps_the_order()
    {
        var slow = Output.Create(Task.Delay(50, TestContext.Current.CancellationToken).ContinueWith(_ => "a"));
        Input<string>[] inputs = [slow, "b", Output.Create("c")];

        Assert.Equal(["a", "b", "c"], await GetValueAsync(Output.All(inputs)));
        Assert.Equal(["b", "a"], await GetValueAsync(Output.All(Output.Create("b"), slow)));
        Assert.Equal(["x", "y"], await GetValueAsync(Output.All(new List<Output<string>> { Output.Create("x"), Output.Create("y") })));
    }

    [Fact]
    public async Task All_of_nothing_is_an_empty_list() =>
        Assert.Empty(await GetValueAsync(Output.All(Enumerable.Empty<Input<int>>())));

    [Fact]
    public async Task Tuple_combines_values_of_several_types()
    {
        Assert.Equal((1, "a"), await GetValueAsync(Output.Tuple<int, string>(1, "a")));
        Assert.Equal((1, "a"), await GetValueAsync(Output.Tuple(Output.Create(1), Output.Create("a"))));
        Assert.Equal((1, "a", true), await GetValueAsync(Output.Tuple(Output.Create(1), Output.Create("a"), Output.Create(true))));
        Assert.Equal((1, "a", true), await GetValueAsync(Output.Tuple<int, string, bool>(1, Output.Create("a"), true)));
    }

    [Fact]
    public async Task Format_fills_inputs_outputs_and_plain_values_in()
    {
        Input<string> host = "trino.example.com";

        var text = Output.Format($"https://{host}:{Output.Create(8443)}/{"ui"}?share={0.5:P0}");

        Assert.Equal("https://trino.example.com:8443/ui?share=50 %", await GetValueAsync(text));
    }

    [Fact]
    public async Task Printing_an_output_gives_advice_instead_of_the_value()
    {
        string? text = null;

        await Run.PreviewAsync(new RecordingMocks(), () => text = $"{Output.Create("value")}");

        Assert.StartsWith("Calling [ToString] on an [Output<T>] is not supported.", text);
    }

    [Fact]
    public async Task An_input_that_is_null_has_the_default_as_its_output()
    {
        Input<int>? none = null;

        Assert.Equal(0, await GetValueAsync(none.ToOutput()));
        Assert.Equal(1, await GetValueAsync(none.Apply(n => n + 1)));
    }

    [Fact]
    public async Task Outputs_remember_the_resources_they_came_from()
    {
        ImmutableHashSet<Resource> both = [];

        var resources = await Run.UpdateAsync(new RecordingMocks(), () =>
        {
            var (a, b) = (new Thing("a"), new Thing("b"));
            both = GetDependenciesAsync(Output.All(a.Id, b.Id.Apply(id => id + "!"))).Result;
        });

        Assert.Equal(resources.ToHashSet(), both);
    }

    [Fact]
    public async Task A_value_at_hand_came_from_no_resource() =>
        Assert.Empty(await GetDependenciesAsync(Output.Create(1)));
}
