namespace TrinoInfra.Tests.Components;

/// <summary>
/// What the drain gate's script must do, as a process against coordinators on loopback. Each takes seconds of waiting, so
/// all begin together.
/// </summary>
public sealed class DrainGateScenarios : IAsyncDisposable
{
    private static readonly (string What, Func<Task> Run)[] All =
    [
        ("stands by until asked, then ends once nothing was active for the quiet time", () => DrainGateWaiting.StandsByThenEndsWhenQuiet("sh")),
        ("does so in bash, which is what sh is in the Trino image", () => DrainGateWaiting.StandsByThenEndsWhenQuiet("bash")),
        ("asks for what is active, and reads the whole list once, before it ends", DrainGateWaiting.ReadsTheWholeListOnce),
        ("ends where the coordinator does not know a state", () => DrainGateWaiting.SurvivesAnUnknownState("DISPATCHING")),
        ("waits where the coordinator knows none of the states", () => DrainGateWaiting.LearnsNothing("the coordinator answered 500")),
        ("waits where the whole list does not come", DrainGateWaiting.WaitsForTheWholeList),
        ("waits while a query runs, and reads no state out of its text", DrainGateWaiting.WaitsWhileAQueryRuns),
        ("counts every state that is not done", DrainGateWaiting.CountsEveryActiveState),
        ("ends at the bound while new queries keep coming", DrainGateWaiting.EndsAtTheBound),
        ("counts a state that it does not know", DrainGateWaiting.CountsAnUnknownState),
        ("ends where the coordinator stays away", DrainGateWaiting.EndsWhenLeft),
        ("ends at once where there is no coordinator", () => DrainGateWaiting.EndsWithoutACoordinator("false")),
        ("ends at once where there is none and its queries are hidden", () => DrainGateWaiting.EndsWithoutACoordinator("true")),
        ("outlives a coordinator that is away for a moment", DrainGateWaiting.OutlivesABlip),
        ("takes a 503 neither for quiet nor for the end", () => DrainGateWaiting.LearnsNothing("the coordinator answered 503")),
        ("takes a timeout neither for quiet nor for the end", () => DrainGateWaiting.LearnsNothing("the coordinator did not answer within 1 s")),
        ("takes an error page neither for quiet nor for the end", () => DrainGateWaiting.LearnsNothing("the answer is no list of queries")),
        ("waits the whole drain time where queries are hidden", () => DrainGateCredentials.CannotAsk("true", "authentication or access control is configured")),
        ("waits the whole drain time where it is refused", () => DrainGateCredentials.CannotAsk("false", "the coordinator asks for credentials (401)")),
        ("asks with credentials, and drains as without", () => DrainGateCredentials.AsksWithCredentials(DrainGateCredentials.Hard)),
        ("takes a newline at the end of a file for none of the password", () => DrainGateCredentials.AsksWithCredentials($"{DrainGateCredentials.Hard}\n")),
        ("does so in bash", () => DrainGateCredentials.AsksWithCredentials($"{DrainGateCredentials.Hard}\n", "bash")),
        ("tries credentials that are refused once, and waits the whole drain time", () => DrainGateCredentials.IsRefused("wrong", "refuses the credentials (401)")),
        ("says that there are no credentials", () => DrainGateCredentials.IsRefused(null, "asks for credentials (403), and ")),
        ("asks anew when the Secret has changed", DrainGateCredentials.FollowsTheSecret),
        ("waits the whole drain time where access control may hide queries", DrainGateCredentials.TrustsNoListOfAnother),
        ("hands the credentials on to nobody", DrainGateCredentials.KeepsTheCredentials),
        ("asks an external coordinator by TLS, at its address, and believes its authority", DrainGateTls.AsksByTls),
        ("takes a certificate that it does not believe neither for quiet nor for the end", DrainGateTls.BelievesNobodyElse),
        ("refuses a drain time with a unit", () => Refuses("DRAIN_SECONDS", "5m", "DRAIN_SECONDS is '5m'; give a whole number")),
        ("refuses no drain time", () => Refuses("DRAIN_SECONDS", "", "DRAIN_SECONDS is ''; give a whole number")),
        ("refuses an octal quiet time", () => Refuses("QUIET_SECONDS", "010", "QUIET_SECONDS is '010'; give a whole number")),
        ("refuses no coordinator", () => Refuses("COORDINATOR_URL", "", "COORDINATOR_URL is not set")),
    ];

    private readonly Dictionary<string, Task> runs = All.ToDictionary(scenario => scenario.What, scenario => Task.Run(scenario.Run));

    public static IEnumerable<string> Names => All.Select(scenario => scenario.What);

    public Task this[string what] => runs[what];

    /// <summary>Waits for those that no test asked for: none outlives the tests.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var run in runs.Values)
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task Refuses(string name, string value, string said)
    {
        await using var gate = DrainGateRun.Start("http://127.0.0.1:8080", environment: (name, value));
        Assert.Equal(2, await gate.End());
        Assert.Contains(said, gate.Log, StringComparison.Ordinal);
    }
}
