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

    private readonly Lock _gate = new();
    private readonly List<string> _errors = [];
    private readonly MockMonitor _monitor = new(mocks);
    private Stack? _stack;

    public TestOptions Options { get; } = options;
    public bool IsPreview => Options.IsPreview ?? true;
    public ImmutableDictionary<string, string> Config { get; } = ConfigReader.Read();
    public Runner Runner { get; } = new();
    public ImmutableArray<Resource> Resources => _monitor.Resources;

    public Stack Stack
    {
        get => _stack ?? throw new InvalidOperationException("Trying to acquire Deployment.Stack before 'Run' was called.");
        set => _stack = value;
    }

    public ImmutableArray<string> Errors
    {
        get
        {
            lock (_gate)
                return [.. _errors];
        }
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

    public void LogError(string message)
    {
        lock (_gate)
            _errors.Add(message);
    }

    public void Register(Resource resource, ResourceArgs args, ResourceOptions options, OutputPromises promises) =>
        Runner.Track(RegisterAsync(resource, args, options, promises));

    public void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs) =>
        Runner.Track(RegisterOutputsAsync(resource, outputs));

    private async Task RegisterAsync(
        Resource resource, ResourceArgs args, ResourceOptions options, OutputPromises promises)
    {
        try
        {
            promises.Resolve(resource, await RequestAsync(resource, args, options).ConfigureAwait(false));
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

    private async Task<Registered> RequestAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        if (options.Urn is not null)
            return _monitor.Find(options.Urn);
        var id = options.Id is null ? "" : await options.Id.ToOutput().GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        if (!string.IsNullOrEmpty(id) && resource is not CustomResource)
            throw new ArgumentException("ResourceOptions.Id is only valid for a CustomResource");

        var explicitly = await options.DependsOn.ToOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false);
        var (inputs, implicitly) = await SerializeAsync(
            $"resource:{resource.GetResourceName()}[{resource.GetResourceType()}]",
            args.ToDictionary().Where(input => input.Key is not (WireNames.Urn or WireNames.Id))).ConfigureAwait(false);
        var parent = options.Parent ?? (resource is Stack ? null : Stack);
        var parentUrn = parent is null ? "" : await parent.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var provider = resource is CustomResource && options.Provider is { } explicitProvider
            ? await explicitProvider.GetReferenceAsync().ConfigureAwait(false)
            : "";
        foreach (var dependency in CustomResourcesOf([.. explicitly, .. implicitly]))
            await dependency.Urn.DataTask.ConfigureAwait(false);

        return await _monitor.RegisterAsync(new(
            resource, inputs, parentUrn, provider, id, (options as CustomResourceOptions)?.ImportId ?? "")).ConfigureAwait(false);
    }

    private async Task RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var values = await outputs.GetValueAsync(whenUnknown: ImmutableDictionary<string, object?>.Empty).ConfigureAwait(false);
        var (wire, _) = await SerializeAsync("monitor.registerResourceOutputs(...)", values).ConfigureAwait(false);
        await _monitor.RegisterOutputsAsync(urn, wire).ConfigureAwait(false);
    }

    private static async Task<(ImmutableDictionary<string, object?> Wire, HashSet<Resource> Dependencies)> SerializeAsync(
        string place, IEnumerable<KeyValuePair<string, object?>> properties)
    {
        var serializer = new Serializer();
        var wire = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (name, property) in properties)
        {
            try
            {
                if (await serializer.SerializeAsync($"{place}.{name}", property).ConfigureAwait(false) is { } value)
                    wire[name] = value;
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"error serializing property \"{name}\": {exception.Message}", exception);
            }
        }
        return (wire.ToImmutable(), serializer.Dependencies);
    }

    /// <summary>The resources, each component replaced by the custom resources within it, however deep.</summary>
    private static HashSet<Resource> CustomResourcesOf(HashSet<Resource> resources)
    {
        var seen = new HashSet<Resource>();
        var open = new Stack<Resource>(resources);
        while (open.TryPop(out var resource))
        {
            if (!seen.Add(resource) || resource is not ComponentResource)
                continue;
            foreach (var child in resource.Children)
                open.Push(child);
        }
        return [.. seen.Where(resource => resource is CustomResource)];
    }

    private void Report(IReadOnlyCollection<Exception> failures)
    {
        foreach (var failure in failures)
        {
            LogError(failure switch
            {
                RunException => failure.Message,
                ResourceException { HideStack: true } => failure.Message,
                ResourceException => failure.ToString(),
                _ => $"Running program '{Assembly.GetEntryAssembly()?.Location}' failed with an unhandled exception:\n{failure}",
            });
        }
        if (failures.Count > 0)
            Environment.ExitCode = ExitCodeAfterErrors;
    }
}
