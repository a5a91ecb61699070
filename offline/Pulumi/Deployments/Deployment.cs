using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Testing;

namespace Pulumi;

/// <summary>Runs stacks: here only against mocks, and no run within another.</summary>
public sealed class Deployment
{
    private static readonly AsyncLocal<DeploymentInstance?> Running = new();

    private Deployment()
    {
    }

    /// <summary>The run in progress.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static DeploymentInstance Instance => Running.Value ?? throw new InvalidOperationException(
        "Trying to acquire Deployment.Instance before 'Run' was called.");

    internal static MockRun? CurrentRun => Running.Value?.Run;

    internal static MockRun RequireRun() => Instance.Run;

    /// <summary>Refuses: this build has no engine to run against.</summary>
    /// <returns>1, after a message on stderr.</returns>
    public static Task<int> RunAsync(Action action) => RefuseAsync();
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) => RefuseAsync();
    public static Task<int> RunAsync(Func<Task> func) => RefuseAsync();
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) => RefuseAsync();
    public static Task<int> RunAsync<TStack>() where TStack : Stack, new() => RefuseAsync();
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider) where TStack : Stack => RefuseAsync();

    /// <summary>Runs a stack against mocks.</summary>
    /// <returns>The resources in the order of their registration, the stack among them.</returns>
    /// <exception cref="RunException">The run failed; <see cref="AggregateException"/> if it did so in several ways.</exception>
    public static Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null)
        where TStack : Stack, new() => RunMocksAsync(mocks, options, () => (TStack)Activator.CreateInstance(
            typeof(TStack), BindingFlags.DoNotWrapExceptions, binder: null, args: null, culture: null)!);

    public static Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null)
        where TStack : Stack
    {
        ArgumentNullException.ThrowIfNull(serviceProvider);
        return RunMocksAsync(mocks, options, () => serviceProvider.GetService(typeof(TStack)) as TStack
            ?? throw new InvalidOperationException($"Failed to resolve instance of type {typeof(TStack)} from service " +
                $"provider. Register the type with the service provider before calling {nameof(RunAsync)}."));
    }

    /// <summary>Runs resources against mocks, in a stack made for them.</summary>
    /// <returns>The resources without the stack, and the outputs.</returns>
    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
    {
        var resources = await RunMocksAsync(testMocks, testOptions, () => new TestStack(createResources)).ConfigureAwait(false);
        return ([.. resources.Where(resource => resource is not TestStack)],
            resources.OfType<TestStack>().Single().ReturnedOutputs);
    }

    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources) =>
        TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    public static async Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task> createResources) =>
        (await TestAsync(testMocks, testOptions, async () =>
        {
            await createResources().ConfigureAwait(false);
            return ImmutableDictionary<string, object?>.Empty;
        }).ConfigureAwait(false)).Resources;

    public static Task<ImmutableArray<Resource>> TestAsync(
        IMocks testMocks, TestOptions testOptions, Action createResources) => TestAsync(testMocks, testOptions, () =>
        {
            createResources();
            return Task.CompletedTask;
        });

    private static async Task<ImmutableArray<Resource>> RunMocksAsync(
        IMocks mocks, TestOptions? options, Func<Stack> makeStack)
    {
        if (Running.Value is not null)
            throw new InvalidOperationException("Deployment.Instance should only be set once at the beginning of a 'Run' call.");
        var run = new MockRun(mocks, options ?? new TestOptions());
        Running.Value = new DeploymentInstance(run);
        await run.RunAsync(makeStack).ConfigureAwait(false);
        return run.Errors switch
        {
            [] => run.Resources,
            [var only] => throw new RunException(only),
            var several => throw new AggregateException(several.Select(error => new RunException(error))),
        };
    }

    /// <summary>The stack around resources that a test makes without one.</summary>
    private sealed class TestStack : Stack
    {
        public TestStack(Func<Task<IDictionary<string, object?>>> createResources) =>
            ReturnedOutputs = createResources().GetAwaiter().GetResult();

        public IDictionary<string, object?> ReturnedOutputs { get; }
    }

    private static async Task<int> RefuseAsync()
    {
        await Console.Error.WriteLineAsync(
            "This build holds the offline stand-in for the Pulumi SDK, which speaks to no engine. Build with the real "
            + "packages: `dotnet build`, or `make SDK=nuget` (PulumiSdk=nuget).").ConfigureAwait(false);
        return 1;
    }
}
