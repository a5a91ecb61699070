using System.Collections.Immutable;
using TrinoInfra.Routing;
using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Graph;

/// <param name="Name">Its name.</param>
/// <param name="Facts">What it is, a line each.</param>
internal sealed record TrafficTrack(string Name, ImmutableArray<string> Facts)
{
    /// <summary>The same where there is little room.</summary>
    public ImmutableArray<string> Brief { get; init; } = Facts;

    public static TrafficTrack Of(TrackSettings track, StackSettings settings) => new(
        track.Name.ToString(),
        [
            .. track.External is { } external
                ? new[] { $"external, at {external.Url}" }
                : [$"Trino {track.Version}, chart {track.Chart.Version}", $"1 coordinator, {Workers(track)}"],
            $"weight {track.Weight.Value}{(track.Name == settings.PrimaryTrack.Name ? ", the primary" : "")}",
            // By what a request that belongs to a query, or to a transaction, finds back to it.
            $"queries by {Address(settings.Gateway.AddressOf(track.Name))}",
            $"transactions by cookie {TrackCookie.Of(track)}",
            track.Drain.Length > TimeSpan.Zero ? $"drains at most {track.Drain}" : "removed at once, without a drain",
        ])
    {
        Brief =
        [
            track.External is null ? $"Trino {track.Version}" : "external",
            $"weight {track.Weight.Value}",
            .. track.Name == settings.PrimaryTrack.Name ? ["the primary"] : Array.Empty<string>(),
        ],
    };

    private static string Workers(TrackSettings track) => track switch
    {
        { ScalesByEvents: true } => "workers by KEDA",
        _ when Secret.Open(track.Values.At("server", "autoscaling", "enabled")) is true => $"{track.Workers} workers or more",
        { Workers: 0 } => "no workers",
        { Workers: 1 } => "1 worker",
        _ => $"{track.Workers} workers",
    };

    private static string Address(TrackAddress address) => $"{address.Authority}{(address.Prefix is { } path ? $"/{path}" : "")}";
}
