using System.Collections.Immutable;
using Pulumi;
using TrinoInfra.Components;
using TrinoInfra.Engine;
using TrinoInfra.Settings;

namespace TrinoInfra;

/// <summary>
/// What a stack is compared with, in a stack of its own: whatever becomes of it, the other goes on. It shares no resource with it, and
/// may be destroyed at any time.
/// </summary>
public sealed class BenchStack : Stack
{
    /// <summary>The host of each track behind the Ingress.</summary>
    [Output("hosts")]
    public Output<ImmutableDictionary<string, string>> Hosts { get; private set; }

    /// <param name="settings">Read by the caller: nothing is checked again.</param>
    /// <param name="transformations">Called for every resource, in this order.</param>
    public BenchStack(BenchSettings settings, IReadOnlyList<ResourceTransformation> transformations)
        : base(new StackOptions { ResourceTransformations = [.. transformations, new ExplicitProvider().Check] })
    {
        _ = new IngressArm("ingress", new() { Settings = settings }, new() { Provider = ClusterProvider.Of(settings.Cluster) });

        Hosts = Output.Create(settings.Tracks.ToImmutableDictionary(track => track.Name.ToString(), track => settings.HostOf(track.Name)));
    }
}
