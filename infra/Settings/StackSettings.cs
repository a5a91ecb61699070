using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>All settings of one stack, validated: nothing downstream checks them again.</summary>
public sealed record StackSettings
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

    /// <summary>The first track of the list: it serves what is not a statement, the Web UI among it.</summary>
    public TrackSettings PrimaryTrack => Tracks[0];
}
