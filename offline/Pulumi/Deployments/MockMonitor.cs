using System.Collections.Immutable;
using Pulumi.Testing;
using Pulumi.Wire;

namespace Pulumi;

/// <summary>What a resource asks to be registered with.</summary>
internal sealed record Registration(
    Resource Resource, ImmutableDictionary<string, object?> Inputs, string ParentUrn, string Provider, string? ReadId,
    string ImportId);

/// <summary>What came of it; an empty id is one not known.</summary>
internal sealed record Registered(string Urn, string Id, ImmutableDictionary<string, object?> State);

/// <summary>Answers registrations from the mocks, in the engine's place.</summary>
internal sealed class MockMonitor(IMocks mocks)
{
    private readonly Lock _gate = new();
    private readonly List<Resource> _resources = [];
    private readonly Dictionary<string, Registered> _registered = [];

    public ImmutableArray<Resource> Resources
    {
        get
        {
            lock (_gate)
                return [.. _resources];
        }
    }

    public async Task<Registered> RegisterAsync(Registration asked)
    {
        var isRead = !string.IsNullOrEmpty(asked.ReadId);
        lock (_gate)
            _resources.Add(asked.Resource);
        var type = asked.Resource.GetResourceType();
        var urn = MakeUrn(asked.ParentUrn, type, asked.Resource.GetResourceName());
        if (asked.Resource is Stack)
            return new(urn, "", ImmutableDictionary<string, object?>.Empty);

        var (id, state) = await mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = type,
            Name = asked.Resource.GetResourceName(),
            Inputs = Plain(asked.Inputs),
            Provider = asked.Provider,
            Id = isRead ? asked.ReadId : asked.ImportId,
        }).ConfigureAwait(false);

        var registered = new Registered(urn, isRead ? asked.ReadId! : id ?? asked.ImportId, await AsWireAsync(state).ConfigureAwait(false));
        lock (_gate)
            _registered[urn] = registered;
        return registered;
    }

    public Task RegisterOutputsAsync(string urn, ImmutableDictionary<string, object?> outputs) =>
        mocks.RegisterResourceOutputs(new(urn, outputs.ToImmutableDictionary(
            output => output.Key, output => new Output<object?>(Task.FromResult(WireValue.Read(output.Value))))));

    /// <summary>A resource registered before.</summary>
    /// <exception cref="InvalidOperationException">There is none of this URN.</exception>
    public Registered Find(string urn)
    {
        lock (_gate)
            return _registered.GetValueOrDefault(urn) ?? throw new InvalidOperationException($"Unknown resource {urn}");
    }

    // Only the root's type goes before the own one, whatever lies between.
    private static string MakeUrn(string parentUrn, string type, string name)
    {
        var root = parentUrn.Length == 0 ? "" : parentUrn.Split("::")[2].Split('$')[0] + "$";
        var run = Deployment.Instance;
        return $"urn:pulumi:{run.StackName}::{run.ProjectName}::{root}{type}::{name}";
    }

    /// <summary>The inputs as mocks see them: open, and without what is unknown in any part or null.</summary>
    private static ImmutableDictionary<string, object> Plain(ImmutableDictionary<string, object?> inputs) =>
        (from input in inputs
         let data = WireValue.Read(input.Value)
         where data.IsKnown && data.Value is not null
         select KeyValuePair.Create(input.Key, data.Value)).ToImmutableDictionary();

    private static async Task<ImmutableDictionary<string, object?>> AsWireAsync(object state)
    {
        var map = state is IDictionary<string, object> entries ? entries.ToImmutableDictionary() : state;
        return await new Serializer().SerializeAsync("", map).ConfigureAwait(false) as ImmutableDictionary<string, object?>
            ?? throw new InvalidOperationException($"{state.GetType().FullName} is not a supported argument type");
    }
}
