using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace TrinoInfra.Bench.Speed;

/// <summary>What was measured, as bench/results.md.</summary>
internal static class SpeedReport
{
    public static string Of(IReadOnlyList<Contest> contests, IReadOnlyList<(int Routes, Measured Took, double Memory)> growth, IReadOnlyList<Contest> makes)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Speed

            Made by `make speed`, {DateTime.UtcNow:yyyy-MM-dd}, on {Environment.ProcessorCount} processors ({RuntimeInformation.OSDescription}), .NET {Environment.Version}. Whole processes, a new one each run,
            in turns, another weight in the stack file each round; {string.Join(", ", contests.Select(contest => contest.Peer.Name).Distinct())} declares the same objects, which it is given as JSON, and checks nothing.
            Ratios are of one round each: the median, and in brackets what eight of ten rounds lie between. `plain` is what `make preview` builds,
            `native` what `make native` does. CI fails where a ratio of processor time or of memory is worse than [recorded](ratios.json) by more
            than half.

            | | build | processor time | time | peak memory | seconds | MiB |
            |---|---|---|---|---|---|---|

            """);
        foreach (var contest in contests)
        {
            page.Append(Row(contest.Name, contest.Peer));
            foreach (var ours in contest.Ours)
                page.Append(Row("", ours));

            string Row(string name, Standing one) => string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {one.Name} | {one.Cpu} | {one.Wall} | {contest.Memory(one):F2} | {one.Seconds:F3} | {one.Memory:F0} |\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"""

            `make preview` where nothing has changed, beside the program alone: {string.Join(", ", makes.Select(make => $"{make.Peer.Name} {make.Ours[0].Wall}"))} of its time.

            Typed HTTPRoutes in one stack, recorded without an engine, plain build:

            | routes | processor time, s | time, s | peak memory, MiB | exponent since the row above |
            |---|---|---|---|---|

            """);
        foreach (var (before, now) in growth.Prepend(growth[0]).Zip(growth))
        {
            var exponent = before == now ? "" : (Math.Log(now.Took.Cpu / before.Took.Cpu) / Math.Log((double)now.Routes / before.Routes)).ToString("F2", CultureInfo.InvariantCulture);
            page.Append(CultureInfo.InvariantCulture, $"| {now.Routes} | {now.Took.Cpu:F2} | {now.Took.Wall:F2} | {now.Memory:F0} | {exponent} |\n");
        }

        return page.ToString();
    }
}
