using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi.Testing;
using Pulumi.Wire;

namespace Pulumi;

/// <summary>What came of a registration; an empty id is one not known.</summary>
internal sealed record Registered(string Urn, string Id, ImmutableDictionary<string, OutputData<object?>> State);

/// <summary>Answers registrations from the mocks, in the engine's place.</summary>
internal sealed class MockMonitor(IMocks mocks)
{
    private readonly ConcurrentQueue<Resource> _resources = [];

    public ImmutableArray<Resource> Resources => [.. _resources];

    /// <summary>Registers a resource, or reads one.</summary>
    /// <param name="inputs">Its arguments in wire form.</param>
    /// <param name="parentUrn">Its parent, or empty.</param>
    /// <param name="provider">Its explicit provider, or empty.</param>
    /// <param name="readId">The id of the thing to read, or empty.</param>
    /// <param name="importId">The id of the thing to import, or empty.</param>
    public async Task<Registered> RegisterAsync(
        Resource resource, ImmutableDictionary<string, OutputData<object?>> inputs, string parentUrn, string provider,
        string readId, string importId)
    {
        _resources.Enqueue(resource);
        var urn = MakeUrn(parentUrn, resource);
        if (resource is Stack)
            return new(urn, "", ImmutableDictionary<string, OutputData<object?>>.Empty);

        var (id, state) = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = resource.GetResourceType(),
            Name = resource.GetResourceName(),
            Inputs = Open(inputs),
            Provider = provider,
            Id = readId.Length > 0 ? readId : importId,
        }).ConfigureAwait(false);

        var wire = await Serializer.SerializeEachAsync("", EntriesOf(state)).ConfigureAwait(false);
        return new(urn, readId.Length > 0 ? readId : id ?? importId, wire);
    }

    public Task RegisterOutputsAsync(string urn, ImmutableDictionary<string, OutputData<object?>> outputs) =>
        mocks.RegisterResourceOutputs(new(urn, outputs.Where(IsThere).ToImmutableDictionary(
            output => output.Key, output => new Output<object?>(Task.FromResult(output.Value with { Resources = [] })))));

    // Only the root's type goes before the own one, whatever lies between.
    private static string MakeUrn(string parentUrn, Resource resource)
    {
        var root = parentUrn.Length == 0 ? "" : parentUrn.Split("::")[2].Split('$')[0] + "$";
        var run = Deployment.Instance;
        return $"urn:pulumi:{run.StackName}::{run.ProjectName}::{root}{resource.GetResourceType()}::{resource.GetResourceName()}";
    }

    /// <summary>The inputs as mocks see them: secrets open, and without what is null or in any part unknown.</summary>
    private static ImmutableDictionary<string, object> Open(ImmutableDictionary<string, OutputData<object?>> inputs) =>
        inputs.Where(input => input.Value is { IsKnown: true, Value: not null }).ToImmutableDictionary(i => i.Key, i => i.Value.Value!);

    private static bool IsThere(KeyValuePair<string, OutputData<object?>> property) =>
        property.Value is not { Value: null, IsKnown: true, IsSecret: false };

    private static IEnumerable<KeyValuePair<string, object?>> EntriesOf(object state) => state switch
    {
        InputArgs args => args.ToDictionary(),
        IDictionary<string, object?> map => map,
        IDictionary map => map.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, map[key])),
        _ => throw new InvalidOperationException($"{state.GetType().FullName} is not a supported argument type"),
    };
}
