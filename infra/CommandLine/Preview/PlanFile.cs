using System.Text;
using TrinoInfra.Checking;
using TrinoInfra.Diff;
using TrinoInfra.Files;
using TrinoInfra.Plan;

namespace TrinoInfra.CommandLine.Preview;

/// <summary>The file that a plan is saved in: written whole or not at all, and never over anything but an earlier plan.</summary>
internal static class PlanFile
{
    /// <returns>What is wrong; null where the file is there.</returns>
    public static Fault? Write(StackPlan plan, string path)
    {
        try
        {
            var file = new FileInfo(WholeFile.Target(path));
            if (Directory.Exists(file.FullName))
                return new(path, "is a folder", "name a file");
            if (file.Exists && !IsOurs(file))
                return new(path, "is there and holds no saved plan", "name a file that is new, or an earlier plan");
            WholeFile.Replace(file.FullName, Encoding.UTF8.GetBytes(SavedPlan.Write(plan)));
            return null;
        }
        // A path may also hold what no path can.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new(path, $"cannot be written ({exception.Message.TrimEnd('.')})", "name a file that can be");
        }
    }

    /// <summary>No more is read than tells, and nothing of what is no plain file: to open a pipe may wait for ever.</summary>
    private static bool IsOurs(FileInfo file)
    {
        if (file.Length < SavedPlan.Beginning.Length)
            return false;
        var begin = new byte[SavedPlan.Beginning.Length];
        using var stream = file.OpenRead();
        stream.ReadExactly(begin);
        return begin.AsSpan().SequenceEqual(SavedPlan.Beginning);
    }
}
