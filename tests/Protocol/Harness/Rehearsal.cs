using System.Collections.Concurrent;
using System.Diagnostics;
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
/// The life of a canary over real sockets, under load that never pauses: 90/10, 50/50, 0/100, 100/0, removal. Among the
/// load are queries that begin while the canary takes everything and end after its removal.
/// </summary>
public sealed class Rehearsal
{
    public const string Stable = "trino-v1-stable";
    public const string Canary = "trino-v2-canary";

    private const int Workers = 8;
    private const int LastingQueries = 20;
    private static readonly TimeSpan QuietTime = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(2);

    private static readonly (string Name, int Stable, int Canary)[] Changes =
        [("90/10", 90, 10), ("50/50", 50, 50), ("0/100", 0, 100), ("100/0", 100, 0), ("canary removed", 100, 0)];

    private readonly int queriesAPhase;
    private readonly LiveStack stack;
    private readonly Func<TrinoClient> connect;
    private readonly ConcurrentQueue<string> failures = [];
    private readonly int[] begun = new int[Changes.Length];
    private readonly int[] failed = new int[Changes.Length];
    private volatile int phase;
    private volatile bool isOver;
    private int transactions;
    private int failedTransactions;

    private Rehearsal(int queriesAPhase, LiveStack stack, Func<TrinoClient> connect) =>
        (this.queriesAPhase, this.stack, this.connect) = (queriesAPhase, stack, connect);

    /// <param name="routes">Settings to the Gateways and HTTPRoutes to rehearse, as YAML.</param>
    /// <param name="queriesAPhase">At least this many; a transaction counts as one.</param>
    public static async Task<RehearsalResult> Run(Func<StackSettings, ValueTask<string>> routes, int queriesAPhase)
    {
        var clock = Stopwatch.StartNew();
        var settings = Settings(90, 10);
        await using var gateway = await GatewayServer.Start(new(seed: 20260801));
        await using var servers = new ServerSet();
        using var wire = new SocketWire(gateway, PublicAddress.Of(settings.Gateway));
        var connections = 0;
        var rehearsal = new Rehearsal(
            queriesAPhase,
            new LiveStack(gateway.Gateway, routes, servers.Start),
            () => new(wire, PublicAddress.MainHost(settings.Gateway), ClientOfMany(Interlocked.Increment(ref connections))));
        var phases = await rehearsal.Conduct(gateway.Gateway);
        return new(
            phases, rehearsal.transactions, rehearsal.failedTransactions, clock.Elapsed, [.. rehearsal.failures.Take(3)]);
    }

    public static StackSettings Settings(int stable, int? canary) => new()
    {
        Cluster = new() { Context = "kind-trino" },
        GatewayApi = new(),
        Istio = new(),
        Gateway = new() { Hostname = Hostname.Of("trino.example.com") },
        Tracks =
        [
            new() { Name = DnsLabel.Of(Stable), Weight = Weight.Of(stable) },
            .. canary is { } weight
                ? [new() { Name = DnsLabel.Of(Canary), Weight = Weight.Of(weight) }]
                : Array.Empty<TrackSettings>(),
        ],
    };

    /// <summary>Half of them keep cookies, half do not; each second of these forges forwarding headers.</summary>
    private static ClientOptions ClientOfMany(int number) => new()
    {
        KeepsCookies = number % 2 == 0,
        Extra = number % 4 < 2 ? [] : Forgery.All,
    };

    private async Task<IReadOnlyList<Phase>> Conduct(Gateway gateway)
    {
        List<GatewayState> states = [await stack.Apply(Settings(90, 10))];
        var load = Enumerable.Range(0, Workers).Select(_ => Task.Run(Work)).ToList();
        List<(TrinoClient Client, Statement Statement)> lasting = [];
        for (var next = 1; next <= Changes.Length; next++)
        {
            while (Volatile.Read(ref begun[phase]) < queriesAPhase)
                await Task.Delay(1);
            if (next == Changes.Length)
                break;
            var (name, stable, canary) = Changes[next];
            var isRemoval = name == "canary removed";
            states.Add(await stack.Apply(Settings(stable, isRemoval ? null : canary)));
            phase = next;
            if (canary == 100)
                lasting = await BeginLasting();
            if (isRemoval)
                await Drain(lasting, states);
        }

        isOver = true;
        await Task.WhenAll(load);
        return
        [
            .. Changes.Select((change, index) => new Phase(
                change.Name, begun[index], failed[index], Sum(states.Where((_, number) => Math.Min(number, Changes.Length - 1) == index)))),
        ];
    }

    private async Task<List<(TrinoClient Client, Statement Statement)>> BeginLasting()
    {
        List<(TrinoClient, Statement)> lasting = [];
        for (var count = 0; count < LastingQueries; count++)
        {
            var client = connect();
            Interlocked.Increment(ref begun[phase]);
            var statement = await client.Submit("SELECT name FROM nation LIMIT 5");
            if (!statement.IsDone)
                await client.Poll(statement);
            lasting.Add((client, statement));
        }

        return lasting;
    }

    /// <summary>What the canary still runs ends; then its gate lets go.</summary>
    private async Task Drain(List<(TrinoClient Client, Statement Statement)> lasting, List<GatewayState> states)
    {
        foreach (var (client, statement) in lasting)
        {
            await client.Finish(statement);
            Judge(statement, Array.FindIndex(Changes, change => change.Canary == 100));
        }

        // A query that is posted and not polled yet is in no list: the gate's quiet time is for those.
        var waited = Stopwatch.StartNew();
        do
            await Task.Delay(QuietTime);
        while (waited.Elapsed < DrainTime
            && stack.Coordinators.Any(coordinator => stack.Draining.Contains(coordinator.Name) && coordinator.Active > 0));

        states.Add(stack.Delete());
    }

    private async Task Work()
    {
        var client = connect();
        for (var count = 0; !isOver; count++)
        {
            var at = phase;
            Interlocked.Increment(ref begun[at]);
            if (client.KeepsCookies && count % 5 == 0)
                Judge(await Transact(client), at);
            else
                Judge(await client.Run("SELECT name FROM nation LIMIT 1"), at);
        }
    }

    private async Task<Statement> Transact(TrinoClient client)
    {
        Interlocked.Increment(ref transactions);
        Statement last = new("");
        foreach (var sql in (string[])["START TRANSACTION", "SELECT 1", "SELECT 2", "COMMIT"])
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
