using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Deciding;

/// <summary>
/// Which of two matches wins, in the Gateway API's order (HTTPRouteRule.matches). Where that leaves it to the
/// implementation, as for RegularExpression paths, it is Istio's order: after every prefix but a bare <c>/</c>.
/// </summary>
internal sealed class Precedence : IComparer<Candidate>
{
    private static readonly Criterion[] Criteria =
    [
        new((one, other) => Rank(one).CompareTo(Rank(other)), Kinds),
        new((one, other) => Length(one).CompareTo(Length(other)),
            (one, other) => $"its path {one.Match.Path.Value} is longer than {other.Match.Path.Value}"),
        new((one, other) => (one.Match.Method is not null).CompareTo(other.Match.Method is not null),
            (one, _) => $"it names the method {one.Match.Method}, the other none"),
        new((one, other) => one.Match.Headers.Count.CompareTo(other.Match.Headers.Count),
            (one, other) => Counts("header", one.Match.Headers.Count, other.Match.Headers.Count)),
        new((one, other) => one.Match.QueryParams.Count.CompareTo(other.Match.QueryParams.Count),
            (one, other) => Counts("query parameter", one.Match.QueryParams.Count, other.Match.QueryParams.Count)),
        new((one, other) => Created(other).CompareTo(Created(one)),
            (_, _) => "its route is the older one"),
        new((one, other) => FullNames.Order.Compare(other.Route.FullName, one.Route.FullName),
            (_, _) => "its route comes first by namespace, then name"),
        new((one, other) => other.RuleIndex.CompareTo(one.RuleIndex),
            (_, _) => "it comes first in the route"),
        new((one, other) => other.MatchIndex.CompareTo(one.MatchIndex),
            (_, _) => "it comes first in the rule"),
    ];

    public static Precedence Instance { get; } = new();

    /// <summary>Sorts winners first.</summary>
    public int Compare(Candidate? x, Candidate? y) => x is null || y is null
        ? (x is null).CompareTo(y is null)
        : -Criteria.Select(criterion => criterion.Compare(x, y)).FirstOrDefault(result => result != 0);

    /// <summary>The first criterion on which the winner beats the other, in words.</summary>
    public static string Why(Candidate winner, Candidate other) =>
        Criteria.First(criterion => criterion.Compare(winner, other) != 0).Words(winner, other);

    private static int Rank(Candidate candidate) => candidate.Match switch
    {
        { Path.Kind: PathKind.Exact } => 4,
        { Method: null, Headers: [], QueryParams: [], Path: { Kind: PathKind.RegularExpression, Value: ".*" } } => 0,
        { Path.Kind: PathKind.RegularExpression } => 2,
        { Method: null, Headers: [], QueryParams: [], Path.Prefix: "" } => 1,
        _ => 3,
    };

    private static int Length(Candidate candidate) =>
        candidate.Match.Path is { Kind: PathKind.PathPrefix } path ? path.Prefix.Length : candidate.Match.Path.Value.Length;

    private static DateTimeOffset Created(Candidate candidate) => candidate.Route.Created ?? DateTimeOffset.MaxValue;

    private static string Kinds(Candidate one, Candidate other) =>
        one.Match.Path.Kind == other.Match.Path.Kind
            ? "the other takes everything"
            : $"its path is of type {one.Match.Path.Kind}, the other's {other.Match.Path.Kind}";

    private static string Counts(string what, int one, int other) =>
        $"it matches {one} {what}{(one == 1 ? "" : "s")}, the other {other}";

    private sealed record Criterion(Comparison<Candidate> Compare, Func<Candidate, Candidate, string> Words);
}

/// <summary>A match of a rule, as it contends for the request; positions from 0.</summary>
internal sealed record Candidate(RouteDocument Route, int RuleIndex, int MatchIndex)
{
    public Rule Rule => Route.Rules[RuleIndex];

    public RouteMatch Match => Rule.Matches[MatchIndex];

    /// <summary>E.g. <c>rule new-statements of HTTPRoute trino-namespace/main</c>.</summary>
    public string Name => $"rule {Rule.Name ?? $"#{RuleIndex}"} of HTTPRoute {Route.FullName}";
}
