using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Settings;

namespace TrinoInfra.Rollout.Watching;

/// <summary>Whose statements ask for a track by their user or source: the weights do not move them.</summary>
internal sealed class Targeted
{
    private readonly ImmutableArray<Func<SeenQuery, bool>> _matches;

    private Targeted(ImmutableArray<Func<SeenQuery, bool>> matches, bool seesAll) => (_matches, SeesAll) = (matches, seesAll);

    /// <summary>Whether all that is targeted shows in <c>system.runtime.queries</c>: client tags, catalogs and what is encrypted do not.</summary>
    public bool SeesAll { get; }

    public static Targeted Of(IEnumerable<TrackSettings> tracks)
    {
        var matches = tracks.SelectMany(track => track.Match).ToLookup(match => match.Conditions.All(Shows));
        return new([.. matches[true].Select(Asks)], !matches[false].Any());
    }

    public bool Has(SeenQuery query) => _matches.Any(asks => asks(query));

    private static bool Shows(HeaderCondition condition) => condition is { IsSecret: false, Header: MatchHeader.User or MatchHeader.Source };

    private static Func<SeenQuery, bool> Asks(TrackMatch match)
    {
        var conditions = match.Conditions.Select(Holds).ToList();
        return query => conditions.TrueForAll(holds => holds(query));
    }

    private static Func<SeenQuery, bool> Holds(HeaderCondition condition)
    {
        var expression = condition.IsRegex ? Re2.Compile(condition.Value) : null;
        return query =>
        {
            var value = (condition.Header == MatchHeader.User ? query.User : query.Source) ?? "";
            return expression is null ? value == condition.Value : expression.Matches(value);
        };
    }
}
