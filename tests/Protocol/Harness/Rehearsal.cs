using System.Collections.Concurrent;
using System.Diagnostics;
using TrinoInfra.Checking;
using TrinoInfra.Load;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>A stretch of load under one set of weights.</summary>
/// <param name="Name">The weights, or what else was changed at its begin.</param>
/// <param name="Queries">Queries begun in it.</param>
/// <param name="Failed">How many of them failed, then or later.</param>
/// <param name="NewStatements">How many new statements the weights gave to each track.</param>
public sealed record Phase(string Name, int Queries, int Failed, IReadOnlyDictionary<string, int> NewStatements);

/// <summary>What came of a rehearsal.</summary>
/// <param name="Phases">In order.</param>
/// <param name="Transactions">Explicit transactions, each of four statements, of clients that keep cookies.</param>
/// <param name="FailedTransactions">How many of them failed.</param>
/// <param name="Took">Servers' start and end included.</param>
/// <param name="Failures">What the first failures were.</param>
public sealed record RehearsalResult(
    IReadOnlyList<Phase> Phases,
    int Transactions,
    int FailedTransactions,
    TimeSpan Took,
    IReadOnlyList<string> Failures)
{
    public int Queries => Phases.Sum(phase => phase.Queries);

    public int Failed => Phases.Sum(phase => phase.Failed);
}

/// <summary>
/// The life of a canary beside a Trino that the stack does not run, over real sockets, under load that never ends: from a
/// little to everything, back to nothing, removal of both. Among the load are queries and transactions that begin while these
/// two take everything and end after their removal.
/// </summary>
public sealed class Rehearsal
{
    public const string Stable = "trino-v1-stable";
    public const string Canary = "trino-v2-canary";
    public const string External = "trino-elsewhere";

    private const int Workers = 8;
    private const int LastingQueries = 20;
    private const int LastingTransactions = 10;
    private static readonly string[] Transaction = ["START TRANSACTION", "SELECT 1", "SELECT 2", "COMMIT"];
    private static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Trickle = TimeSpan.FromMilliseconds(100);

    // Most of the load where all tracks serve: with all weight on one, a plain route breaks only what was begun before.
    private static readonly (string Name, int Stable, int? Canary, int? External, int Measures)[] Changes =
    [
        ("70/10/20", 70, 10, 20, 4), ("30/40/30", 30, 40, 30, 4), ("0/50/50", 0, 50, 50, 1), ("100/0/0", 100, 0, 0, 1), ("two removed", 100, null, null, 1),
    ];

    /// <summary>Where all new statements go to those that are removed later.</summary>
    private const int AtTheOthers = 2;

    private readonly int measure;
    private readonly TrackHostPattern? trackHosts;
    private readonly LiveStack stack;
    private readonly Func<bool, TrinoClient> connect;
    private readonly ConcurrentQueue<string> failures = [];
    private readonly int[] begun = new int[Changes.Length];
    private readonly int[] failed = new int[Changes.Length];
    private volatile int phase;
    private int transactions;
    private int failedTransactions;

    /// <param name="measure">See <see cref="Run"/>.</param>
    /// <param name="trackHosts">See <see cref="Run"/>.</param>
    /// <param name="stack">What is rehearsed.</param>
    /// <param name="connect">A client of the main host, which keeps cookies or does not. None forges headers: that alone would break the control.</param>
    private Rehearsal(int measure, TrackHostPattern? trackHosts, LiveStack stack, Func<bool, TrinoClient> connect) =>
        (this.measure, this.trackHosts, this.stack, this.connect) = (measure, trackHosts, stack, connect);

    /// <param name="routes">Settings to the Gateways and HTTPRoutes to rehearse, as YAML.</param>
    /// <param name="measure">At least this many queries a phase, four times as many while all tracks serve; a transaction counts as one.</param>
    /// <param name="trackHosts">Where the tracks' own hosts are; null where they have none.</param>
    public static async Task<RehearsalResult> Run(
        Func<StackSettings, ValueTask<string>> routes, int measure, TrackHostPattern? trackHosts)
    {
        var clock = Stopwatch.StartNew();
        var settings = Settings(Changes[0], trackHosts);
        await using var gateway = await GatewayServer.Start(new(seed: 20260801));
        await using var servers = new ServerSet();
        using var wire = new SocketWire(gateway, PublicAddress.Of(settings.Gateway));
        var rehearsal = new Rehearsal(
            measure,
            trackHosts,
            new LiveStack(gateway.Gateway, routes, servers.Start),
            keepsCookies => new(wire, PublicAddress.MainHost(settings.Gateway), new() { KeepsCookies = keepsCookies, TakesSegments = keepsCookies }));
        var phases = await rehearsal.Conduct(gateway.Gateway);
        return new(
            phases, rehearsal.transactions, rehearsal.failedTransactions, clock.Elapsed, [.. rehearsal.failures.Take(3)]);
    }

    /// <summary>Without the external track.</summary>
    public static StackSettings Settings(int stable, int? canary) => Settings(stable, canary, null, TrackHostPattern.Default);

    private static StackSettings Settings((string, int Stable, int? Canary, int? External, int) change, TrackHostPattern? trackHosts) =>
        Settings(change.Stable, change.Canary, change.External, trackHosts);

    private static StackSettings Settings(int stable, int? canary, int? external, TrackHostPattern? trackHosts) => new()
    {
        Cluster = new() { Context = "kind-trino" },
        GatewayApi = new(),
        Istio = new(),
        CertManager = new(),
        Gateway = new() { Hostname = Hostname.Of("trino.example.com"), TrackHosts = trackHosts },
        Tracks =
        [
            new() { Name = DnsLabel.Of(Stable), Weight = Weight.Of(stable) },
            .. canary is { } some ? [new() { Name = DnsLabel.Of(Canary), Weight = Weight.Of(some) }] : Array.Empty<TrackSettings>(),
            .. external is { } others
                ? [new() { Name = DnsLabel.Of(External), Weight = Weight.Of(others), External = new(Hostname.Of("trino.old.corp"), 443, new("corp-ca", Hostname.Of("trino.corp"))) }]
                : Array.Empty<TrackSettings>(),
        ],
    };

    private async Task<IReadOnlyList<Phase>> Conduct(Gateway gateway)
    {
        List<GatewayState> states = [await stack.Apply(Settings(Changes[0], trackHosts))];
        var run = new LoadRun(new() { Clients = Workers }, number => Client(connect(number % 2 == 0)), new(_ => null));
        var load = Task.Run(() => run.RunAsync(CancellationToken.None));
        Lasting lasting = new([], []);
        for (var next = 1; next <= Changes.Length; next++)
        {
            while (Volatile.Read(ref begun[phase]) < Changes[phase].Measures * measure)
                await Task.Delay(1);
            if (next == Changes.Length)
                break;
            states.Add(await stack.Apply(Settings(Changes[next], trackHosts)));
            phase = next;
            if (next == AtTheOthers)
                lasting = await BeginLasting();
            if (Changes[next].Canary is null)
                await Drain(lasting, states);
        }

        run.End();
        await load;
        return
        [
            .. Changes.Select((change, index) => new Phase(
                change.Name, begun[index], failed[index], Sum(states.Where((_, number) => Math.Min(number, Changes.Length - 1) == index)))),
        ];
    }

    /// <summary>What begins on the canary and the external track, and ends when these are removed.</summary>
    private sealed record Lasting(List<(TrinoClient Client, Statement Statement)> Queries, List<TrinoClient> Transactions);

    private async Task<Lasting> BeginLasting()
    {
        Lasting lasting = new([], []);
        for (var count = 0; count < LastingQueries; count++)
        {
            var client = connect(count % 2 == 0);
            Interlocked.Increment(ref begun[phase]);
            var statement = await client.Submit("SELECT name FROM nation LIMIT 5");
            if (!statement.IsDone)
                await client.Poll(statement);
            lasting.Queries.Add((client, statement));
        }

        for (var count = 0; count < LastingTransactions; count++)
        {
            var client = connect(true);
            Interlocked.Increment(ref begun[phase]);
            await client.Run(Transaction[0]);
            lasting.Transactions.Add(client);
        }

        return lasting;
    }

    /// <summary>What they still run ends; then their gates let go.</summary>
    private async Task Drain(Lasting lasting, List<GatewayState> states)
    {
        foreach (var client in lasting.Transactions)
            Judge(await Transact(client, Transaction[1..]), AtTheOthers);
        foreach (var (client, statement) in lasting.Queries)
        {
            await client.Finish(statement);
            Judge(statement, AtTheOthers);
        }

        // A query that is posted and not polled yet is in no list: the gate's quiet time is for those.
        var waited = Stopwatch.StartNew();
        do
            await Task.Delay(QuietTime);
        while (waited.Elapsed < DrainTime
            && stack.Coordinators.Any(coordinator => stack.Draining.Contains(coordinator.Name) && coordinator.Active > 0));

        states.Add(stack.Delete());
    }

    /// <summary>One of the load's, which opens a transaction for every fifth statement where it can.</summary>
    private Send Client(TrinoClient client)
    {
        var count = 0;
        return async (_, _) =>
        {
            var at = phase;
            // A phase that outlasts its measure, as the drain does, must not weigh by the machine's speed.
            if (Interlocked.Increment(ref begun[at]) > Changes[at].Measures * measure)
                await Task.Delay(Trickle);
            var statement = client.KeepsCookies && count++ % 5 == 0
                ? await Transact(client, Transaction)
                : await client.Run("SELECT name FROM nation LIMIT 1");
            Judge(statement, at);
            return new() { QueryId = statement.Id };
        };
    }

    /// <param name="client">One that keeps cookies.</param>
    /// <param name="sqls">The transaction's statements, or the rest of them.</param>
    private async Task<Statement> Transact(TrinoClient client, IEnumerable<string> sqls)
    {
        Interlocked.Increment(ref transactions);
        Statement last = new("");
        foreach (var sql in sqls)
        {
            last = await client.Run(sql);
            if (!last.Succeeded)
            {
                Interlocked.Increment(ref failedTransactions);
                client.Forget();
                break;
            }
        }

        return last;
    }

    private void Judge(Statement statement, int at)
    {
        if (statement.Succeeded)
            return;
        Interlocked.Increment(ref failed[at]);
        failures.Enqueue(statement.ToString());
    }

    private static Dictionary<string, int> Sum(IEnumerable<GatewayState> states) => states
        .SelectMany(state => state.NewStatements)
        .GroupBy(count => count.Key, (track, counts) => (track, counts.Sum(count => count.Value)))
        .ToDictionary();
}
