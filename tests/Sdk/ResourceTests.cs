using Pulumi;
using Pulumi.Testing;
using static Pulumi.Utilities.OutputUtilities;

namespace TrinoInfra.Tests.Sdk;

/// <summary>Resources, components and children: what registers, as what, and below what.</summary>
public class ResourceTests
{
    [Fact]
    public async Task Every_resource_registers_under_its_type_and_name()
    {
        var mocks = new RecordingMocks();

        var resources = await Run.PreviewAsync(mocks, () =>
        {
            var box = new Box("box");
            _ = new Thing("thing", null, new() { Parent = box });
        });

        Assert.Equal(["test:index:Box box", "test:index:Thing thing"], mocks.Registered.Select(r => $"{r.Type} {r.Name}"));
        Assert.Equal(
            ["test:index:Box box", "test:index:Thing thing"],
            resources.Select(r => $"{r.GetResourceType()} {r.GetResourceName()}"));
    }

    [Fact]
    public async Task Mocks_see_empty_text_where_there_is_no_provider_or_id()
    {
        var mocks = new RecordingMocks();

        await Run.PreviewAsync(mocks, () => _ = new Thing("thing"));

        Assert.Equal("", mocks["thing"].Provider);
        Assert.Equal("", mocks["thing"].Id);
    }

    [Fact]
    public async Task A_URN_names_stack_project_root_type_and_name()
    {
        var urns = new List<string>();
        var options = new TestOptions { StackName = "dev", ProjectName = "app" };

        await Deployment.TestAsync(new RecordingMocks(), options, () =>
        {
            var outer = new Box("outer");
            var inner = new Box("inner", new ComponentResourceOptions { Parent = outer });
            var thing = new Thing("thing", null, new() { Parent = inner });
            urns = [outer.Urn.Value(), inner.Urn.Value(), thing.Urn.Value()];
        });

        Assert.Equal(
            [
                "urn:pulumi:dev::app::pulumi:pulumi:Stack$test:index:Box::outer",
                "urn:pulumi:dev::app::pulumi:pulumi:Stack$test:index:Box::inner",
                "urn:pulumi:dev::app::pulumi:pulumi:Stack$test:index:Thing::thing",
            ],
            urns);
    }

    [Fact]
    public async Task Mocks_accept_two_resources_of_one_URN()
    {
        var mocks = new RecordingMocks();

        await Run.PreviewAsync(mocks, () => _ = (new Thing("thing"), new Thing("thing")));

        Assert.Equal(2, mocks.Registered.Length);
    }

    [Fact]
    public async Task A_resource_waits_for_what_it_depends_on()
    {
        var mocks = RecordingMocks.SlowFor("first");

        await Run.PreviewAsync(mocks, () => _ = new Thing("then", null, new() { DependsOn = new Thing("first") }));

        Assert.True(mocks.WasDoneBefore("first", "then"));
    }

    [Fact]
    public async Task A_resource_waits_for_the_resources_its_inputs_come_from()
    {
        var mocks = RecordingMocks.SlowFor("first");

        await Run.PreviewAsync(mocks, () => _ = new Thing("then", new ThingArgs { Label = new Thing("first").Id }));

        Assert.True(mocks.WasDoneBefore("first", "then"));
    }

    [Fact]
    public async Task Resources_that_have_nothing_to_do_with_each_other_do_not_wait()
    {
        var mocks = RecordingMocks.SlowFor("first");

        await Run.PreviewAsync(mocks, () => _ = (new Thing("first"), new Thing("then")));

        Assert.False(mocks.WasDoneBefore("first", "then"));
    }

    [Fact]
    public async Task Children_wait_for_their_parent()
    {
        var mocks = RecordingMocks.SlowFor("box");

        await Run.PreviewAsync(mocks, () => _ = new Thing("thing", null, new() { Parent = new Box("box") }));

        Assert.True(mocks.WasDoneBefore("box", "thing"));
    }

    [Fact]
    public async Task To_depend_on_a_component_is_to_depend_on_the_resources_within_it_however_deep()
    {
        var mocks = RecordingMocks.SlowFor("part", "deep part");

        await Run.PreviewAsync(mocks, () =>
        {
            var box = new Box("box", self =>
            {
                _ = new Thing("part", null, new() { Parent = self });
                _ = new Box("inner", inner => _ = new Thing("deep part", null, new() { Parent = inner }), new() { Parent = self });
            });
            _ = new Thing("then", null, new() { DependsOn = { box } });
        });

        Assert.True(mocks.WasDoneBefore("part", "then"));
        Assert.True(mocks.WasDoneBefore("deep part", "then"));
    }

    [Fact]
    public async Task To_depend_on_a_managed_resource_is_not_to_depend_on_its_children()
    {
        var mocks = RecordingMocks.SlowFor("child");

        await Run.PreviewAsync(mocks, () =>
        {
            var parent = new Thing("parent");
            _ = new Thing("child", null, new() { Parent = parent });
            _ = new Thing("then", null, new() { DependsOn = parent });
        });

        Assert.False(mocks.WasDoneBefore("child", "then"));
    }

    [Fact]
    public async Task A_component_registers_its_outputs_under_its_URN()
    {
        var mocks = new RecordingMocks();

        await Run.PreviewAsync(mocks, () => _ = new Box("box", _ => { }));

        var request = Assert.Single(mocks.Completed, r => r.Urn.EndsWith("::box", StringComparison.Ordinal));
        Assert.Equal(true, await GetValueAsync(Assert.Single(request.Outputs, o => o.Key == "filled").Value));
    }

    [Fact]
    public async Task A_component_may_register_the_outputs_it_marks()
    {
        var mocks = new RecordingMocks();

        await Run.PreviewAsync(mocks, () => _ = new Marked("marked"));

        var request = Assert.Single(mocks.Completed, r => r.Urn.EndsWith("::marked", StringComparison.Ordinal));
        Assert.Equal(["Plain", "named"], request.Outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("a", await GetValueAsync(request.Outputs["Plain"]));
        Assert.True(await Output.IsSecretAsync(request.Outputs["named"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_resource_must_have_a_name(string? name)
    {
        var error = await Assert.ThrowsAsync<RunException>(
            () => Run.PreviewAsync(new RecordingMocks(), () => _ = new Thing(name!)));

        Assert.Contains("name", error.Message);
        Assert.Contains("empty", error.Message);
    }

    [Fact]
    public void A_resource_cannot_be_made_outside_a_run()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new Thing("thing"));

        Assert.Equal("Trying to acquire Deployment.Instance before 'Run' was called.", error.Message);
    }

    private sealed class Marked : ComponentResource
    {
        public Marked(string name)
            : base("test:index:Marked", name) => RegisterOutputs();

        [Output]
        public Output<string> Plain { get; set; } = Output.Create("a");

        [Output("named")]
        public Output<string> Other { get; set; } = Output.CreateSecret("b");
    }
}

internal static class OutputReading
{
    /// <summary>The value of an output that is resolved, inside a run where one cannot await.</summary>
    public static T Value<T>(this Output<T> output) => GetValueAsync(output).GetAwaiter().GetResult();
}
