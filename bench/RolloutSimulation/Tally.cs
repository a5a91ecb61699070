using TrinoInfra.Rollout.Deciding;

namespace TrinoInfra.Bench.RolloutSimulation;

/// <summary>What became of many rollouts of one scenario.</summary>
internal sealed class Tally
{
    private readonly List<int> _statements;
    private readonly List<double> _minutes;

    private Tally(Scenario scenario, IReadOnlyCollection<Outcome> outcomes)
    {
        Scenario = scenario;
        var back = outcomes.Where(outcome => outcome.IsBack).ToList();
        Rollouts = outcomes.Count;
        Back = back.Count;
        Done = outcomes.Count(outcome => outcome.Last.Decision == Decision.Next);
        Within = back.Count(outcome => outcome.Statements <= scenario.Expected.Within);
        _statements = [.. back.Select(outcome => outcome.Statements).Order()];
        _minutes = [.. back.Select(outcome => outcome.Minutes).Order()];
        Reasons = [.. back.Select(outcome => outcome.Last.Reason).Distinct().Order(StringComparer.Ordinal)];
    }

    public Scenario Scenario { get; }

    public int Rollouts { get; }

    public int Back { get; }

    public int Done { get; }

    public IReadOnlyList<string> Reasons { get; }

    /// <summary>Those that went back in time.</summary>
    public int Within { get; }

    /// <summary>Null where the scenario is only told.</summary>
    public bool? Holds => Scenario.Expected switch
    {
        { Back: { } most } => Back <= most * Rollouts,
        { Within: not null } => Within >= 0.95 * Rollouts,
        _ => null,
    };

    /// <summary>The canary's statements until it went back, of those that did.</summary>
    public int? Statements(double quantile) => _statements.Count == 0 ? null : At(_statements, quantile);

    public double? Minutes(double quantile) => _minutes.Count == 0 ? null : At(_minutes, quantile);

    /// <summary>Always the same for the same seed, whatever the number of processors.</summary>
    public static Tally Of(Scenario scenario, RolloutRules rules, int rollouts, int seed) => new(
        scenario,
        [.. Enumerable.Range(0, rollouts).AsParallel().AsOrdered().Select(index => SimulatedRollout.Run(scenario, rules with { Steps = scenario.Steps.Length }, (seed * 1_000_003) + index))]);

    private static T At<T>(List<T> sorted, double quantile) => sorted[(int)Math.Min(sorted.Count - 1, Math.Ceiling(quantile * sorted.Count) - 1)];
}
