using System.Text;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine;

/// <summary>A folder with one YAML file a component, replaced as a whole.</summary>
internal static class RenderedFolder
{
    /// <summary>By which a file is known to be ours to replace.</summary>
    private const string Header = "# Rendered by trino-infra from the stack's settings; changes here are lost.\n";

    /// <summary>The resources that belong to no component.</summary>
    private const string StackFile = "stack";

    public static int Write(StackPlan plan, string folder, Terminal terminal)
    {
        if (Foreign(folder) is { } foreign)
        {
            return terminal.Refuse(
            [
                new Fault(folder, $"holds {foreign}, which is not of an earlier render", "name a folder that is new, empty or rendered"),
            ]);
        }

        // All files are there before the first is: a render that is interrupted leaves the folder as it was.
        var beside = $"{folder.TrimEnd(Path.DirectorySeparatorChar)}.{Environment.ProcessId}";
        var (made, old) = ($"{beside}.tmp", $"{beside}.old");
        try
        {
            Directory.CreateDirectory(made);
            foreach (var (file, text) in Files(plan))
                File.WriteAllText(Path.Combine(made, file), text);
            if (Directory.Exists(folder))
                Directory.Move(folder, old);
            Directory.Move(made, folder);
            if (Directory.Exists(old))
                Directory.Delete(old, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (Directory.Exists(made))
                Directory.Delete(made, recursive: true);
            return terminal.Refuse([new Fault(folder, $"cannot be written ({exception.Message})", "name a folder that can be")]);
        }

        terminal.Error.WriteLine($"{Directory.GetFiles(folder).Length} files in {folder}");
        return ExitCode.Fine;
    }

    private static IEnumerable<(string File, string Text)> Files(StackPlan plan) =>
        from resource in plan.Resources
        let document = ManifestYaml.Document(resource)
        where document is not null
        group document by resource.Parent ?? StackFile into component
        select ($"{component.Key}.yaml", Header + string.Concat(component));

    private static string? Foreign(string folder) => !Directory.Exists(folder)
        ? null
        : Directory.EnumerateFileSystemEntries(folder)
            .FirstOrDefault(entry => !IsRendered(new FileInfo(entry))) is { } entry
                ? $"'{Path.GetFileName(entry)}'"
                : null;

    /// <summary>By its beginning alone. A device or a named pipe has no length, and is not opened: it might never end.</summary>
    private static bool IsRendered(FileInfo file)
    {
        if (!file.Exists || file.LinkTarget is not null || file.Length < Header.Length)
            return false;
        using var stream = file.OpenRead();
        var beginning = new byte[Header.Length];
        stream.ReadExactly(beginning);
        return beginning.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(Header));
    }
}
