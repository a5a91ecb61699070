using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Checking;
using TrinoInfra.Settings;

namespace TrinoInfra.Rollout.Doing;

/// <summary>How far a rollout is: what another process needs to go on with it.</summary>
/// <param name="Track">Which gets the statements.</param>
/// <param name="Shares">Its shares in percent, of all steps.</param>
/// <param name="Start">The weights of before, by track: those of the way back.</param>
/// <param name="Step">The present step, from 0, without those that were passed over.</param>
/// <param name="Began">When its weights had been deployed; null while they are not.</param>
/// <param name="Back">Why it goes back; null while it goes on.</param>
internal sealed record RolloutState(
    string Track, ImmutableArray<decimal> Shares, ImmutableSortedDictionary<string, Weight> Start, int Step, DateTimeOffset? Began, string? Back)
{
    /// <summary>What to do about it where it no longer fits.</summary>
    public const string Mend = "set that back, or give the rollout up with --back";

    private const string Fix = "see how the weights stand, and delete it to begin anew";

    public string ToJson()
    {
        var start = new JsonObject(Start.Select(track => KeyValuePair.Create(track.Key, (JsonNode?)track.Value.Value)));
        var json = new JsonObject
        {
            ["track"] = Track,
            ["shares"] = new JsonArray([.. Shares.Select(share => (JsonNode)share)]),
            ["start"] = start,
            ["step"] = Step,
            ["began"] = Began?.ToString("O", CultureInfo.InvariantCulture),
            ["back"] = Back,
        };
        return json.ToJsonString(new() { WriteIndented = true }) + "\n";
    }

    /// <param name="text">What <see cref="ToJson"/> made, and anybody may have changed.</param>
    /// <param name="source">What to call it.</param>
    public static Checked<RolloutState> Read(string text, string source)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var start = root.GetProperty("start").EnumerateObject().ToImmutableSortedDictionary(
                track => track.Name, track => Weight.Of(track.Value.GetInt32()), StringComparer.Ordinal);
            var began = root.GetProperty("began");
            var state = new RolloutState(
                root.GetProperty("track").GetString()!,
                [.. root.GetProperty("shares").EnumerateArray().Select(share => share.GetDecimal())],
                start,
                root.GetProperty("step").GetInt32(),
                began.ValueKind == JsonValueKind.Null ? null : began.GetDateTimeOffset(),
                root.GetProperty("back").GetString());
            if (state.Step >= 0 && start.ContainsKey(state.Track) && state.Shares.All(share => share is > 0 and <= 100))
                return new Checked<RolloutState>.Good(state);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException or ArgumentException)
        {
            // Said below.
        }

        return new Checked<RolloutState>.Bad([new(source, "is not what a rollout writes", Fix)]);
    }
}
