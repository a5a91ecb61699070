using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Rollout.Deciding;
using TrinoInfra.Settings;
using TrinoInfra.Trino;

namespace TrinoInfra.Rollout.Watching;

/// <summary>Looks at the canary and at the stable track it is compared with.</summary>
/// <param name="stable">The one that serves most of the rest.</param>
/// <param name="canary">The one that is to get the statements.</param>
/// <param name="probes">Asked of both at each look; may be none.</param>
/// <param name="time">The clock that looks go by.</param>
internal sealed class CanaryWatch(TrackWatch stable, TrackWatch canary, ImmutableArray<Sql> probes, TimeProvider time)
{
    public string Stable => stable.Name;

    public string Canary => canary.Name;

    /// <summary>The track to compare with: of those beside the canary the one with the largest weight, of such the primary, else the first.</summary>
    public static string StableOf(ImmutableArray<TrackSettings> tracks, string canary, string primary) =>
        $"{tracks.Where(track => track.Name != canary).OrderByDescending(track => track.Weight.Value).ThenByDescending(track => track.Name == primary).First().Name}";

    /// <summary>The canary's share of what both get, 0 to 1: what befalls neither of them says nothing.</summary>
    public double ShareAt(IReadOnlyDictionary<string, long> weights) =>
        (double)weights[Canary] / (weights[Canary] + weights.GetValueOrDefault(Stable));

    /// <summary>What both coordinators remember, or why one does not say.</summary>
    public async Task<Checked<Past>> Remember()
    {
        var (ofStable, ofCanary) = (await stable.Remember(), await canary.Remember());
        return ofStable.TryGet(out var one, out var faults) & ofCanary.TryGet(out var other, out var more)
            ? new Checked<Past>.Good(new(new(time.GetUtcNow(), new(one), new(other))))
            : new Checked<Past>.Bad([.. faults, .. more]);
    }

    /// <summary>The canary first, so that its probes are asked between two answers of the stable.</summary>
    public async Task<Look> See()
    {
        var ofCanary = await canary.See(probes);
        var ofStable = await stable.See(probes);
        return new(time.GetUtcNow(), ofStable, ofCanary);
    }
}

/// <summary>What coordinators remembered when they were first asked.</summary>
/// <param name="Look">As a look of its own, for a step that has begun already.</param>
internal sealed record Past(Look Look)
{
    /// <summary>The stable's queries of before a step.</summary>
    /// <param name="began">When it began; null where it has not yet.</param>
    public IEnumerable<QuerySample> Before(DateTimeOffset? began) => Look.Stable.Queries.Where(query => began is null || query.Created < began);
}
