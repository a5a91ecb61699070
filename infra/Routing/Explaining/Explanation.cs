using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrinoInfra.Routing.Reader;

namespace TrinoInfra.Routing.Explaining;

/// <summary>A decision as <c>explain --json</c> prints it; the members and their order are its interface.</summary>
/// <param name="Status">What the gateway itself answers, else 200; see <see cref="Decision.Status"/>.</param>
/// <param name="Listener">Name of the listener that takes the request, null where none does.</param>
/// <param name="Route">Name of the HTTPRoute that won, null where nothing matches.</param>
/// <param name="Rule">Name of its rule, null where it has none.</param>
/// <param name="RuleIndex">Position of the rule, from 0; null where nothing matches.</param>
/// <param name="Backends">Every backend of the rule, those of weight 0 included.</param>
/// <param name="Mirrors">Who gets a copy.</param>
/// <param name="Redirect">The redirect answered, null where there is none.</param>
/// <param name="RequestHeaders">What every backend sees alike; empty where none sees the request.</param>
/// <param name="Timeout">The timeout that takes effect, e.g. <c>280s</c>; null where there is none.</param>
/// <param name="FollowUps">What becomes of the follow-ups of a Trino statement; sentences.</param>
/// <param name="Why">Why it is so; sentences.</param>
/// <param name="Decision">The decision this explains.</param>
public sealed record Explanation(
    int Status,
    string? Listener,
    string? Route,
    string? Rule,
    int? RuleIndex,
    IReadOnlyList<ExplainedBackend> Backends,
    IReadOnlyList<ExplainedMirror> Mirrors,
    RedirectAnswer? Redirect,
    IReadOnlyDictionary<string, string> RequestHeaders,
    string? Timeout,
    IReadOnlyList<string> FollowUps,
    IReadOnlyList<string> Why,
    [property: JsonIgnore] Decision Decision)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // It goes to terminals and jq, not into web pages.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static Explanation Of(RouteTable table, GatewayRequest request)
    {
        var decision = table.Decide(request);
        var common = decision.Status == 200 ? CommonHeaders(decision.Shares) : HeaderFields.Empty;
        return new Explanation(
            decision.Status,
            decision.Listener?.Name,
            decision.Route?.Name,
            decision.Rule?.Name,
            decision.Route is null ? null : decision.RuleIndex,
            [.. decision.Shares.Select(share => ExplainedBackend.Of(share, common))],
            [.. decision.Mirrors.Select(mirror => new ExplainedMirror(mirror.Name, mirror.Port, mirror.Percent))],
            decision.Redirect,
            AsDictionary(common),
            decision.Timeout?.Text,
            TrinoFollowUps.Of(table, decision),
            Reasons(decision),
            decision);
    }

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    internal static IReadOnlyDictionary<string, string> AsDictionary(IEnumerable<HeaderField> fields) =>
        HeaderFields.Of(fields).Joined()
            .ToDictionary(field => field.Name, field => field.Value, StringComparer.OrdinalIgnoreCase);

    private static HeaderFields CommonHeaders(IReadOnlyList<Share> shares) => HeaderFields.Of(
        shares[0].RequestHeaders.Where(field =>
            shares.All(share => share.RequestHeaders[field.Name] == shares[0].RequestHeaders[field.Name])));

    private static IReadOnlyList<string> Reasons(Decision decision) =>
    [
        .. decision.Why,
        .. decision.RunnersUp.Select(other => $"it wins over {Names([other])}: {other.Why}"),
        .. decision.Misses
            .GroupBy(other => other.Why)
            .Select(others => $"{Names([.. others])} {(others.Count() == 1 ? "does" : "do")} not match: {others.Key}"),
        .. Limit(decision.Timeout),
        .. decision.Notes,
    ];

    private static IEnumerable<string> Limit(EffectiveTimeout? timeout) =>
        timeout is null ? [] : [$"the timeout is {timeout.Text}, from {timeout.Field}"];

    /// <summary>E.g. <c>rules new-statements, ui of HTTPRoute ns/main, rule #0 of HTTPRoute ns/other</c>.</summary>
    private static string Names(IEnumerable<RunnerUp> rules) => string.Join(", ", rules
        .GroupBy(rule => rule.Route.FullName)
        .Select(ofRoute =>
            $"rule{(ofRoute.Count() == 1 ? "" : "s")} {string.Join(", ", ofRoute.Select(rule => rule.Rule.Name ?? $"#{rule.RuleIndex}"))} "
            + $"of HTTPRoute {ofRoute.Key}"));
}
