using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using static Pulumi.Utilities.OutputUtilities;

namespace TrinoInfra.Tests.Sdk;

/// <summary>Arguments as the mocks, and so the providers, receive them.</summary>
public class WireFormTests
{
    private static async Task<ImmutableDictionary<string, object>> InputsAsync(ThingArgs args)
    {
        var mocks = new RecordingMocks();
        await Run.PreviewAsync(mocks, () => _ = new Thing("thing", args));
        return mocks["thing"].Inputs;
    }

    private static async Task<string> FaultAsync(object value) =>
        (await Assert.ThrowsAsync<RunException>(() => InputsAsync(new() { Any = value }))).Message;

    private static ImmutableDictionary<string, object> Map(object? value) =>
        Assert.IsType<ImmutableDictionary<string, object>>(value);

    private static ImmutableArray<object> List(object? value) => Assert.IsType<ImmutableArray<object>>(value);

    [Fact]
    public async Task Scalars_keep_their_form_and_numbers_are_doubles()
    {
        var inputs = await InputsAsync(new() { Label = "a", Size = 3, Ratio = 0.5, Flag = false });

        Assert.Equal("a", inputs["label"]);
        Assert.Equal(3.0, inputs["size"]);
        Assert.Equal(0.5, inputs["ratio"]);
        Assert.Equal(false, inputs["flag"]);
        Assert.Equal(4, inputs.Count);
    }

    [Fact]
    public async Task What_is_not_given_is_not_there() => Assert.Empty(await InputsAsync(new()));

    [Fact]
    public async Task An_empty_list_or_map_that_was_touched_is_there()
    {
        var args = new ThingArgs();
        _ = (args.Tags, args.Labels);

        var inputs = await InputsAsync(args);

        Assert.Empty(List(inputs["tags"]));
        Assert.Empty(Map(inputs["labels"]));
    }

    [Fact]
    public async Task A_list_that_was_never_made_is_an_empty_one() =>
        Assert.Empty(List((await InputsAsync(new() { Tags = default(ImmutableArray<string>) }))["tags"]));

    [Fact]
    public async Task Lists_and_maps_are_immutable_collections_of_objects()
    {
        var inputs = await InputsAsync(new() { Tags = ["a", Output.Create("b")], Labels = { ["k"] = "v" } });

        Assert.Equal(["a", "b"], List(inputs["tags"]));
        Assert.Equal("v", Map(inputs["labels"])["k"]);
    }

    [Fact]
    public async Task Nested_arguments_are_maps()
    {
        var inputs = await InputsAsync(new()
        {
            Inner = new InnerArgs { Name = "one" },
            Inners = [new InnerArgs { Name = "two", Note = "n" }],
        });

        Assert.Equal([new("name", "one")], Map(inputs["inner"]));
        Assert.Equal("n", Map(Assert.Single(List(inputs["inners"])))["note"]);
    }

    [Fact]
    public async Task Free_values_of_any_depth_are_taken()
    {
        var inputs = await InputsAsync(new()
        {
            Values =
            {
                ["map"] = new Dictionary<string, object> { ["n"] = 1, ["list"] = new object[] { true, "x", 2 } },
                ["ordered"] = ImmutableSortedDictionary<string, object>.Empty.Add("k", "v"),
                ["later"] = Output.Create<object>(new List<string> { "y" }),
            },
        });

        var values = Map(inputs["values"]);
        Assert.Equal(1.0, Map(values["map"])["n"]);
        Assert.Equal([true, "x", 2.0], List(Map(values["map"])["list"]));
        Assert.Equal("v", Map(values["ordered"])["k"]);
        Assert.Equal(["y"], List(values["later"]));
    }

    [Fact]
    public async Task JSON_elements_are_taken()
    {
        var json = JsonSerializer.Deserialize<JsonElement>("""{ "a": [1, "b", true, null], "c": { "d": 1.5 }, "e": null }""");

        var inputs = await InputsAsync(new() { Any = json });

        var any = Map(inputs["any"]);
        Assert.Equal([1.0, "b", true, null!], List(any["a"]));
        Assert.Equal(1.5, Map(any["c"])["d"]);
        Assert.Null(any["e"]);
    }

    [Fact]
    public async Task Enum_types_are_the_text_they_convert_to() =>
        Assert.Equal("small", (await InputsAsync(new() { Any = Kind.Small }))["any"]);

    [Fact]
    public async Task Enumerations_are_their_numbers() =>
        Assert.Equal(308.0, (await InputsAsync(new() { Any = System.Net.HttpStatusCode.PermanentRedirect }))["any"]);

    [Fact]
    public async Task Null_entries_of_a_map_are_left_out_and_those_of_a_list_stay()
    {
        var inputs = await InputsAsync(new()
        {
            Any = new Dictionary<string, object?> { ["none"] = null, ["list"] = new object?[] { null, "a" } },
        });

        var any = Map(inputs["any"]);
        Assert.Equal(["list"], any.Keys);
        Assert.Equal([null!, "a"], List(any["list"]));
    }

    [Fact]
    public async Task An_input_marked_as_JSON_is_text()
    {
        Assert.Equal("true", (await InputsAsync(new() { AsJson = true }))["asJson"]);
        Assert.Equal("false", (await InputsAsync(new() { AsJson = Output.Create(false) }))["asJson"]);
    }

    [Fact]
    public async Task Secrets_arrive_open()
    {
        var inputs = await InputsAsync(new()
        {
            Label = Output.CreateSecret("a"),
            Labels = { ["k"] = Output.CreateSecret("v") },
            Inner = Output.CreateSecret(new InnerArgs { Name = "n" }),
        });

        Assert.Equal("a", inputs["label"]);
        Assert.Equal("v", Map(inputs["labels"])["k"]);
        Assert.Equal("n", Map(inputs["inner"])["name"]);
    }

    [Fact]
    public async Task An_unknown_takes_the_whole_property_with_it()
    {
        var inputs = await InputsAsync(new()
        {
            Label = CreateUnknown("?"),
            Tags = ["a", CreateUnknown("?")],
            Labels = { ["k"] = "v", ["u"] = CreateUnknown("?") },
            Inner = new InnerArgs { Name = CreateUnknown("?") },
            Size = 1,
        });

        Assert.Equal(["size"], inputs.Keys);
    }

    [Fact]
    public async Task Keys_of_the_engines_own_are_left_out_below_the_top()
    {
        var inputs = await InputsAsync(new() { Values = { ["__internal"] = "a", ["own"] = "b" } });

        Assert.Equal(["own"], Map(inputs["values"]).Keys);
    }

    [Fact]
    public async Task A_value_without_a_wire_form_is_refused_with_its_place()
    {
        var message = await FaultAsync(new Dictionary<string, object> { ["deep"] = new object[] { 1L } });

        Assert.Contains("error serializing property \"any\": System.Int64 is not a supported argument type.", message);
        Assert.Contains("resource:thing[test:index:Thing].any", message);
        Assert.Contains(".deep[0]", message);
    }

    [Fact]
    public async Task A_task_among_the_arguments_is_refused() =>
        Assert.Contains("Tasks are not allowed inside ResourceArgs", await FaultAsync(Task.FromResult(1)));

    [Fact]
    public async Task A_map_by_anything_but_text_is_refused() =>
        Assert.Contains("Dictionaries are only supported with string keys", await FaultAsync(new Dictionary<int, string> { [1] = "a" }));

    [Fact]
    public async Task A_required_argument_that_is_missing_is_named()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => InputsAsync(new() { Inner = new InnerArgs() }));

        Assert.Contains("InnerArgs.Name is required but was not given a value", error.Message);
    }

    [Fact]
    public async Task A_private_field_of_a_base_class_is_not_seen()
    {
        var mocks = new RecordingMocks();

        await Run.PreviewAsync(mocks, () => _ = new Loose("loose", new DerivedArgs { Hidden = ["a"], Seen = "b" }));

        Assert.Equal(["seen"], mocks["loose"].Inputs.Keys);
    }

    private sealed class Loose(string name, ResourceArgs args) : CustomResource("test:index:Loose", name, args, options: null);

    private abstract class BaseArgs : ResourceArgs
    {
        [field: Input("hidden")]
        public InputList<string> Hidden { get => field ??= []; init; }

        [Input("seen")]
        public Input<string>? Seen { get; init; }
    }

    private sealed class DerivedArgs : BaseArgs;

    [EnumType]
    private readonly struct Kind
    {
        private readonly string _text;

        private Kind(string text) => _text = text;

        public static Kind Small { get; } = new("small");

        public static explicit operator string(Kind kind) => kind._text;
    }
}
