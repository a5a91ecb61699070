namespace TrinoInfra.Rollout.Deciding;

/// <summary>What a verdict is given by.</summary>
internal sealed record RolloutRules
{
    /// <summary>How long a step lasts at least.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// So many statements of the canary must have ended in a step before the next one. Of 60 a canary that fails one in 20 leaves
    /// none untouched in 19 of 20 cases.
    /// </summary>
    public int Floor { get; init; } = 60;

    /// <summary>How many steps there are.</summary>
    public int Steps { get; init; } = 1;

    /// <summary>Probes may take so many times as long on the canary.</summary>
    public double Slower { get; init; } = 1.5;

    /// <summary>A statement is overdue after three times the stable's longest of before the rollout, at least after this long.</summary>
    public static TimeSpan LeastPatience { get; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// The evidence at which the canary goes back. A healthy one reaches it at most once in so many rollouts in each of the eight
    /// tests there are, so at most eight times in 1000 in any of them.
    /// </summary>
    public const double Enough = 1000;

    /// <summary>The evidence at which there is no next step before more is known.</summary>
    public const double Doubtful = 20;

}
