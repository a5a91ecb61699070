using System.Globalization;
using System.Text.RegularExpressions;

namespace TrinoInfra.RouteReader;

/// <summary>Durations as GEP-2257 writes them: <c>1h30m</c>, <c>280s</c>, <c>500ms</c>.</summary>
internal static partial class ApiDuration
{
    /// <returns>The length; null where the text is no duration.</returns>
    public static TimeSpan? Of(string text)
    {
        if (!Whole().IsMatch(text))
            return null;
        return Part().Matches(text).Aggregate(TimeSpan.Zero, (sum, part) =>
        {
            var count = int.Parse(part.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
            return sum + part.Groups[2].Value switch
            {
                "h" => TimeSpan.FromHours(count),
                "m" => TimeSpan.FromMinutes(count),
                "s" => TimeSpan.FromSeconds(count),
                _ => TimeSpan.FromMilliseconds(count),
            };
        });
    }

    [GeneratedRegex(@"^([0-9]{1,5}(h|ms|m|s)){1,4}\z")]
    private static partial Regex Whole();

    [GeneratedRegex("([0-9]{1,5})(h|ms|m|s)")]
    private static partial Regex Part();
}
