using System.Globalization;

namespace TrinoInfra.Bench.RolloutSimulation;

/// <summary>
/// <c>rollout-simulation [rollouts [canary]]</c>: whole rollouts of healthy and of ill canaries, judged by the very code that judges a real
/// one, without a cluster.
/// </summary>
internal static class RolloutSimulationCommand
{
    private const int Usual = 10_000;
    private const int Seed = 1;

    /// <param name="number">How many of each scenario; null for the usual.</param>
    /// <param name="part">The name of the scenario to run, or what those of several have in them; empty for all.</param>
    /// <returns>0 where all that must hold does, 1 where not, 2 where the number is none or no scenario is called so.</returns>
    public static int Run(string? number, string part, TextWriter output, TextWriter errors)
    {
        var scenarios = Scenarios.All.Where(scenario => scenario.Name == part).ToList();
        if (scenarios.Count == 0)
            scenarios = Scenarios.All.Where(scenario => scenario.Name.Contains(part, StringComparison.Ordinal)).ToList();
        if (scenarios.Count == 0)
        {
            errors.WriteLine($"rollout-simulation: no scenario has '{part}' in its name; without it all are run");
            return 2;
        }

        var rollouts = Usual;
        if (number is not null && (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out rollouts) || rollouts is < 1 or > 1_000_000))
        {
            errors.WriteLine("rollout-simulation: give a number of rollouts, 1 to 1000000");
            return 2;
        }

        output.WriteLine($"{rollouts.ToString(CultureInfo.InvariantCulture)} rollouts each, a look every 10 s");
        output.WriteLine($"{"canary",-38}{"st./s",6}{"back %",9}{"done %",9}{"statements",14}{"minutes",14}  must");
        output.WriteLine($"{"",62}{"median/95 %",14}{"median/95 %",14}");
        var holds = true;
        foreach (var scenario in scenarios)
        {
            var tally = Tally.Of(scenario, new(), rollouts, Seed);
            output.WriteLine(Line(tally));
            holds &= tally.Holds != false;
        }

        return holds ? 0 : 1;
    }

    private static string Line(Tally tally) => string.Create(CultureInfo.InvariantCulture,
        $"{tally.Scenario.Name,-38}{tally.Scenario.Rate,6}{Percent(tally.Back, tally),9}{Percent(tally.Done, tally),9}{Statements(tally),14}{Minutes(tally),14}  {Must(tally)}");

    private static string Percent(int count, Tally tally) => (100.0 * count / tally.Rollouts).ToString("F2", CultureInfo.InvariantCulture);

    // Of a healthy canary the few that went back are no measure.
    private static string Statements(Tally tally) =>
        tally.Scenario.IsHealthy || tally.Back == 0 ? "" : $"{tally.Statements(0.5)}/{tally.Statements(0.95)}";

    private static string Minutes(Tally tally) => tally.Scenario.IsHealthy || tally.Back == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{tally.Minutes(0.5):F1}/{tally.Minutes(0.95):F1}");

    private static string Must(Tally tally) => tally.Scenario.Expected switch
    {
        { Back: not null } => $"back at most 1 %{Mark(tally)}",
        { Within: { } within } => $"within {within} in 95 %, is {Percent(tally.Within, tally)} %{Mark(tally)}",
        _ => "",
    };

    private static string Mark(Tally tally) => tally.Holds == false ? "  MISSED" : "";
}
