using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Plan;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

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
            .. now.Keys.Union(was.Keys).Select(track => new ShareChange(track, was.GetValueOrDefault(track), now.GetValueOrDefault(track))),
        ];
    }

    private static bool HidesRules(RecordedStack stack) =>
        stack.Resources.Any(resource => resource.Kind == "HTTPRoute" && (resource.Inputs["spec"] as JsonObject)?["rules"] is not JsonArray);

    private static OrderedDictionary<string, string> SharesOf(RecordedStack stack)
    {
        var backends = stack.Resources.Select(NewStatements).FirstOrDefault(rule => rule is not null)?["backendRefs"] as JsonArray;
        var weights = (backends ?? []).OfType<JsonObject>()
            .Select(backend => (Track: ExternalTracks.NameOf(stack, $"{backend["name"]}"), Weight: WeightOf(backend))).DistinctBy(backend => backend.Track).ToList();
        var total = weights.Sum(backend => backend.Weight);
        return new(weights.Select(backend => KeyValuePair.Create(backend.Track, Shares.Percent(backend.Weight, total))));
    }

    private static JsonObject? NewStatements(PlannedResource resource) =>
        ((resource.Inputs["spec"] as JsonObject)?["rules"] as JsonArray)?.OfType<JsonObject>()
            .FirstOrDefault(rule => rule["name"]?.GetValueKind() == JsonValueKind.String && rule["name"]!.GetValue<string>() == MainRoute.NewStatementsRule);

    /// <summary>A backend's weight: without one it is 1; what is no weight comes from no stack, and is none.</summary>
    internal static long WeightOf(JsonNode backend) =>
        (backend as JsonObject)?["weight"] is not { } weight ? 1
        : weight is JsonValue value && value.TryGetValue(out long whole) ? Math.Clamp(whole, 0, Weight.Max)
        : 0;
}
