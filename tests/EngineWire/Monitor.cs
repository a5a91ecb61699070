using System.Collections.Concurrent;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using TrinoInfra.Tests.EngineWire.Messages;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>
/// The engine's resource monitor: notes what registers, and creates it in name, or updates it where the stack had it otherwise.
/// What a real one would not take, it refuses.
/// </summary>
/// <param name="stack">The stack's name.</param>
/// <param name="project">The project's name.</param>
/// <param name="mode">Whether it creates.</param>
/// <param name="kind">In what it differs from one where all goes well.</param>
internal sealed class Monitor(string stack, string project, RunMode mode, EngineKind kind) : ResourceMonitor.ResourceMonitorBase, IDisposable
{
    private readonly ConcurrentQueue<WireResource> registered = new();
    private readonly ConcurrentDictionary<string, Struct> outputs = new();
    private readonly ConcurrentDictionary<string, string> ids = new();

    public Hooks Hooks { get; } = new();

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyCollection<WireResource> Registered => registered;

    /// <summary>By URN: what the stack and the components hand out.</summary>
    public IReadOnlyDictionary<string, Struct> Outputs => outputs;

    /// <summary>The program said that nothing more comes.</summary>
    public bool IsDone { get; private set; }

    public void Dispose() => Hooks.Dispose();

    public override Task<SupportsFeatureResponse> SupportsFeature(SupportsFeatureRequest request, ServerCallContext context) =>
        Task.FromResult(new SupportsFeatureResponse { HasSupport = kind.Features.Contains(request.Id) });

    public override async Task<RegisterResourceResponse> RegisterResource(RegisterResourceRequest request, ServerCallContext context)
    {
        Undeclared.Refuse(request);
        RequireKnown(request);
        Hooks.RequireRegistered(request.Hooks);
        registered.Enqueue(new WireResource(request));

        var urn = Urns.Of(stack, project, request.Parent, request.Type, request.Name);
        if (kind.Had.FirstOrDefault(had => had.Is(request)) is not { } old)
            await RunHooksAsync(request.Hooks?.BeforeCreate, urn, request, created: null);
        else if (!old.Object.Equals(request.Object))
            await RunHooksAsync(request.Hooks?.BeforeUpdate, urn, request, created: null, old.Object);
        if (request.Name == kind.Failing)
            await FailAsync(urn, request);

        var created = Created(urn, request);
        if (!ids.TryAdd(urn, created.Id))
            throw new RpcException(new Status(StatusCode.AlreadyExists, $"Duplicate resource URN '{urn}'"));
        await RunHooksAsync(request.Hooks?.AfterCreate, urn, request, created.Object);
        return created;
    }

    public override Task<Empty> RegisterResourceOutputs(RegisterResourceOutputsRequest request, ServerCallContext context)
    {
        if (!ids.ContainsKey(request.Urn) || !outputs.TryAdd(request.Urn, request.Outputs))
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"no outputs are expected of '{request.Urn}'"));
        return Task.FromResult(new Empty());
    }

    public override Task<Empty> RegisterResourceHook(RegisterResourceHookRequest request, ServerCallContext context)
    {
        Hooks.Add(request.Name, request.Callback, request.OnDryRun);
        return Task.FromResult(new Empty());
    }

    public override Task<Empty> RegisterErrorHook(RegisterErrorHookRequest request, ServerCallContext context)
    {
        Hooks.Add(request.Name, request.Callback, onDryRun: false);
        return Task.FromResult(new Empty());
    }

    public override Task<Empty> SignalAndWaitForShutdown(Empty request, ServerCallContext context)
    {
        IsDone = true;
        return Task.FromResult(new Empty());
    }

    /// <summary>
    /// In an <c>up</c> what was asked for, under an id. In a preview neither: of what does not exist yet nothing is known,
    /// and an engine leaves out what is not known.
    /// </summary>
    private RegisterResourceResponse Created(string urn, RegisterResourceRequest request) => mode == RunMode.Up && request.Custom
        ? new() { Urn = urn, Id = $"{request.Name}-id", Object = request.Object }
        : new() { Urn = urn, Object = new Struct() };

    /// <summary>A resource names only what is there, and a provider by the id that it was told.</summary>
    private void RequireKnown(RegisterResourceRequest request)
    {
        var provider = request.Provider is "" ? null : Urns.OfProvider(request.Provider);
        var named = request.Dependencies
            .Concat(request.PropertyDependencies.Values.SelectMany(property => property.Urns))
            .Concat(request.Type == Urns.StackType ? [] : [request.Parent])
            .Concat(provider is null ? [] : [provider]);
        if (named.FirstOrDefault(urn => !ids.ContainsKey(urn)) is { } missing)
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"{request.Name} names '{missing}', which is not registered"));
        if (provider is not null && request.Provider != $"{provider}::{(ids[provider] is "" ? WireValue.Unknown : ids[provider])}")
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"{request.Name} has an unknown provider, '{request.Provider}'"));
    }

    private Task RunHooksAsync(IEnumerable<string>? names, string urn, RegisterResourceRequest request, Struct? created, Struct? old = null) =>
        Hooks.RunAsync(
            names ?? [],
            new ResourceHookRequest
            {
                Urn = urn,
                Name = request.Name,
                Type = request.Type,
                NewInputs = request.Object,
                OldInputs = old,
                OldOutputs = old,
                NewOutputs = created,
            },
            isPreview: mode == RunMode.Preview);

    /// <summary>As an engine ends an update: it asks the hooks, then answers nothing more.</summary>
    private async Task FailAsync(string urn, RegisterResourceRequest request)
    {
        await Hooks.RunAsync(
            request.Hooks?.OnError.ToList() ?? [],
            new ErrorHookRequest
            {
                Urn = urn,
                Name = request.Name,
                Type = request.Type,
                NewInputs = request.Object,
                FailedOperation = "create",
                Errors = { "context deadline exceeded" },
            });
        throw new RpcException(new Status(
            StatusCode.Unavailable, "resource monitor shut down while waiting on step's done channel"));
    }
}
