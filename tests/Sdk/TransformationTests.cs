using Pulumi;

namespace TrinoInfra.Tests.Sdk;

/// <summary>What transformations see and change: the program's guard and its plan rest on them.</summary>
public class TransformationTests
{
    private static ResourceTransformation Noting(List<string> seen, string who) => args =>
    {
        seen.Add($"{who}: {args.Resource.GetResourceName()}");
        return null;
    };

    [Fact]
    public async Task The_own_come_first_then_the_parents_then_the_stacks()
    {
        _seen = [];

        await Deployment.TestAsync<Nested>(new RecordingMocks());

        Assert.Equal(
            ["stack: project-stack", "box: box", "stack: box", "thing: thing", "box: thing", "stack: thing", "stack: loose"],
            _seen);
    }

    [Fact]
    public async Task They_run_in_the_order_given()
    {
        var seen = new List<string>();

        await Run.PreviewAsync(new RecordingMocks(), () => _ = new Thing("thing", null, new()
        {
            ResourceTransformations = { Noting(seen, "first"), Noting(seen, "second") },
        }));

        Assert.Equal(["first: thing", "second: thing"], seen);
    }

    [Fact]
    public async Task They_run_within_the_constructor()
    {
        var seen = new List<string>();

        await Run.PreviewAsync(RecordingMocks.SlowFor("first"), () =>
        {
            var first = new Thing("first");
            _ = new Thing("thing", null, new() { DependsOn = first, ResourceTransformations = { Noting(seen, "own") } });
            Assert.Equal(["own: thing"], seen);
        });
    }

    [Fact]
    public async Task They_see_arguments_and_options_as_given()
    {
        ResourceTransformationArgs seen = default;
        var given = new ThingArgs { Label = "a" };
        Resource? box = null;

        await Run.PreviewAsync(new RecordingMocks(), () =>
        {
            box = new Box("box", new ComponentResourceOptions { Provider = new ThingProvider("own"), Protect = true });
            _ = new Thing("thing", given, new()
            {
                Parent = box,
                CustomTimeouts = new CustomTimeouts { Delete = TimeSpan.FromMinutes(7) },
                ResourceTransformations =
                {
                    args =>
                    {
                        seen = args;
                        return null;
                    },
                },
            });
        });

        Assert.Same(given, seen.Args);
        Assert.Same(box, seen.Options.Parent);
        Assert.Equal(TimeSpan.FromMinutes(7), seen.Options.CustomTimeouts?.Delete);
        // What comes from the parent is filled in later.
        Assert.Null(seen.Options.Provider);
        Assert.Null(seen.Options.Protect);
        Assert.IsType<Thing>(seen.Resource);
    }

    [Fact]
    public async Task What_one_returns_goes_to_the_next_and_is_registered()
    {
        var mocks = new RecordingMocks();
        ResourceTransformation append(string text) => args => new(
            new ThingArgs { Label = ((ThingArgs)args.Args).Label.Apply(label => label + text) }, args.Options);

        await Run.PreviewAsync(mocks, () => _ = new Thing("thing", new ThingArgs { Label = "a" }, new()
        {
            ResourceTransformations = { append("b"), append("c") },
        }));

        Assert.Equal("abc", mocks["thing"].Inputs["label"]);
    }

    [Fact]
    public async Task One_may_give_a_provider()
    {
        var mocks = new RecordingMocks();

        await Run.PreviewAsync(mocks, () =>
        {
            var provider = new ThingProvider("own");
            _ = new Thing("thing", null, new()
            {
                ResourceTransformations =
                {
                    args => new(args.Args, CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new() { Provider = provider })),
                },
            });
        });

        Assert.EndsWith("::own::own-id", mocks["thing"].Provider);
    }

    [Fact]
    public async Task None_may_move_the_resource_to_another_parent()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Run.PreviewAsync(new RecordingMocks(), () =>
        {
            var box = new Box("box");
            _ = new Thing("thing", null, new()
            {
                ResourceTransformations = { args => new(args.Args, new CustomResourceOptions { Parent = box }) },
            });
        }));

        Assert.Contains("Transformations cannot currently be used to change the 'parent' of a resource.", error.Message);
    }

    [Fact]
    public async Task An_exception_in_one_ends_the_run()
    {
        var mocks = new RecordingMocks();

        var error = await Assert.ThrowsAsync<RunException>(() => Run.PreviewAsync(mocks, () => _ = new Thing("thing", null, new()
        {
            ResourceTransformations = { _ => throw new RunException("not without a provider") },
        })));

        Assert.Equal("not without a provider", error.Message);
        Assert.Empty(mocks.Registered);
    }

    private static List<string> _seen = [];

    private sealed class Nested : Stack
    {
        public Nested()
            : base(new StackOptions { ResourceTransformations = { Noting(_seen, "stack") } })
        {
            var box = new Box("box", new ComponentResourceOptions { ResourceTransformations = { Noting(_seen, "box") } });
            _ = new Thing("thing", null, new() { Parent = box, ResourceTransformations = { Noting(_seen, "thing") } });
            _ = new Thing("loose");
        }
    }
}
