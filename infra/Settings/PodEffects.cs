namespace TrinoInfra.Settings;

/// <summary>What becomes of a live track's pods.</summary>
[Flags]
internal enum PodEffects
{
    None = 0,

    /// <summary>Workers are added, or leave after their tasks.</summary>
    WorkersComeAndGo = 1,

    /// <summary>Workers are replaced, a few at a time; each leaves after its tasks.</summary>
    WorkersRoll = 2,

    /// <summary>The queries of the track end.</summary>
    CoordinatorRestarts = 4,

    /// <summary>Every pod is made anew.</summary>
    All = CoordinatorRestarts | WorkersRoll,
}

internal static class PodEffectsWords
{
    /// <summary>E.g. <c>the coordinator restarts, the workers roll</c>.</summary>
    public static string InWords(this PodEffects effects) => effects == PodEffects.None
        ? "nothing"
        : string.Join(", ", words.Where(word => effects.HasFlag(word.Effect)).Select(word => word.Words));

    // The gravest first.
    private static readonly (PodEffects Effect, string Words)[] words =
    [
        (PodEffects.CoordinatorRestarts, "the coordinator restarts"),
        (PodEffects.WorkersRoll, "the workers roll"),
        (PodEffects.WorkersComeAndGo, "workers come and go"),
    ];
}
