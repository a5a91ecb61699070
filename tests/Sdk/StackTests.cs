using Pulumi;
using Pulumi.Testing;
using static Pulumi.Utilities.OutputUtilities;

namespace TrinoInfra.Tests.Sdk;

/// <summary>Stacks and their runs against mocks.</summary>
public class StackTests
{
    [Fact]
    public async Task A_stack_is_among_the_resources_but_unknown_to_the_mocks()
    {
        var mocks = new RecordingMocks();

        var resources = await Deployment.TestAsync<Good>(mocks);

        Assert.Equal(["pulumi:pulumi:Stack", "test:index:Thing"], resources.Select(r => r.GetResourceType()));
        Assert.Equal("project-stack", resources[0].GetResourceName());
        Assert.Equal(["thing"], mocks.Registered.Select(r => r.Name));
    }

    [Fact]
    public async Task A_stacks_marked_properties_are_its_outputs()
    {
        var mocks = new RecordingMocks();

        await Deployment.TestAsync<Good>(mocks);

        var outputs = Assert.Single(mocks.Completed).Outputs;
        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack", mocks.Completed[0].Urn);
        Assert.Equal(["Id", "url"], outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("thing-id", await GetValueAsync(outputs["Id"]));
        Assert.Equal("https://a", await GetValueAsync(outputs["url"]));
    }

    [Fact]
    public async Task A_stack_may_come_from_a_service_provider()
    {
        var resources = await Deployment.TestWithServiceProviderAsync<Made>(
            new RecordingMocks(), new Services(type => type == typeof(Made) ? new Made("own") : null));

        Assert.Equal("own", Assert.IsType<Made>(resources[0]).Own);
        var error = await Assert.ThrowsAsync<RunException>(() => Deployment.TestWithServiceProviderAsync<Made>(
            new RecordingMocks(), new Services(_ => null)));
        Assert.Contains($"Failed to resolve instance of type {typeof(Made)} from service provider.", error.Message);
    }

    [Fact]
    public async Task A_run_without_a_stack_class_gives_resources_and_outputs_without_the_stack()
    {
        var (resources, outputs) = await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), () =>
        {
            _ = new Thing("thing");
            return new Dictionary<string, object?> { ["a"] = 1 };
        });

        Assert.Equal(["thing"], resources.Select(r => r.GetResourceName()));
        Assert.Equal(1, outputs["a"]);
    }

    [Fact]
    public async Task A_run_may_be_asynchronous()
    {
        var ran = await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), async () =>
        {
            await Task.Yield();
            _ = new Thing("thing");
        });

        Assert.Single(ran);
    }

    [Fact]
    public async Task A_run_knows_what_it_is()
    {
        var seen = new List<object>();
        void note()
        {
            var run = Deployment.Instance;
            seen.AddRange([run.StackName, run.ProjectName, run.OrganizationName, run.IsDryRun]);
        }

        await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), note);
        await Deployment.TestAsync(
            new RecordingMocks(),
            new TestOptions { StackName = "dev", ProjectName = "app", OrganizationName = "org", IsPreview = false, RootDirectory = "/src" },
            () =>
            {
                note();
                seen.Add(Deployment.Instance.RootDirectory);
            });

        Assert.Equal(["stack", "project", "organization", true, "dev", "app", "org", false, "/src"], seen);
    }

    [Fact]
    public async Task A_run_that_was_given_no_root_directory_has_none() => Assert.Contains(
        "root directory",
        (await Assert.ThrowsAsync<RunException>(() => Run.PreviewAsync(
            new RecordingMocks(), () => _ = Deployment.Instance.RootDirectory))).Message);

    [Fact]
    public async Task There_is_no_run_before_or_after_a_run()
    {
        await Run.PreviewAsync(new RecordingMocks(), () => { });

        Assert.Throws<InvalidOperationException>(() => Deployment.Instance);
        Assert.Throws<InvalidOperationException>(() => Log.Info("nobody listens"));
    }

    [Fact]
    public async Task A_run_waits_for_outputs_nobody_else_waits_for()
    {
        var done = false;

        await Run.PreviewAsync(new RecordingMocks(), () => Output.Create(1).Apply(async _ =>
        {
            await Task.Delay(50);
            done = true;
        }));

        Assert.True(done);
    }

    private sealed class Good : Stack
    {
        public Good()
        {
            Id = new Thing("thing").Id;
            Url = Output.Create("https://a");
        }

        [Output]
        public Output<string> Id { get; set; }

        [Output("url")]
        public Output<string> Url { get; set; }

        public string NoOutput { get; } = "";
    }

    private sealed class Made(string own) : Stack
    {
        public string Own { get; } = own;
    }

    private sealed class Services(Func<Type, object?> get) : IServiceProvider
    {
        public object? GetService(Type serviceType) => get(serviceType);
    }
}
