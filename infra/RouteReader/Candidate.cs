
namespace TrinoInfra.RouteReader;

/// <summary>A match of a rule that takes the request.</summary>
internal sealed record Candidate(RouteDocument Route, int RuleIndex, int MatchIndex)
{
    public Rule Rule => Route.Rules[RuleIndex];

    public RouteMatch Match => Rule.Matches[MatchIndex];

    /// <summary>E.g. <c>rule new-statements of HTTPRoute trino-namespace/main</c>.</summary>
    public string Name => $"rule {Rule.Name ?? $"#{RuleIndex}"} of HTTPRoute {Route.FullName}";
}
