using TrinoInfra.Checking;
using TrinoInfra.Diff;
using TrinoInfra.Settings;
using TrinoInfra.StackEdits;

namespace TrinoInfra.CommandLine.Track;

/// <summary>The two steps in which a track goes: no new statements, and then not at all.</summary>
internal static class Retirement
{
    /// <param name="opened">The stack.</param>
    /// <param name="name">The track's name.</param>
    /// <param name="isIdle">Whether the user says that no query runs on it.</param>
    /// <param name="deployed">What the engine last deployed; null where nobody says.</param>
    public static Checked<string> Of(Opened opened, string name, bool isIdle, Checked<RecordedStack>? deployed)
    {
        var (tracks, stack) = (opened.Settings.Tracks, opened.Stack);
        if (tracks.FirstOrDefault(track => track.Name == name) is not { } track)
            return StackEditor.RemoveTrack(stack, name);
        if (opened.Settings.PrimaryTrack.Name == name)
            return Refused(stack, name, "is the primary, which serves what is not a statement", "promote another track first");
        if (tracks.All(other => other.Name == name || other.Weight == 0))
            return Refused(stack, name, "is the only track with a weight above 0", "give another track a weight first");
        if (track.Weight > 0)
            return StackEditor.SetWeights(stack, new Dictionary<string, Weight> { [name] = Weight.Of(0) });
        return Removed(opened, track, isIdle, deployed);
    }

    // What is there now, no file tells: the engine says what was applied, and whoever looks at the track what runs on it.
    private static Checked<string> Removed(Opened opened, TrackSettings track, bool isIdle, Checked<RecordedStack>? deployed)
    {
        var stack = opened.Stack;
        List<Fault> faults = [];
        if (deployed is null)
            faults.Add(Fault(stack, track.Name, "has weight 0 in the file, and goes once that is deployed", "give --deployed with what `pulumi stack export` prints"));
        else if (!deployed.TryGet(out var engine, out var wrong))
            faults.AddRange(wrong);
        else if (ShareChange.WeightsOf(engine) is not { } weights)
            faults.Add(Fault(stack, track.Name, "has a weight that the export hides, since a match is encrypted", "take the track out by hand"));
        else if (weights.FirstOrDefault(deployed => deployed.Track == track.Name).Weight is var weight and > 0)
            faults.Add(Fault(stack, track.Name, $"has weight 0 in the file, and {weight} as it was last deployed", "run `pulumi up` first"));
        if (!isIdle)
        {
            faults.Add(Fault(
                stack, track.Name, "goes once no query runs on it, which cannot be seen from here",
                $"see system.runtime.queries at {opened.Settings.Gateway.AddressOf(track.Name)}, and give --idle when none does"));
        }

        return faults.Count == 0 ? StackEditor.RemoveTrack(stack, track.Name) : new Checked<string>.Bad([.. faults]);
    }

    private static Checked<string> Refused(StackText stack, string track, string what, string fix) =>
        new Checked<string>.Bad([Fault(stack, track, what, fix)]);

    private static Fault Fault(StackText stack, string track, string what, string fix) => new(stack.File, $"track {track} {what}", fix);
}
