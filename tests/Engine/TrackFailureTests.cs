using System.Collections.Immutable;
using System.Diagnostics;
using Pulumi;
using TrinoInfra.Engine;
using TrinoInfra.Pods;
using TrinoInfra.Tests.Sdk;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Engine;

/// <summary>What happens when a track's release failed.</summary>
public sealed class TrackFailureTests
{
    [Theory]
    [InlineData("create")]
    [InlineData("update")]
    public async Task The_tracks_pods_are_asked_and_told(string operation)
    {
        List<PodAccount> said = [];
        var hook = TrackFailure.Hook(
            (track, _) => Task.FromResult<ImmutableArray<PodAccount>>([new(track, "r", "w", null, "m")]), said.Add);

        Assert.False(await CallAsync(hook, operation));
        Assert.Equal("stable", Assert.Single(said).Pod);
    }

    [Fact]
    public async Task What_could_not_be_deleted_waits_for_no_pod() =>
        Assert.False(await CallAsync(TrackFailure.Hook((_, _) => throw new InvalidOperationException("asked"), _ => { }), "delete"));

    [Fact]
    public async Task No_failure_of_its_own_comes_out()
    {
        Assert.False(await CallAsync(TrackFailure.Hook((_, _) => throw new InvalidOperationException("no cluster"), _ => { }), "create"));
        Assert.False(await CallAsync(
            TrackFailure.Hook((_, _) => Task.FromResult<ImmutableArray<PodAccount>>([new("p", "r", "w", null, "m")]), _ => throw new InvalidOperationException("no log")),
            "create"));
    }

    [Fact]
    public async Task A_cluster_that_is_silent_does_not_hold_the_engine_up()
    {
        await using var cluster = await ClusterStandIn.AnsweringAsync(ClusterStandIn.Silence);
        var clock = Stopwatch.StartNew();

        Assert.False(await CallAsync(TrackFailure.Hook(TestStack.Good(), TimeSpan.FromSeconds(1)), "create"));

        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task The_lines_go_to_the_engines_log()
    {
        await using var cluster = await ClusterStandIn.WithAsync("jvm-option");

        await Run.UpdateAsync(new RecordingMocks(), () =>
        {
            // Of the log only errors show under mocks, and these are warnings: the call must find its run.
            Assert.False(CallAsync(TrackFailure.Hook(TestStack.Good()), "create").GetAwaiter().GetResult());
        });

        Assert.Contains(cluster.Asked, asked => asked.Contains("instance in (stable)", StringComparison.Ordinal));
        Assert.Contains(cluster.Asked, asked => asked.Contains("/log?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_tracks_release_has_the_hook_and_nothing_else_does()
    {
        List<(string Name, string[] Hooks)> declared = [];
        var settings = TestStack.Good(tracks: "[{ name: one, weight: 1 }, { name: two, weight: 1 }]");

        await Deployment.TestWithServiceProviderAsync<TrinoStack>(
            new RecordingMocks(),
            new Services(() => new TrinoStack(new StackHost(settings, "chart")
            {
                OnTrackFailure = (_, _) => Task.FromResult(false),
                Transformations =
                [
                    args =>
                    {
                        lock (declared)
                            declared.Add((args.Resource.GetResourceName(), [.. args.Options.Hooks.OnError.Select(hook => hook.Name)]));
                        return null;
                    },
                ],
            })));

        Assert.All(declared, resource => Assert.Equal(resource.Name is "one" or "two" ? ["track-failure"] : [], resource.Hooks));
        Assert.Equal(2, declared.Count(resource => resource.Hooks is not []));
    }

    private static Task<bool> CallAsync(ErrorHookCallback hook, string operation) =>
        hook(new ErrorHookArgs("urn", "id", "stable", "kubernetes:helm.sh/v3:Release", failedOperation: operation), TestContext.Current.CancellationToken);

    private sealed class Services(Func<TrinoStack> create) : IServiceProvider
    {
        public object GetService(Type serviceType) => create();
    }
}
