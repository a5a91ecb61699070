using TrinoInfra.Checking;
using TrinoInfra.Rollout.Deciding;
using TrinoInfra.Rollout.Watching;

namespace TrinoInfra.Rollout.Doing;

/// <summary>Judges a step that somebody else has deployed, by what the coordinators remember and a few looks.</summary>
/// <param name="watch">Looks at the tracks.</param>
/// <param name="rules">What verdicts are given by.</param>
/// <param name="lookEvery">From a look to the next.</param>
/// <param name="time">The clock.</param>
internal sealed class StepCheck(CanaryWatch watch, RolloutRules rules, TimeSpan lookEvery, TimeProvider time)
{
    // Silence, and a probe's rows, are judged by three looks in a row, after one to compare with.
    private const int Looks = 4;

    /// <param name="weights">As deployed, by track.</param>
    /// <param name="began">When they were.</param>
    public async Task<Checked<Verdict>> Run(IReadOnlyDictionary<string, long> weights, DateTimeOffset began)
    {
        if (!(await watch.Remember()).TryGet(out var past, out var faults))
            return new Checked<Verdict>.Bad(faults);
        var (evidence, judge) = (new Evidence(rules, past.Before(began)), new Judge(rules, watch.Stable, watch.Canary));
        evidence.BeginStep(watch.ShareAt(weights), began);
        evidence.See(past.Look);
        for (var look = 1; ; look++)
        {
            evidence.See(await watch.See());
            var verdict = judge.Decide(evidence, time.GetUtcNow());
            if (look == Looks || verdict.Decision == Decision.Back)
                return new Checked<Verdict>.Good(verdict);
            await Task.Delay(lookEvery);
        }
    }
}
