using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace TrinoInfra.Bench.Speed;

/// <summary>What a process took from its start to its end, with all that it started.</summary>
/// <param name="Wall">Seconds that passed.</param>
/// <param name="Cpu">Seconds of processor time, of the user's and the system's: what other load changes least.</param>
internal sealed record Measured(double Wall, double Cpu)
{
    private const int ChildrenThatEnded = -1; // RUSAGE_CHILDREN

    /// <summary>Runs a program, whose output goes nowhere.</summary>
    /// <exception cref="InvalidOperationException">It fails: there is nothing to measure.</exception>
    public static Measured Of(CommandLine line)
    {
        var before = CpuOfChildren();
        var clock = Stopwatch.StartNew();
        using var process = Start(line);
        process.WaitForExit();
        var wall = clock.Elapsed.TotalSeconds;
        Check(process, line);
        return new(wall, CpuOfChildren() - before);
    }

    /// <summary>The most memory that a program had at once, in MiB, as far as it is seen each millisecond.</summary>
    /// <inheritdoc cref="Of" path="/exception"/>
    public static double PeakMemory(CommandLine line)
    {
        using var process = Start(line);
        var peak = 0L;
        while (!process.WaitForExit(1))
            peak = Math.Max(peak, HighWaterMark(process.Id));
        Check(process, line);
        return peak / 1024.0;
    }

    private static Process Start(CommandLine line) => Process.Start(new ProcessStartInfo(
        "/bin/sh", ["-c", """exec "$@" >/dev/null 2>&1""", "sh", line.Program, .. line.Arguments])
    {
        WorkingDirectory = line.Folder,
    })!;

    private static void Check(Process process, CommandLine line)
    {
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{line.Program} {string.Join(' ', line.Arguments)} (in {line.Folder}) ended with {process.ExitCode}");
    }

    /// <summary>In KiB; 0 where the process has just ended.</summary>
    private static long HighWaterMark(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line["VmHWM:".Length..^"kB".Length], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static double CpuOfChildren()
    {
        var usage = new long[18];
        if (getrusage(ChildrenThatEnded, usage) != 0)
            throw new InvalidOperationException("The system does not tell what processes took.");
        return usage[0] + usage[2] + (usage[1] + usage[3]) / 1e6;
    }

    // struct rusage of Linux: the user's and the system's time, each as seconds and microseconds; 14 counters follow.
    [DllImport("libc")]
    private static extern int getrusage(int who, long[] usage);
}

/// <summary>A program to run, and where.</summary>
internal sealed record CommandLine(string Folder, string Program, params string[] Arguments);
