using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Testing;

namespace TrinoInfra.Tests.Sdk;

/// <summary>Mocks that note what they are told, and answer <c>name-id</c> with the inputs as state unless given another answer.</summary>
internal sealed class RecordingMocks(Func<MockResourceArgs, Task<(string? Id, object State)>>? answer = null) : IMocks
{
    private readonly ConcurrentQueue<MockResourceArgs> _registered = new();
    private readonly ConcurrentQueue<MockRegisterResourceOutputsRequest> _completed = new();
    private readonly ConcurrentQueue<string> _events = new();

    /// <summary>Everything that registered, the stack excepted.</summary>
    public ImmutableArray<MockResourceArgs> Registered => [.. _registered];

    /// <summary>The components and stacks whose outputs were registered.</summary>
    public ImmutableArray<MockRegisterResourceOutputsRequest> Completed => [.. _completed];

    /// <summary>What registered under a name.</summary>
    public MockResourceArgs this[string name] => Assert.Single(_registered, args => args.Name == name);

    /// <summary>Whether one registration had its answer before another was asked for.</summary>
    public bool WasDoneBefore(string first, string then)
    {
        var events = _events.ToList();
        Assert.Contains($"end {first}", events);
        Assert.Contains($"begin {then}", events);
        return events.IndexOf($"end {first}") < events.IndexOf($"begin {then}");
    }

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        _registered.Enqueue(args);
        _events.Enqueue($"begin {args.Name}");
        var result = answer is null ? ($"{args.Name}-id", args.Inputs) : await answer(args);
        _events.Enqueue($"end {args.Name}");
        return result;
    }

    public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException(args.Token);

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        _completed.Enqueue(args);
        return Task.CompletedTask;
    }

    /// <summary>Mocks that take a while over the resources of these names.</summary>
    public static RecordingMocks SlowFor(params string[] names) => new(async args =>
    {
        if (names.Contains(args.Name))
            await Task.Delay(100, TestContext.Current.CancellationToken);
        return ($"{args.Name}-id", args.Inputs);
    });

    /// <summary>Mocks that answer every resource with this id and state.</summary>
    public static RecordingMocks Answering(string? id, object state) => new(_ => Task.FromResult((id, state)));
}
