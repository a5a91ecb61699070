using TrinoInfra.Checking;
using TrinoInfra.Settings;
using TrinoInfra.StackEdits;

namespace TrinoInfra.CommandLine.Track;

/// <summary>What track to add, from a version and perhaps a name and a chart.</summary>
internal static class TrackToAdd
{
    /// <summary>
    /// Like the primary, or where that is external, like the first that the stack runs itself. Of the newest chart unless another is
    /// asked for: the primary's is the one that the next release of this program no longer has, and a living track cannot change it.
    /// </summary>
    public static Checked<NewTrack> Of(StackSettings settings, ImageTag version, string? name, string? chart)
    {
        var (like, text) = (settings.OwnTrack, name ?? Name(settings.OwnTrack, $"{version}"));
        return DnsLabel.TryParse(text, out var label, out var problem)
            ? new Checked<NewTrack>.Good(new(label, version, chart ?? TrackSettings.DefaultChart.Version, like?.Name.ToString()))
            : new Checked<NewTrack>.Bad([new("--name", $"{Quoted.Text(text)} {problem.What}", problem.Fix)]);
    }

    /// <summary>The name of the track that it is like, with another version in it, or one of the version alone.</summary>
    private static string Name(TrackSettings? like, string version)
    {
        var name = $"-{like?.Name}-";
        var other = name.Replace($"-{Label(like?.Version ?? "")}-", $"-{Label(version)}-", StringComparison.Ordinal);
        return other == name ? $"trino-{Label(version)}" : other[1..^1];
    }

    // What a name cannot have is a hyphen in it.

    private static string Label(string version) => string.Concat(version.ToLowerInvariant().Select(letter => letter is '.' or '_' ? '-' : letter));
}
