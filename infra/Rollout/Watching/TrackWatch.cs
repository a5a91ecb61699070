using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Rollout.Deciding;
using TrinoInfra.Trino;

namespace TrinoInfra.Rollout.Watching;

/// <summary>Looks at one track through its own address. For one caller at a time.</summary>
/// <param name="name">The track's name.</param>
/// <param name="client">Goes to the track's own address.</param>
/// <param name="uptime">How long its coordinator runs; null where it does not say.</param>
/// <param name="targeted">Whose statements are left out.</param>
/// <param name="time">The clock that looks go by.</param>
internal sealed class TrackWatch(string name, StatementClient client, Func<Task<TimeSpan?>> uptime, Targeted targeted, TimeProvider time)
{
    /// <summary>The source of all that is asked here, by which it is known and left out.</summary>
    public const string Source = "trino-infra-rollout";

    // Between a query's end and the moment at which its coordinator lists it as ended.
    private static readonly TimeSpan _late = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private DateTimeOffset? _seen;

    public string Name => name;

    /// <summary>All that the coordinator remembers, or why it does not say.</summary>
    public async Task<Checked<ImmutableArray<QuerySample>>> Remember()
    {
        var (queries, why) = await Ask(null);
        return why is null
            ? new Checked<ImmutableArray<QuerySample>>.Good(queries)
            : new Checked<ImmutableArray<QuerySample>>.Bad(
                [new($"track {name}", $"cannot be asked for its queries ({Quoted.Whole(why)})", "see docs/rollout.md#watching for what a rollout needs")]);
    }

    public async Task<TrackLook> See(ImmutableArray<Sql> probes)
    {
        var (queries, why) = await Ask(_seen);
        var answers = await Probe.Ask(client, probes);
        return why is null ? new(queries) { Uptime = await uptime(), Probes = answers } : TrackLook.Silent with { Probes = answers };
    }

    private async Task<(ImmutableArray<QuerySample> Queries, string? WhyNot)> Ask(DateTimeOffset? since)
    {
        using var limit = new CancellationTokenSource(_patience);
        var asked = time.GetUtcNow();
        var result = await client.RunAsync(QueryStatement.Of(since - _late), limit.Token);
        if (!result.Succeeded)
            return ([], result.Failure?.Text ?? result.Error!.Message);
        var seen = result.Rows.Select(QueryStatement.Read).ToList();
        if (seen.Contains(null))
            return ([], "the answer has another form than system.runtime.queries");
        // Whoever asks sees at least the query that asks.
        if (seen.Count == 0)
            return ([], "system.runtime.queries shows nothing, not even the query that asks");

        var now = seen[0]!.Value.Now;
        // The coordinator took its time somewhere between the question and the answer.
        var ahead = asked + ((time.GetUtcNow() - asked) / 2) - now;
        _seen = now;
        return ([.. seen.Select(query => query!.Value).Where(query => query.Source != Source && !targeted.Has(query)).Select(query => query.By(ahead))], null);
    }
}
