using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>All settings of one stack, validated: nothing downstream checks them again.</summary>
public sealed record StackSettings : IDeclaration
{
    public required ClusterSettings Cluster { get; init; }
    public required GatewayApiSettings GatewayApi { get; init; }
    public required IstioSettings Istio { get; init; }
    public required CertManagerSettings CertManager { get; init; }
    public required GatewaySettings Gateway { get; init; }
    public MirrorSettings Mirrors { get; init; } = new();

    public const int MaxTracks = 8;

    /// <summary>1 to 8; at least one weight above 0.</summary>
    /// <value key="tracks">needed</value>
    public required ImmutableArray<TrackSettings> Tracks { get; init; }

    /// <summary>What is worth saying about the settings, though nothing is wrong with them.</summary>
    public ImmutableArray<Note> Notes { get; init; } = [];

    /// <summary>
    /// The name of the track that serves <see href="routing.md#the-main-route">what is not a statement</see>, the Web UI
    /// among it; a text, not a mapping: <c>pulumi config set primary trino-v2-canary</c>.
    /// </summary>
    /// <value key="primary">the first track</value>
    public DnsLabel? Primary { get; init; }

    /// <summary>It serves what is not a statement, the Web UI among it.</summary>
    public TrackSettings PrimaryTrack => Primary is null ? Tracks[0] : Tracks.Single(track => track.Name == Primary);

    /// <summary>A track that the stack runs itself, the primary if it is one; null where all are external.</summary>
    public TrackSettings? OwnTrack => Tracks.OrderBy(track => track.Name != PrimaryTrack.Name).FirstOrDefault(track => track.External is null);

    /// <summary>All but the <see cref="PrimaryTrack"/>.</summary>
    public IEnumerable<TrackSettings> OtherTracks => Tracks.Where(track => track.Name != PrimaryTrack.Name);
}
