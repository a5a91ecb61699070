using TrinoInfra.Checking;
using TrinoInfra.Settings;

namespace TrinoInfra.StackEdits;

/// <summary>
/// Edits of a stack file's text. Whatever else stands in it stays, byte for byte; the text that comes out stands for what was asked
/// for and nothing else, or there is a fault that says what to edit by hand. Whether those are good settings, their reader says.
/// </summary>
public static class StackEditor
{
    /// <summary>Gives tracks other weights, several at once.</summary>
    /// <param name="stack">A text whose settings have no fault.</param>
    /// <param name="weights">By the tracks' names. What stays as it is, is not touched.</param>
    public static Checked<string> SetWeights(StackText stack, IReadOnlyDictionary<string, Weight> weights) =>
        PlannedEdit.Apply(stack, written => WeightEdit.Plan(written, weights));

    /// <summary>Makes a track the primary: where the stack names none, the key is added behind the tracks.</summary>
    /// <param name="stack">A text whose settings have no fault.</param>
    /// <param name="track">The track's name.</param>
    public static Checked<string> SetPrimary(StackText stack, string track) => PlannedEdit.Apply(stack, written => PrimaryEdit.Plan(written, track));

    /// <summary>Adds a track at the end of the list.</summary>
    /// <param name="stack">A text whose settings have no fault.</param>
    /// <param name="track">The track.</param>
    public static Checked<string> AddTrack(StackText stack, NewTrack track) => PlannedEdit.Apply(stack, written => AddedTrack.Plan(written, track));

    /// <summary>Takes a track out of the list, with the comments within it.</summary>
    /// <param name="stack">A text whose settings have no fault.</param>
    /// <param name="track">The track's name.</param>
    public static Checked<string> RemoveTrack(StackText stack, string track) => PlannedEdit.Apply(stack, written => RemovedTrack.Plan(written, track));
}
