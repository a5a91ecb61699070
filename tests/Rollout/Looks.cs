using TrinoInfra.Rollout.Deciding;

namespace TrinoInfra.Tests.Rollout;

/// <summary>A rollout written look by look, ten seconds apart.</summary>
internal sealed class Looks
{
    private readonly RolloutRules _rules;
    private int _ids;

    public Looks(double share, RolloutRules? rules = null)
    {
        _rules = rules ?? new();
        Evidence = new(_rules, Good(1000));
        Evidence.BeginStep(share, Now);
    }

    public DateTimeOffset Now { get; private set; } = DateTimeOffset.UnixEpoch.AddDays(1);

    public TimeSpan Uptime { get; set; } = TimeSpan.FromHours(1);

    public Evidence Evidence { get; }

    public Verdict Verdict => new Judge(_rules, "stable", "canary").Decide(Evidence, Now);

    public void Move(double share)
    {
        Evidence.EndStep(Now);
        Evidence.BeginStep(share, Now);
    }

    /// <summary>The next look: so many that ended well, and the given ones.</summary>
    public Looks See(int stable = 0, int canary = 0, QuerySample[]? bad = null, QuerySample[]? badOnStable = null)
    {
        Pass();
        return Show(
            new([.. Good(stable), .. badOnStable ?? []]) { Uptime = TimeSpan.FromHours(9) },
            new([.. Good(canary), .. bad ?? []]) { Uptime = Uptime });
    }

    public void Pass() => Now = Now.AddSeconds(10);

    public Looks Show(TrackLook stable, TrackLook canary)
    {
        Evidence.See(new(Now, stable, canary));
        return this;
    }

    public IEnumerable<QuerySample> Good(int count) =>
        Enumerable.Range(0, count).Select(_ => new QuerySample($"{_ids++}", Now.AddSeconds(-2), TimeSpan.FromSeconds(0.5), HasEnded: true));

    /// <summary>One that ended so many seconds before the look that comes next.</summary>
    public QuerySample Bad(string type, string code, double ago = 2) =>
        new($"{_ids++}", Now.AddSeconds(10 - ago - 0.05), TimeSpan.FromSeconds(0.05), HasEnded: true, type, code);

    public QuerySample Failing(double ago = 2, string code = "GENERIC_INTERNAL_ERROR") => Bad("INTERNAL_ERROR", code, ago);

    public QuerySample Running(double ago) => Failing(ago) with { HasEnded = false, ErrorType = null, ErrorCode = null };
}
