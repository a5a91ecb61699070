using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using static Pulumi.Utilities.OutputUtilities;

namespace TrinoInfra.Tests.Sdk;

/// <summary>What becomes of the mocks' answers: the outputs of a resource.</summary>
public class StateTests
{
    private static async Task<Thing> ThingAsync(bool isPreview, string? id, object state)
    {
        var resources = await Deployment.TestAsync(
            RecordingMocks.Answering(id, state), new TestOptions { IsPreview = isPreview }, () => { _ = new Thing("thing"); });
        return Assert.IsType<Thing>(Assert.Single(resources));
    }

    private static readonly ImmutableDictionary<string, object> Nothing = ImmutableDictionary<string, object>.Empty;

    private static Task<Thing> ThingWithAsync(string name, object value) =>
        ThingAsync(isPreview: true, "id", Nothing.Add(name, value));

    [Fact]
    public async Task Outputs_get_the_states_values_in_their_own_types()
    {
        var thing = await ThingAsync(isPreview: true, "the-id", new Dictionary<string, object>
        {
            ["label"] = "a",
            ["size"] = 3,
            ["limit"] = 4,
            ["ratio"] = 0.5,
            ["flag"] = true,
            ["tags"] = new[] { "x", "y" },
            ["counts"] = new Dictionary<string, int> { ["n"] = 1 },
            ["free"] = new Dictionary<string, object> { ["n"] = 1 },
        });

        Assert.Equal("the-id", await GetValueAsync(thing.Id));
        Assert.Equal("a", await GetValueAsync(thing.Label));
        Assert.Equal(3, await GetValueAsync(thing.Size));
        Assert.Equal(4, await GetValueAsync(thing.Limit));
        Assert.Equal(0.5, await GetValueAsync(thing.Ratio));
        Assert.True(await GetValueAsync(thing.Flag));
        Assert.Equal(["x", "y"], await GetValueAsync(thing.Tags));
        Assert.Equal(1, (await GetValueAsync(thing.Counts))["n"]);
        Assert.Equal(1.0, (await GetValueAsync(thing.Free))["n"]);
    }

    [Fact]
    public async Task Structured_outputs_are_made_by_their_constructor()
    {
        var thing = await ThingWithAsync("shape", new Dictionary<string, object>
        {
            ["name"] = "triangle",
            ["sides"] = 3,
            ["lengths"] = new[] { 1.0, 2.5, 3.0 },
            ["colour"] = "not in the type",
        });

        var shape = await GetValueAsync(thing.Shape);
        Assert.Equal("triangle", shape.Name);
        Assert.Equal(3, shape.Sides);
        Assert.Equal([1, 2.5, 3], shape.Lengths);
    }

    [Fact]
    public async Task Fields_missing_in_a_structured_output_are_empty()
    {
        var shape = await GetValueAsync((await ThingWithAsync("shape", Nothing)).Shape);

        Assert.Null(shape.Name);
        Assert.Equal(0, shape.Sides);
        Assert.True(shape.Lengths.IsDefault);
    }

    [Fact]
    public async Task A_value_of_another_type_becomes_the_default()
    {
        Assert.Equal(0, await GetValueAsync((await ThingWithAsync("size", "three")).Size));
        Assert.Null(await GetValueAsync((await ThingWithAsync("label", 3)).Label));
        Assert.Equal(["x", null!], await GetValueAsync((await ThingWithAsync("tags", new object[] { "x", 1 })).Tags));
    }

    [Fact]
    public async Task What_the_state_does_not_tell_is_unknown_in_a_preview_and_empty_in_an_update()
    {
        var ran = new List<string>();
        foreach (var isPreview in new[] { true, false })
        {
            var thing = await ThingAsync(isPreview, "id", Nothing);
            await GetValueAsync(thing.Label.Apply(label =>
            {
                ran.Add($"preview {isPreview}: {label ?? "null"}");
                return label;
            }));
        }

        Assert.Equal(["preview False: null"], ran);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task Without_an_id_the_id_is_unknown(string? id)
    {
        var ran = false;

        var thing = await ThingAsync(isPreview: false, id, Nothing);
        await GetValueAsync(thing.Id.Apply(_ => ran = true));

        Assert.False(ran);
    }

    [Fact]
    public async Task A_secret_in_the_state_marks_its_output_only()
    {
        var thing = await ThingAsync(
            isPreview: true, "id", Nothing.Add("label", Output.CreateSecret("s")).Add("size", 1));

        Assert.Equal("s", await GetValueAsync(thing.Label));
        Assert.True(await Output.IsSecretAsync(thing.Label));
        Assert.False(await Output.IsSecretAsync(thing.Size));
    }

    [Fact]
    public async Task Outputs_depend_on_their_resource()
    {
        var thing = await ThingAsync(isPreview: true, "id", Nothing.Add("label", "a"));

        Assert.Equal<Resource>([thing], await GetDependenciesAsync(thing.Label));
        Assert.Equal<Resource>([thing], await GetDependenciesAsync(thing.Id));
    }

    [Fact]
    public async Task One_resources_outputs_feed_anothers_inputs()
    {
        var mocks = new RecordingMocks();

        await Run.PreviewAsync(mocks, () =>
        {
            var first = new Thing("first", new ThingArgs { Label = "a" });
            _ = new Thing("second", new ThingArgs { Label = first.Label.Apply(label => label + "b"), Tags = first.Id });
        });

        Assert.Equal("ab", mocks["second"].Inputs["label"]);
        Assert.Equal(["first-id"], Assert.IsType<ImmutableArray<object>>(mocks["second"].Inputs["tags"]));
    }

    [Fact]
    public async Task A_state_that_is_no_map_fails_the_run()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => ThingAsync(isPreview: true, "id", "state"));

        Assert.Contains("is not a supported argument type", error.Message);
    }

    [Fact]
    public async Task A_resource_with_an_id_is_read_instead_of_made()
    {
        var mocks = new RecordingMocks();

        var resources = await Run.PreviewAsync(mocks, () => _ = new Thing("thing", null, new() { Id = "there" }));

        Assert.Equal("there", mocks["thing"].Id);
        Assert.Equal("there", await GetValueAsync(Assert.IsType<Thing>(Assert.Single(resources)).Id));
    }

    [Fact]
    public async Task An_imported_resource_keeps_its_id()
    {
        var mocks = new RecordingMocks(args => Task.FromResult<(string?, object)>((null, args.Inputs)));

        var resources = await Run.PreviewAsync(mocks, () => _ = new Thing("thing", null, new() { ImportId = "there" }));

        Assert.Equal("there", mocks["thing"].Id);
        Assert.Equal("there", await GetValueAsync(Assert.IsType<Thing>(Assert.Single(resources)).Id));
    }

    [Fact]
    public async Task An_output_of_a_type_with_no_wire_form_is_refused()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Run.PreviewAsync(new RecordingMocks(), () => _ = new Odd("odd")));

        Assert.Contains("[Output] TrinoInfra.Tests.Sdk.StateTests+Odd.When contains invalid type System.DateTime", error.Message);
    }

    private sealed class Odd(string name) : CustomResource("test:index:Odd", name, null, options: null)
    {
        [Output("when")]
        public Output<DateTime> When { get; private set; } = null!;
    }
}
