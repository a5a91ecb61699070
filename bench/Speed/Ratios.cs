using System.Globalization;
using System.Text.Json.Nodes;
using TrinoInfra.Checking;

namespace TrinoInfra.Bench.Speed;

/// <summary>The ratios of processor time and of memory that were recorded, by contest and build: bench/ratios.json.</summary>
internal static class Ratios
{
    /// <summary>How much worse than recorded is too much: what a busy machine does to these ratios is a fraction of it.</summary>
    private const double Tolerance = 1.5;

    public static void Write(string file, IEnumerable<Contest> contests) => File.WriteAllText(file, new JsonObject(
        from one in Of(contests)
        select KeyValuePair.Create(one.Key, (JsonNode?)Math.Round(one.Ratio, 2))).ToJsonString(ReadableJson.Indented) + "\n");

    /// <returns>0, or 1 where one is worse than recorded by more than half; each is said.</returns>
    public static int Check(string file, IEnumerable<Contest> contests, TextWriter errors)
    {
        var recorded = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))! : new JsonObject();
        var isWorse = false;
        foreach (var (key, ratio, measured) in Of(contests))
        {
            var most = recorded[key]?.GetValue<double>() * Tolerance;
            var verdict = most is null ? "not recorded" : ratio <= most ? "fine" : "TOO MUCH";
            isWorse |= ratio > most;
            errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"speed: {key}: {measured} of the peer's, at most {most:F2}: {verdict}"));
        }

        return isWorse ? 1 : 0;
    }

    private static IEnumerable<(string Key, double Ratio, string Measured)> Of(IEnumerable<Contest> contests) =>
        from contest in contests
        from ours in contest.Ours
        let key = $"{contest.Name}, {ours.Name}"
        from one in new[]
        {
            ($"{key}: processor time", ours.Cpu.Median, $"{ours.Cpu}"),
            ($"{key}: memory", contest.Memory(ours), string.Create(CultureInfo.InvariantCulture, $"{contest.Memory(ours):F2}")),
        }
        select one;
}
