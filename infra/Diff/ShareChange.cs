using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Plan;
using TrinoInfra.Routing;

namespace TrinoInfra.Diff;

/// <summary>A track's part of the new statements, on both sides.</summary>
/// <param name="Track">The track's name.</param>
/// <param name="Before">E.g. <c>90 %</c>; null where there is no such track.</param>
/// <param name="After">The same on the other side.</param>
public sealed record ShareChange(string Track, string? Before, string? After)
{
    /// <summary>
    /// Those of all tracks of both sides, in the order of the main route; whether they differ or not. None where the engine
    /// keeps the rules of a route secret, which it does as a whole once a match is encrypted.
    /// </summary>
    public static ImmutableArray<ShareChange> Between(RecordedStack before, RecordedStack after)
    {
        if (HidesRules(before) || HidesRules(after))
            return [];
        var (was, now) = (SharesOf(before), SharesOf(after));
        return
        [
            .. now.Select(share => share.Track).Union(was.Select(share => share.Track))
                .Select(track => new ShareChange(track, Of(was, track), Of(now, track))),
        ];
    }

    private static bool HidesRules(RecordedStack stack) =>
        stack.Resources.Any(resource => resource.Kind == "HTTPRoute" && (resource.Inputs["spec"] as JsonObject)?["rules"] is not JsonArray);

    private static string? Of(IEnumerable<(string Track, string Share)> shares, string track) =>
        shares.FirstOrDefault(share => share.Track == track).Share;

    private static ImmutableArray<(string Track, string Share)> SharesOf(RecordedStack stack)
    {
        var backends = stack.Resources.Select(NewStatements).FirstOrDefault(rule => rule is not null)?["backendRefs"] as JsonArray;
        var weights = (backends ?? []).OfType<JsonObject>().Select(backend => (Track: $"{backend["name"]}", Weight: Weight(backend))).ToList();
        var total = weights.Sum(backend => backend.Weight);
        return [.. weights.Select(backend => (backend.Track, Shares.Percent(backend.Weight, total)))];
    }

    private static JsonObject? NewStatements(PlannedResource resource) =>
        ((resource.Inputs["spec"] as JsonObject)?["rules"] as JsonArray)?.OfType<JsonObject>()
            .FirstOrDefault(rule => rule["name"]?.GetValueKind() == JsonValueKind.String && rule["name"]!.GetValue<string>() == MainRoute.NewStatementsRule);

    // Without one it is 1; what is no weight comes from no stack.
    private static long Weight(JsonObject backend) =>
        backend["weight"] is not JsonValue weight ? 1 : weight.TryGetValue(out long whole) ? whole : 0;
}
