using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Explaining;

/// <summary>A decision as <c>explain --json</c> prints it; the members and their order are its interface.</summary>
/// <param name="Status">What the gateway itself answers, else 200; see <see cref="Decision.Status"/>.</param>
/// <param name="Listener">Name of the listener that takes the request, null where none does.</param>
/// <param name="Route">Name of the HTTPRoute that won, null where nothing matches.</param>
/// <param name="Rule">Name of its rule, null where it has none.</param>
/// <param name="RuleIndex">Position of the rule, from 0; null where nothing matches.</param>
/// <param name="Backends">Every backend of the rule, those of weight 0 included.</param>
/// <param name="Mirrors">Who gets a copy.</param>
/// <param name="Redirect">The redirect answered, null where there is none.</param>
/// <param name="RequestHeaders">
/// What every backend sees alike, Host only where that is not what the client sent; empty where none sees the request.
/// </param>
/// <param name="Timeout">The timeout that takes effect, e.g. <c>280s</c>; null where there is none.</param>
/// <param name="FollowUps">What becomes of the follow-ups of a Trino statement; sentences.</param>
/// <param name="Why">Why it is so; sentences.</param>
/// <param name="Decision">What this explains; not in the JSON.</param>
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
    private static readonly ExplanationJson Format = new(new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // It goes to terminals and jq, not into web pages.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    });

    public static Explanation Of(RouteTable table, GatewayRequest request)
    {
        var decision = table.Decide(request);
        var common = CommonHeaders(decision);
        return new Explanation(
            decision.Status,
            decision.Listener?.Name,
            decision.Route?.Name,
            decision.Rule?.Name,
            decision.Route is null ? null : decision.RuleIndex,
            [.. decision.Shares.Select(share => ExplainedBackend.Of(share, decision, common))],
            [.. decision.Mirrors.Select(mirror => ExplainedMirror.Of(mirror, decision))],
            decision.Redirect,
            AsDictionary(common),
            decision.Timeout?.Text,
            TrinoFollowUps.Of(table, decision),
            Reasons(decision),
            decision);
    }

    /// <summary>The same, with these sentences after its reasons.</summary>
    public Explanation With(IEnumerable<string> notes) => this with { Why = [.. Why, .. notes] };

    public string ToJson() => JsonSerializer.Serialize(this, Format.Explanation);

    internal static IReadOnlyDictionary<string, string> AsDictionary(IEnumerable<HeaderField> fields) =>
        HeaderFields.Of(fields).Joined()
            .ToDictionary(field => field.Name, field => field.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>The headers a backend sees, and the Host where that is not what the client sent.</summary>
    internal static IEnumerable<HeaderField> Seen(Share share, GatewayRequest request) =>
        share.Host == request.HostHeader ? share.RequestHeaders : share.RequestHeaders.Prepend(new HeaderField("Host", share.Host));

    private static HeaderFields CommonHeaders(Decision decision)
    {
        var seen = decision.Shares
            .Where(share => share.IsAnswered)
            .Select(share => HeaderFields.Of(Seen(share, decision.Request)))
            .ToList();
        return seen is [var first, ..]
            ? HeaderFields.Of(first.Where(field => seen.TrueForAll(each => each[field.Name] == first[field.Name])))
            : [];
    }

    private static IReadOnlyList<string> Reasons(Decision decision) =>
    [
        .. decision.Why,
        .. OtherRules.Beaten(decision.RunnersUp),
        .. OtherRules.Missed(decision.Misses),
        .. Limit(decision.Timeout),
        .. decision.Notes,
    ];

    private static IEnumerable<string> Limit(EffectiveTimeout? timeout) =>
        timeout is null ? [] : [$"the timeout is {timeout.Text}, from {timeout.Field}"];
}

[JsonSerializable(typeof(Explanation))]
internal sealed partial class ExplanationJson : JsonSerializerContext;
