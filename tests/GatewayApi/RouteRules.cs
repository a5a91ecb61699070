using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>The rules of HTTPRoutes and of their rules.</summary>
internal static partial class RouteRules
{
    public static Dictionary<string, Func<JsonNode, bool>> Meanings { get; } = new()
    {
        ["sectionName must be specified when parentRefs includes 2 or more references to the same parent"] = parents =>
            parents.Items().GroupBy(Parent)
                .All(same => same.Select(parent => parent.Text("sectionName") is null or "").Distinct().Count() == 1),
        ["sectionName must be unique when parentRefs includes 2 or more references to the same parent"] = parents =>
            GatewayRules.Unique(parents.Items().Select(parent => (Parent(parent), parent.Text("sectionName") ?? ""))),
        ["While 16 rules and 64 matches per rule are allowed, the total number of matches across all rules in a route must be less than 128"] = rules =>
            rules.Items().Sum(rule => rule.Count("matches")) <= 128,
        ["Rule name must be unique within the route"] = rules =>
            GatewayRules.Unique(rules.Items().Where(rule => rule.Has("name")).Select(rule => rule.Text("name"))),
        ["RequestRedirect filter must not be used together with backendRefs"] = rule =>
            rule.Count("backendRefs") == 0 || rule.Items("filters").All(filter => !filter.Has("requestRedirect")),
        ["When using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] = rule =>
            !ReplacesPrefix(rule, "requestRedirect") || HasOnePrefix(rule),
        ["When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] = rule =>
            !ReplacesPrefix(rule, "urlRewrite") || HasOnePrefix(rule),
        ["Within backendRefs, when using RequestRedirect filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] = rule =>
            !rule.Items("backendRefs").Any(backend => ReplacesPrefix(backend, "requestRedirect")) || HasOnePrefix(rule),
        ["Within backendRefs, When using URLRewrite filter with path.replacePrefixMatch, exactly one PathPrefix match must be specified"] = rule =>
            !rule.Items("backendRefs").Any(backend => ReplacesPrefix(backend, "urlRewrite")) || HasOnePrefix(rule),
        ["Must have port for Service reference"] = backend =>
            backend.Text("group") != "" || backend.Text("kind") != "Service" || backend.Has("port"),
        ["backendRequest timeout cannot be longer than request timeout"] = timeouts =>
            Length(timeouts.Text("request")) is not { } request || Length(timeouts.Text("backendRequest")) is not { } backend
            || request == TimeSpan.Zero || backend <= request,
    };

    /// <summary>The length of a duration in GEP-2257's form; null when it is in another.</summary>
    internal static TimeSpan? Length(string? duration) => duration is not null && Duration().IsMatch(duration)
        ? DurationPart().Matches(duration).Aggregate(TimeSpan.Zero, (sum, part) => sum
            + int.Parse(part.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * part.Groups[2].Value switch
            {
                "h" => TimeSpan.FromHours(1),
                "m" => TimeSpan.FromMinutes(1),
                "s" => TimeSpan.FromSeconds(1),
                _ => TimeSpan.FromMilliseconds(1),
            })
        : null;

    private static (string?, string?, string?, string) Parent(JsonNode? parent) =>
        (parent.Text("group"), parent.Text("kind"), parent.Text("name"), parent.Text("namespace") ?? "");

    // The definitions look only where exactly one filter does so; the API's text makes no such exception.
    private static bool ReplacesPrefix(JsonNode? owner, string filter) =>
        owner.Items("filters").Any(each => each.Member(filter).Member("path").Has("replacePrefixMatch"));

    private static bool HasOnePrefix(JsonNode rule) =>
        rule.Items("matches") is [var only] && only.Member("path").Text("type") == "PathPrefix";

    [GeneratedRegex(@"^([0-9]{1,5}(h|m|s|ms)){1,4}\z")]
    private static partial Regex Duration();

    [GeneratedRegex("([0-9]+)(ms|h|m|s)")]
    private static partial Regex DurationPart();
}
