using System.Globalization;
using System.Text.Json.Nodes;
using TrinoInfra.Checking;

namespace TrinoInfra.Bench.Speed;

/// <summary>The ratios of processor time that were recorded, by contest and build: bench/ratios.json.</summary>
internal static class Ratios
{
    /// <summary>How much worse than recorded is too much: what a busy machine does to these ratios is a fraction of it.</summary>
    private const double Tolerance = 1.5;

    public static void Write(string file, IEnumerable<Contest> contests) => File.WriteAllText(file, new JsonObject(
        from contest in contests
        from ours in contest.Ours
        select KeyValuePair.Create(Key(contest, ours), (JsonNode?)Math.Round(ours.Cpu.Median, 2))).ToJsonString(ReadableJson.Indented) + "\n");

    /// <returns>0, or 1 where one is worse than recorded by more than half; each is said.</returns>
    public static int Check(string file, IEnumerable<Contest> contests, TextWriter errors)
    {
        var recorded = File.Exists(file) ? JsonNode.Parse(File.ReadAllText(file))! : new JsonObject();
        var isWorse = false;
        foreach (var (key, cpu) in contests.SelectMany(contest => contest.Ours.Select(ours => (Key(contest, ours), ours.Cpu))))
        {
            var most = recorded[key]?.GetValue<double>() * Tolerance;
            var verdict = most is null ? "not recorded" : cpu.Median <= most ? "fine" : "TOO SLOW";
            isWorse |= cpu.Median > most;
            errors.WriteLine(string.Create(CultureInfo.InvariantCulture, $"speed: {key}: {cpu} of the peer's processor time, at most {most:F2}: {verdict}"));
        }

        return isWorse ? 1 : 0;
    }

    private static string Key(Contest contest, Standing ours) => $"{contest.Name}, {ours.Name}";
}
