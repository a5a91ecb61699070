using System.Globalization;
using System.Text.Json.Nodes;

namespace TrinoInfra.Diff.Consequences;

/// <summary>What the change of a drain gate does to the queries of its track.</summary>
internal static class GateConsequences
{
    public static IEnumerable<Consequence> Of(JsonObject before, JsonObject after, string name) =>
        Seconds(before) is { } was && Seconds(after) is { } isNow && isNow < was
            ? [new(Effects.DrainShortened, $"track {TrackOf(name)}", [$"{was} s to {isNow} s"])]
            : [];

    public static string GateOf(string track) => $"{track}-drain-gate";

    private static string TrackOf(string gate) => gate[..^GateOf("").Length];

    private static int? Seconds(JsonObject gate) => gate.At("spec", "template", "spec", "containers").Maps()
        .SelectMany(container => container["env"].Maps())
        .Where(variable => $"{variable["name"]}" == "DRAIN_SECONDS")
        .Select(variable => int.TryParse($"{variable["value"]}", NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : (int?)null)
        .FirstOrDefault();
}
