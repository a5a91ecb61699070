namespace TrinoInfra.Bench.RolloutSimulation;

/// <summary>Those that the table shows.</summary>
internal static class Scenarios
{
    private static readonly Expectation _soon = new(Within: 20);
    private static readonly Expectation _later = new(Within: 200);

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("healthy, nothing fails", Expectation.Stays),
        new("healthy, 1 % fail", Expectation.Stays) { Failing = 0.01 },
        new("healthy, 5 % fail", Expectation.Stays) { Failing = 0.05 },
        new("healthy, 5 % fail, busy", Expectation.Stays) { Failing = 0.05, Rate = 20 },
        new("healthy, 10 % user errors", Expectation.Stays) { UserErrors = 0.1 },
        new("healthy, workers are lost on both", Expectation.Stays) { MinutesToLoss = 30, Rate = 10, MeanSeconds = 20 },
        new("healthy but for one lost worker", Expectation.Stays) { LosesOneWorker = true, Rate = 20, MeanSeconds = 20 },
        new("healthy, 30 % of both fail for 5 min", Expectation.Told) { HasOutage = true },
        new("50 % fail", _soon) { CanaryFailing = 0.5 },
        new("50 % fail over 5 %", Expectation.Told) { CanaryFailing = 0.5, Failing = 0.05 },
        new("5 % fail", _later) { CanaryFailing = 0.05 },
        new("5 % fail, busy", Expectation.Told) { CanaryFailing = 0.05, Rate = 20 },
        new("1 % fail", Expectation.Told) { CanaryFailing = 0.01 },
        new("5 % more fail over 1 %", Expectation.Told) { CanaryFailing = 0.05, Failing = 0.01 },
        new("5 % more fail over 5 %", Expectation.Told) { CanaryFailing = 0.05, Failing = 0.05 },
        new("50 % fail from 25 % on", _soon) { CanaryFailing = 0.5, From = 1 },
        new("5 % fail from 25 % on", _later) { CanaryFailing = 0.05, From = 1 },
        new("50 % fail from 50 % on", _soon) { CanaryFailing = 0.5, From = 2, Rate = 0.5 },
        new("5 % fail from 50 % on", _later) { CanaryFailing = 0.05, From = 2 },
        new("50 % fail from 100 % on", Expectation.Told) { CanaryFailing = 0.5, From = 3 },
        new("5 % fail from 100 % on", Expectation.Told) { CanaryFailing = 0.05, From = 3 },
        new("5 % fail, steps 50 and 100", _later) { CanaryFailing = 0.05, Steps = [0.5, 1] },
        new("50 % CATALOG_NOT_FOUND", _soon) { MissingCatalog = 0.5 },
        new("5 % CATALOG_NOT_FOUND", _later) { MissingCatalog = 0.05 },
        new("probes twice as slow", Expectation.Told) { Slower = 2 },
        new("20 % never end", Expectation.Told) { Hanging = 0.2 },
        new("restarts every 5 min", Expectation.Told) { MinutesToRestart = 5 },
        new("wrong rows", Expectation.Told) { BringsWrongRows = true },
    ];
}
