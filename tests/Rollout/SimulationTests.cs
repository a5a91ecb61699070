using TrinoInfra.Bench.RolloutSimulation;

namespace TrinoInfra.Tests.Rollout;

/// <summary>Few rollouts with fixed seeds; <c>make rollout-simulation</c> runs ten thousand of each.</summary>
public sealed class SimulationTests
{
    private const int Rollouts = 40;

    public static TheoryData<string> Held => [.. Scenarios.All.Where(scenario => scenario.Expected != Expectation.Told).Select(scenario => scenario.Name)];

    // So few do not tell one in a hundred from three, nor 95 from 90.
    [Theory]
    [MemberData(nameof(Held))]
    public void What_must_come_of_a_scenario_comes(string name)
    {
        var tally = Tally.Of(Scenarios.All.Single(scenario => scenario.Name == name), new(), Rollouts, seed: 7);

        if (tally.Scenario.IsHealthy)
            Assert.InRange(tally.Back, 0, 1);
        else
            Assert.InRange(tally.Within, Rollouts * 9 / 10, Rollouts);
    }

    [Theory]
    [InlineData("20 % never end", "statements took longer than")]
    [InlineData("restarts every 5 min", "the coordinator of canary restarted")]
    [InlineData("wrong rows", "probe 1 brings other rows")]
    [InlineData("probes twice as slow", "probes took more than 1.5 times as long")]
    public void What_is_wrong_in_another_way_is_found_and_told(string name, string reason)
    {
        var tally = Tally.Of(Scenarios.All.Single(scenario => scenario.Name == name), new(), Rollouts, seed: 7);

        Assert.InRange(tally.Back, Rollouts * 3 / 4, Rollouts);
        Assert.Contains(tally.Reasons, each => each.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("1000001")]
    public void What_is_no_number_of_rollouts_is_refused(string number)
    {
        var errors = new StringWriter();

        Assert.Equal(2, RolloutSimulationCommand.Run(number, "", TextWriter.Null, errors));
        Assert.Contains("give a number of rollouts, 1 to 1000000", errors.ToString());
    }
}
