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

    /// <summary>1 to <see cref="MaxTracks"/> with unique names, at least one with a positive weight.</summary>
    public required ImmutableArray<TrackSettings> Tracks { get; init; }

    /// <summary>What is worth saying about the settings, though nothing is wrong with them.</summary>
    public ImmutableArray<Note> Notes { get; init; } = [];

    /// <summary>The name of the <see cref="PrimaryTrack"/>; null for the first of the list.</summary>
    public DnsLabel? Primary { get; init; }

    /// <summary>It serves what is not a statement, the Web UI among it.</summary>
    public TrackSettings PrimaryTrack => Primary is null ? Tracks[0] : Tracks.Single(track => track.Name == Primary);

    /// <summary>A track that the stack runs itself, the primary if it is one; null where all are external.</summary>
    public TrackSettings? OwnTrack => Tracks.OrderBy(track => track.Name != PrimaryTrack.Name).FirstOrDefault(track => track.External is null);

    /// <summary>All but the <see cref="PrimaryTrack"/>.</summary>
    public IEnumerable<TrackSettings> OtherTracks => Tracks.Where(track => track.Name != PrimaryTrack.Name);
}
