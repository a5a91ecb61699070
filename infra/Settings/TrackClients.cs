using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>Pods of the cluster, and which ports of a track's pods they may reach: an element of <c>allowFrom</c>.</summary>
public sealed record TrackClients
{
    /// <summary>A name or a list of them.</summary>
    /// <value key="tracks[].allowFrom[].namespaces">the stack's own</value>
    public ImmutableArray<DnsLabel> Namespaces { get; init; } = [];

    /// <summary>Labels that each of them bears; without <c>namespaces</c> it must be there.</summary>
    /// <value key="tracks[].allowFrom[].pods">every pod there</value>
    public ImmutableSortedDictionary<string, string> Pods { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// One or a list of <c>coordinator</c> (8080, of its pod alone), <c>metrics</c> (the JMX exporter's, of coordinator and
    /// workers, where they have one), or numbers from 1 to 65535, of every pod of the track; TCP.
    /// </summary>
    /// <value key="tracks[].allowFrom[].ports">needed</value>
    public required ImmutableArray<TrackPort> Ports { get; init; }
}
