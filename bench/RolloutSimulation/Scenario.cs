namespace TrinoInfra.Bench.RolloutSimulation;

/// <summary>What both tracks do in a rollout, and what must come of it. Rates are parts of the statements, 0 to 1.</summary>
internal sealed record Scenario(string Name, Expectation Expected)
{
    /// <summary>Statements a second, both tracks together.</summary>
    public double Rate { get; init; } = 2;

    /// <summary>How long a statement takes on average; the times are exponential.</summary>
    public double MeanSeconds { get; init; } = 4;

    public double Failing { get; init; }

    /// <summary>User errors of both tracks.</summary>
    public double UserErrors { get; init; } = 0.02;

    /// <summary>The first step, from 0, at which the canary is other than the stable.</summary>
    public int From { get; init; }

    /// <summary>What fails on the canary beside <see cref="Failing"/>.</summary>
    public double CanaryFailing { get; init; }

    /// <summary>Statements of the canary that end with CATALOG_NOT_FOUND.</summary>
    public double MissingCatalog { get; init; }

    /// <summary>Statements of the canary that never end.</summary>
    public double Hanging { get; init; }

    /// <summary>How many times as long the probes take on the canary.</summary>
    public double Slower { get; init; } = 1;

    public bool BringsWrongRows { get; init; }

    /// <summary>The canary's coordinator restarts about as often; 0 never.</summary>
    public double MinutesToRestart { get; init; }

    /// <summary>Each track loses a worker about as often, and with it ten statements within a second; 0 never.</summary>
    public double MinutesToLoss { get; init; }

    /// <summary>The canary, and it alone, loses a worker once, in the middle of the first step.</summary>
    public bool LosesOneWorker { get; init; }

    /// <summary>For five minutes somewhere in the rollout 30 of 100 statements fail on both tracks.</summary>
    public bool HasOutage { get; init; }

    public double[] Steps { get; init; } = [0.05, 0.25, 0.5, 1];

    public bool IsHealthy => Expected.Back is not null;
}

/// <summary>What must come of a scenario; with neither what comes is told.</summary>
/// <param name="Back">The most of the rollouts that may be sent back, 0 to 1.</param>
/// <param name="Within">So many of the canary's statements at most until it goes back, in 95 of 100 rollouts.</param>
internal sealed record Expectation(double? Back = null, int? Within = null)
{
    public static Expectation Told { get; } = new();

    public static Expectation Stays { get; } = new(Back: 0.01);
}
