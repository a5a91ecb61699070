using System.Diagnostics;
using System.Globalization;

namespace TrinoInfra.Bench.LoadBench;

/// <summary>What processes have had of the processors. Others that run beside change it far less than they change a rate.</summary>
internal static class ProcessorTime
{
    // Of /proc/self/stat, counted from behind the name: what children had that have ended.
    private const int ChildrenUser = 13;
    private const int ChildrenSystem = 14;
    private const double TicksASecond = 100;

    /// <summary>This process, those that it ran to their end, and one that goes on.</summary>
    public static TimeSpan With(Process other)
    {
        other.Refresh();
        return Environment.CpuUsage.TotalTime + Children() + other.TotalProcessorTime;
    }

    private static TimeSpan Children()
    {
        if (!OperatingSystem.IsLinux())
            return TimeSpan.Zero;
        var stat = File.ReadAllText("/proc/self/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((Ticks(fields[ChildrenUser]) + Ticks(fields[ChildrenSystem])) / TicksASecond);
    }

    private static double Ticks(string field) => double.Parse(field, CultureInfo.InvariantCulture);
}
