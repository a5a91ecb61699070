using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>
/// What a stack is compared with, <c>trino-infra:benchOf</c>: an Ingress before the same coordinators. It is a stack of its own, and
/// all that it needs to know is in the settings of the other.
/// </summary>
/// <param name="Measured">Its settings; of these its Gateway is its own.</param>
/// <param name="Mirrors">Where the controller comes from.</param>
public sealed record BenchSettings(string Of, StackSettings Measured, MirrorSettings Mirrors) : IDeclaration
{
    /// <summary>Ends the name of the stack, and of what it makes among the objects of the measured one.</summary>
    public const string Suffix = "-bench";

    /// <summary>
    /// The name of another stack: then this one is <see href="benchmark.md#the-stack-of-the-ingress">what that is compared with</see>,
    /// named <c>&lt;it&gt;-bench</c>, and beside this key stands nothing but <c>mirrors</c>, which are that stack's where they are not given.
    /// </summary>
    /// <value key="benchOf">none</value>
    public string Of { get; init; } = Of;

    /// <inheritdoc/>
    public ClusterSettings Cluster => Measured.Cluster;

    public ImmutableArray<Note> Notes { get; init; } = [];

    /// <summary>Its namespace, and what the controller is called there, and its class.</summary>
    public DnsLabel Namespace => GatewayNames.BenchNamespace(Measured.Cluster.Namespace);

    /// <summary>The pods of the controller.</summary>
    public GatewayPods ControllerPods => new(
        Namespace, ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add("app.kubernetes.io/name", Versions.Traefik.Name));

    /// <summary>Those that the measured stack runs: an external one has no Service that an Ingress could name.</summary>
    public IEnumerable<TrackSettings> Tracks => Measured.Tracks.Where(track => track.External is null);

    /// <summary>A host beside the track's own, which no track has: nothing that publishes names of an Ingress publishes one in use.</summary>
    public string HostOf(DnsLabel track)
    {
        var name = $"{track}{Ending}";
        return Measured.Gateway.TrackHosts is { } pattern ? pattern.Host(Measured.Gateway.Hostname, name) : $"{name}.{Measured.Gateway.Hostname}";
    }

    // One for all, and as long as it must be for no track to be called so.
    private string Ending
    {
        get
        {
            var names = Measured.Tracks.Select(track => track.Name.ToString()).ToHashSet();
            var ending = Suffix;
            while (names.Any(name => names.Contains(name + ending)))
                ending += Suffix;
            return ending;
        }
    }

    /// <summary>The name of the stack that a measured one is compared by.</summary>
    public static string StackOf(string measured) => measured + Suffix;
}
