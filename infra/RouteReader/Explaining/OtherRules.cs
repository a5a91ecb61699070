using TrinoInfra.RouteReader.Deciding;

namespace TrinoInfra.RouteReader.Explaining;

/// <summary>Why it was not another rule; a few sentences, however many rules there are.</summary>
internal static class OtherRules
{
    private const int Most = 10;

    /// <param name="others">Best first.</param>
    public static IEnumerable<string> Beaten(IReadOnlyList<RunnerUp> others) =>
    [
        .. others.Take(Most).Select(other => $"it wins over {Names([other])}: {other.Why}"),
        .. More(others.Count - Most, count => $"it wins over {Rules(count)}"),
    ];

    /// <summary>Rules that miss for the same reason share a sentence.</summary>
    public static IEnumerable<string> Missed(IEnumerable<RunnerUp> others)
    {
        var byReason = others.GroupBy(other => other.Why).Select(group => group.ToList()).ToList();
        return
        [
            .. byReason.Take(Most).Select(alike => $"{Names(alike)} {Do(alike.Count)} not match: {alike[0].Why}"),
            .. More(byReason.Skip(Most).Sum(alike => alike.Count), count => $"and {Rules(count)} {Do(count)} not match"),
        ];
    }

    /// <summary>E.g. <c>rules new-statements, ui of HTTPRoute ns/main, rule #0 of HTTPRoute ns/other</c>.</summary>
    private static string Names(IReadOnlyList<RunnerUp> rules) => string.Join(", ",
    [
        .. rules.Take(Most)
            .GroupBy(rule => rule.Route.FullName)
            .Select(ofRoute => $"{(ofRoute.Count() == 1 ? "rule" : "rules")} {string.Join(", ", ofRoute.Select(Name))} of HTTPRoute {ofRoute.Key}"),
        .. More(rules.Count - Most, count => $"and {Rules(count)}"),
    ]);

    private static string Name(RunnerUp rule) => rule.Rule.Name ?? $"#{rule.RuleIndex}";

    private static IEnumerable<string> More(int count, Func<int, string> words) => count > 0 ? [words(count)] : [];

    private static string Rules(int count) => $"{count} more rule{(count == 1 ? "" : "s")}";

    private static string Do(int count) => count == 1 ? "does" : "do";
}
