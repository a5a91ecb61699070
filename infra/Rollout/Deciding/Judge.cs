using TrinoInfra.Checking;

namespace TrinoInfra.Rollout.Deciding;

/// <summary>From all that was seen to what to do now. Pure.</summary>
internal sealed class Judge(RolloutRules rules, string stable, string canary)
{
    private const int SilentLooks = 3;
    private const int Restarts = 2;

    public Verdict Decide(Evidence evidence, DateTimeOffset now) =>
        WhyBack(evidence) is { } back ? new(Decision.Back, back)
        : WhyHold(evidence, now) is { } hold ? new(Decision.Hold, hold)
        : new(Decision.Next, $"{evidence.CanaryInStep} statements of {canary} in this step, and nothing against it");

    private string? WhyBack(Evidence evidence) => evidence switch
    {
        { CanarySilent: >= SilentLooks, StableSilent: 0 } =>
            $"{canary} did not answer at {evidence.CanarySilent} looks in a row, and {stable} did",
        _ when evidence.CanaryRestarts - evidence.StableRestarts >= Restarts =>
            $"the coordinator of {canary} restarted {evidence.CanaryRestarts} times, that of {stable} {evidence.StableRestarts} times",
        { Probes.Wrong: { } probe } =>
            $"probe {probe + 1} brings other rows on {canary} than on {stable}, where they stay the same",
        _ when Reaches(evidence.Failures, RolloutRules.Enough, evidence) => Failed(evidence),
        { StrangeEvidence: >= RolloutRules.Enough } => StrangeErrors(evidence),
        _ when Reaches(evidence.UserErrors, RolloutRules.Enough, evidence) => UserErrors(evidence),
        { Overdue.Evidence: >= RolloutRules.Enough } => OverdueStatements(evidence),
        { Probes.FailureEvidence: >= RolloutRules.Enough } => FailedProbes(evidence),
        { Probes.SlowEvidence: >= RolloutRules.Enough } => SlowProbes(evidence),
        _ => null,
    };

    private string? WhyHold(Evidence evidence, DateTimeOffset now) => evidence switch
    {
        { StableSilent: > 0 } => $"{stable} does not answer, so there is nothing to compare with",
        { CanarySilent: > 0 } => $"{canary} does not answer",
        _ when Reaches(evidence.Failures, RolloutRules.Doubtful, evidence) => Doubt(Failed(evidence)),
        { StrangeEvidence: >= RolloutRules.Doubtful } => Doubt(StrangeErrors(evidence)),
        _ when Reaches(evidence.UserErrors, RolloutRules.Doubtful, evidence) => Doubt(UserErrors(evidence)),
        { Overdue.Evidence: >= RolloutRules.Doubtful } => Doubt(OverdueStatements(evidence)),
        { Probes.FailureEvidence: >= RolloutRules.Doubtful } => Doubt(FailedProbes(evidence)),
        { Probes.SlowEvidence: >= RolloutRules.Doubtful } => Doubt(SlowProbes(evidence)),
        _ when evidence.CanaryInStep < rules.Floor =>
            $"{evidence.CanaryInStep} of {rules.Floor} statements of {canary} seen{AfterRestart(evidence)}",
        _ when now - evidence.StepBegan < rules.Every => $"the step is not over yet{AfterRestart(evidence)}",
        _ => null,
    };

    private bool Reaches(Comparison comparison, double limit, Evidence evidence) =>
        comparison.Reaches(limit, rules.Steps, evidence.Probes.StableInStep);

    private static string Doubt(string what) => $"not enough to go back, too much to go on: {what}";

    private string AfterRestart(Evidence evidence) => evidence.CanaryRestarts == 0 ? "" : $" since the coordinator of {canary} restarted";

    private string Failed(Evidence evidence) =>
        Ratio("failed", evidence, evidence.Failures) + Codes(evidence.Failures.Codes) + Together(evidence.Failures);

    private string UserErrors(Evidence evidence) =>
        Ratio("ended with a user error", evidence, evidence.UserErrors) + Codes(evidence.UserErrors.Codes) + Strange(evidence)
        + Together(evidence.UserErrors);

    private string StrangeErrors(Evidence evidence) =>
        $"user errors on {canary} that {stable} never shows" + Codes(evidence.StrangeCodes) + Together(evidence.UserErrors);

    private string Strange(Evidence evidence)
    {
        var codes = Codes(evidence.StrangeCodes);
        return codes.Length == 0 ? "" : $"; {stable} never shows{codes}";
    }

    private string OverdueStatements(Evidence evidence) =>
        $"{evidence.Overdue.Canary} statements took longer than {evidence.Patience.TotalSeconds:0} s on {canary}, {evidence.Overdue.Stable} on {stable}";

    private string FailedProbes(Evidence evidence) => $"probes failed on {canary} at {evidence.Probes.FailedLooks} looks, and not on {stable}";

    private string SlowProbes(Evidence evidence) => FormattableString.Invariant(
        $"probes took more than {rules.Slower} times as long on {canary} as on {stable} at {evidence.Probes.SlowLooks} of {evidence.Probes.TimedLooks} looks");

    private string Ratio(string what, Evidence evidence, Comparison comparison) =>
        $"{comparison.BadOnCanary} of {evidence.CanaryStatements} statements {what} on {canary}, {comparison.BadOnStable} of {evidence.StableStatements} on {stable}";

    private static string Codes(IEnumerable<KeyValuePair<string, int>> codes)
    {
        var named = string.Join(", ", codes.Take(5).Select(code => $"{Quoted.Whole(code.Key)} {code.Value}"));
        return named.Length == 0 ? "" : $" ({named})";
    }

    private static string Together(Comparison comparison) =>
        comparison.Together == 0 ? "" : $"; up to {comparison.Together} within a second, which count as one";
}
