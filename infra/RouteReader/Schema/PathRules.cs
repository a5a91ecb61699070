using System.Text.RegularExpressions;
using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Schema;

/// <summary>The rules of path matches.</summary>
internal static class PathRules
{
    private const string Characters = "^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|[%][0-9a-fA-F]{2})+$";
    private static readonly string[] Parts = ["//", "/./", "/../", "%2f", "%2F", "#"];
    private static readonly string[] Ends = ["/..", "/."];
    private static readonly string LeaveOut = $"leave out {string.Join(" ", Parts)} and a trailing /. or /..";
    private static readonly Lazy<Regex> Valid = new(() => ApiPattern.Compile(Characters));

    public static IEnumerable<KeyValuePair<string, Action<Field>>> All =>
    [
        Rule("value must be an absolute path and start with '/' when type one of ['Exact', 'PathPrefix']", IsAbsolute, "begin the path with /"),
        .. Parts.Select(part => Rule(
            $"must not contain '{part}' when type one of ['Exact', 'PathPrefix']",
            path => !path.Contains(part, StringComparison.Ordinal),
            LeaveOut)),
        .. Ends.Select(end => Rule(
            $"must not end with '{end}' when type one of ['Exact', 'PathPrefix']",
            path => !path.EndsWith(end, StringComparison.Ordinal),
            LeaveOut)),
        Rule(
            $"must only contain valid characters (matching {Characters}) for types ['Exact', 'PathPrefix']",
            // The rules above say the rest.
            path => !IsAbsolute(path) || Valid.Value.IsMatch(path.Replace("#", "")),
            "use letters, digits and -/._~!$&'()*+,;=:@ only, and % before two hexadecimal digits"),
        new("type must be one of ['Exact', 'PathPrefix', 'RegularExpression']", ApiRules.SaidByALimit),
    ];

    private static bool IsAbsolute(string path) => path is ['/', ..];

    private static KeyValuePair<string, Action<Field>> Rule(string message, Func<string, bool> holds, string fix) => new(message, match =>
    {
        if (match["type"].Text is "Exact" or "PathPrefix" && match["value"].Text is { } path && !holds(path))
            match["value"].Wrong(fix);
    });
}
