namespace TrinoInfra.Rollout.Deciding;

/// <summary>What to do now, and why in words.</summary>
internal sealed record Verdict(Decision Decision, string Reason);

internal enum Decision
{
    /// <summary>Stay at this step and look on.</summary>
    Hold,

    /// <summary>Take the next step; of the last, be done.</summary>
    Next,

    /// <summary>Give the tracks the weights that they began with.</summary>
    Back,
}
