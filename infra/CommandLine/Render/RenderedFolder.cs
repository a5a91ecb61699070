using System.Diagnostics;
using System.Globalization;
using System.Text;
using TrinoInfra.Checking;
using TrinoInfra.Plan;

namespace TrinoInfra.CommandLine.Render;

/// <summary>A folder with one YAML file a component, replaced as a whole.</summary>
internal static class RenderedFolder
{
    /// <summary>By which a file is known to be ours to replace.</summary>
    private const string Header = "# Rendered by trino-infra from the stack's settings; changes here are lost.\n";

    /// <summary>The resources that belong to no component.</summary>
    private const string StackFile = "stack";

    private const string Unfinished = ".tmp";
    private const string Replaced = ".old";

    /// <summary>Refuses a folder that holds anything but what a render wrote.</summary>
    /// <returns>The command's exit code.</returns>
    public static int Write(StackPlan plan, string folder, Terminal terminal)
    {
        try
        {
            folder = Resolved(folder);
            Recover(folder);
            if (Obstacle(folder) is { } obstacle)
                return terminal.Refuse([obstacle]);
            Replace(folder, [.. Files(plan)]);
        }
        // A path may also hold what no path can.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return terminal.Refuse([new Fault(folder, $"cannot be written ({exception.Message.TrimEnd('.')})", "name a folder that can be")]);
        }

        terminal.Say($"{Directory.GetFiles(folder).Length} files in {folder}");
        return ExitCode.Fine;
    }

    /// <summary>The folder itself, whatever dots and links lead to it.</summary>
    private static string Resolved(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return new DirectoryInfo(path) is { LinkTarget: not null } link ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName : path;
    }

    private static Fault? Obstacle(string folder)
    {
        if (!Directory.Exists(folder))
            return File.Exists(folder) ? new(folder, "is a file", "name a folder") : null;

        var foreign = Directory.EnumerateFileSystemEntries(folder).FirstOrDefault(entry => !IsOurs(entry));
        return foreign is null ? null : new(
            folder,
            $"holds '{Path.GetFileName(foreign)}', which is not of an earlier render",
            "name a folder that is new, empty or rendered");
    }

    /// <summary>All files are there before the first is: a render that is interrupted leaves the folder as it was.</summary>
    private static void Replace(string folder, (string File, string Text)[] files)
    {
        var (made, old) = (Beside(folder, Unfinished), Beside(folder, Replaced));
        try
        {
            Directory.CreateDirectory(made);
            foreach (var (file, text) in files)
                File.WriteAllText(Path.Combine(made, file), text);
            if (Directory.Exists(folder))
                Directory.Move(folder, old);
            Directory.Move(made, folder);
        }
        catch
        {
            Delete(made);
            Restore(old, folder);
            throw;
        }

        Delete(old);
    }

    /// <summary>What a run that was killed has left: half of its work goes, the folder that it had set aside is put back.</summary>
    private static void Recover(string folder)
    {
        var parent = Path.GetDirectoryName(folder);
        if (!Directory.Exists(parent))
            return;
        foreach (var left in Directory.GetDirectories(parent).Where(path => IsLeft(path, folder)))
        {
            if (left.EndsWith(Replaced, StringComparison.Ordinal))
                Restore(left, folder);
            Delete(left);
        }
    }

    private static bool IsLeft(string path, string folder) =>
        path.StartsWith($"{folder}.", StringComparison.Ordinal)
        && path[(folder.Length + 1)..].Split('.') is [var process, "tmp" or "old"]
        && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && (id == Environment.ProcessId || !Runs(id))
        && Directory.EnumerateFileSystemEntries(path).All(entry => IsOurs(entry, mayBreakOff: true));

    private static bool Runs(int process)
    {
        try
        {
            using var running = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Restore(string old, string folder)
    {
        if (Directory.Exists(old) && !Directory.Exists(folder))
            Directory.Move(old, folder);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static string Beside(string folder, string what) => $"{folder}.{Environment.ProcessId}{what}";

    private static IEnumerable<(string File, string Text)> Files(StackPlan plan) =>
        from resource in plan.Resources
        let document = ManifestYaml.Document(resource)
        where document is not null
        group document by resource.Parent ?? StackFile into component
        select ($"{component.Key}.yaml", Header + string.Concat(component));

    /// <summary>Whether an earlier render wrote the file. No more is read than tells, and nothing of what is no plain file.</summary>
    private static bool IsOurs(string path, bool mayBreakOff = false)
    {
        var file = new FileInfo(path);
        if (!file.Exists || (file.Length < Header.Length && !mayBreakOff))
            return false;
        // A pipe or a device has no length; to open one may wait for ever.
        if (file.Length == 0)
            return true;
        var begin = new byte[Math.Min(file.Length, Header.Length)];
        using var stream = file.OpenRead();
        stream.ReadExactly(begin);
        return Header.StartsWith(Encoding.UTF8.GetString(begin), StringComparison.Ordinal);
    }
}
