using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi.Testing;
using Pulumi.Wire;

namespace Pulumi;

/// <summary>One run of a stack against mocks.</summary>
internal sealed class MockRun(IMocks mocks, TestOptions options)
{
    // What a process ends with after it has told the user what failed.
    private const int ExitCodeAfterErrors = 32;

    private readonly ConcurrentQueue<string> _errors = [];
    private readonly MockMonitor _monitor = new(mocks);

    public TestOptions Options { get; } = options;
    public bool IsPreview => Options.IsPreview ?? true;
    public ImmutableDictionary<string, string> Config { get; } = ConfigReader.Read();
    public Runner Runner { get; } = new();
    public ImmutableArray<Resource> Resources => _monitor.Resources;
    public ImmutableArray<string> Errors => [.. _errors];

    public Stack Stack
    {
        get => field ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set;
    }

    public async Task RunAsync(Func<Stack> makeStack)
    {
        try
        {
            Runner.Track(makeStack().RegisterPropertyOutputs().DataTask);
        }
        catch (Exception exception)
        {
            Report([exception]);
            return;
        }
        Report(await Runner.WaitAsync().ConfigureAwait(false));
    }

    public void LogError(string message) => _errors.Enqueue(message);

    public void Register(Resource resource, ResourceArgs args, ResourceOptions options, OutputPromises promises) =>
        Runner.Track(RegisterAsync(resource, args, options, promises));

    public void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs) =>
        Runner.Track(RegisterOutputsAsync(resource, outputs));

    private async Task RegisterAsync(Resource resource, ResourceArgs args, ResourceOptions options, OutputPromises promises)
    {
        try
        {
            promises.Resolve(resource, await AskAsync(resource, args, options).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            promises.Fail(exception);
            throw;
        }
        finally
        {
            promises.ResolveRest(isKnown: !IsPreview);
        }
    }

    /// <summary>Waits for all that the resource needs, then asks for it.</summary>
    private async Task<Registered> AskAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        var id = options.Id is null ? "" : await options.Id.ToOutput().GetValueAsync(whenUnknown: "").ConfigureAwait(false);

        var dependencies = await options.DependsOn.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false);
        var inputs = await Serializer.SerializeEachAsync(
            $"resource:{resource.GetResourceName()}[{resource.GetResourceType()}]",
            args.ToDictionary().Where(input => input.Key is not ("urn" or "id"))).ConfigureAwait(false);
        var parent = options.Parent ?? (resource is Stack ? null : Stack);
        var parentUrn = parent is null ? "" : await parent.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var provider = resource is CustomResource && options.Provider is { } own
            ? await own.GetReferenceAsync().ConfigureAwait(false)
            : "";
        foreach (var dependency in CustomResourcesOf([.. dependencies, .. inputs.Values.SelectMany(input => input.Resources)]))
            await dependency.Urn.DataTask.ConfigureAwait(false);

        var importId = (options as CustomResourceOptions)?.ImportId ?? "";
        return await _monitor.RegisterAsync(resource, inputs, parentUrn, provider, id ?? "", importId).ConfigureAwait(false);
    }

    private async Task RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var values = await outputs.GetValueAsync(whenUnknown: ImmutableDictionary<string, object?>.Empty).ConfigureAwait(false);
        var wire = await Serializer.SerializeEachAsync("monitor.registerResourceOutputs(...)", values).ConfigureAwait(false);
        await _monitor.RegisterOutputsAsync(urn, wire).ConfigureAwait(false);
    }

    /// <summary>The resources, each component replaced by the custom resources within it, however deep.</summary>
    private static IEnumerable<Resource> CustomResourcesOf(HashSet<Resource> resources)
    {
        var seen = new HashSet<Resource>();
        var open = new Stack<Resource>(resources);
        while (open.TryPop(out var resource))
        {
            if (!seen.Add(resource))
                continue;
            foreach (var child in resource is ComponentResource ? resource.Children : [])
                open.Push(child);
        }
        return seen.OfType<CustomResource>();
    }

    private void Report(IReadOnlyCollection<Exception> failures)
    {
        foreach (var failure in failures)
        {
            LogError(failure switch
            {
                RunException or ResourceException { HideStack: true } => failure.Message,
                ResourceException => failure.ToString(),
                _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{failure}",
            });
        }
        if (failures.Count > 0)
            Environment.ExitCode = ExitCodeAfterErrors;
    }
}
