using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>The rules of path matches.</summary>
internal static class PathRules
{
    private const string Characters = "^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$";
    private static readonly Regex Valid = CrdSchema.Pattern(Characters);

    public static IEnumerable<KeyValuePair<string, Func<JsonNode, bool>>> Meanings =>
    [
        Rule("value must be an absolute path and start with '/' when type one of ['Exact', 'PathPrefix']", path => path is ['/', ..]),
        .. new[] { "//", "/./", "/../", "%2f", "%2F", "#" }.Select(part => Rule(
            $"must not contain '{part}' when type one of ['Exact', 'PathPrefix']", path => !path.Contains(part, StringComparison.Ordinal))),
        .. new[] { "/..", "/." }.Select(end => Rule(
            $"must not end with '{end}' when type one of ['Exact', 'PathPrefix']", path => !path.EndsWith(end, StringComparison.Ordinal))),
        Rule($"must only contain valid characters (matching {Characters}) for types ['Exact', 'PathPrefix']", Valid.IsMatch),
        new("type must be one of ['Exact', 'PathPrefix', 'RegularExpression']", match =>
            match.Text("type") is "Exact" or "PathPrefix" or "RegularExpression"),
    ];

    private static KeyValuePair<string, Func<JsonNode, bool>> Rule(string message, Func<string, bool> holds) =>
        new(message, match =>
            match.Text("type") is not ("Exact" or "PathPrefix") || match.Text("value") is not { } path || holds(path));
}
