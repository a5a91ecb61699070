using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>Pods of the cluster, and which ports of a track's pods they may reach: an element of <c>allowFrom</c>.</summary>
public sealed record TrackClients
{
    /// <summary>Where they are, each once; none for the stack's own namespace.</summary>
    public ImmutableArray<DnsLabel> Namespaces { get; init; } = [];

    /// <summary>Labels that each of them bears; none for every pod there.</summary>
    public ImmutableSortedDictionary<string, string> Pods { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>At least one, each once.</summary>
    public required ImmutableArray<TrackPort> Ports { get; init; }
}
