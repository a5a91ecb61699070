using TrinoInfra.Tests.CommandLine;

namespace TrinoInfra.Tests.Cases;

/// <summary>A reduced input of a real user, in tests/Cases, previewed in a project of its own.</summary>
internal static class CaseRun
{
    public static async Task<ProgramRun> PreviewAsync(string name, string? stack = null)
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var file = $"Pulumi.{stack ?? name}.yaml";
            File.Copy(Repository.File("Pulumi.yaml"), Path.Combine(folder, "Pulumi.yaml"));
            File.Copy(Repository.File("tests", "Cases", name, file), Path.Combine(folder, file));
            return await ProgramRun.InAsync(folder, "", "preview", stack ?? name);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The faults that it ends with, without the file and what all of them are below.</summary>
    public static async Task<string[]> FaultsAsync(string name, string? stack = null)
    {
        var run = await PreviewAsync(name, stack);
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        var below = $"Pulumi.{stack ?? name}.yaml: trino-infra:tracks[0].values.";
        return [.. run.Error.Split('\n').Where(line => line.StartsWith(below, StringComparison.Ordinal)).Select(line => line[below.Length..])];
    }
}
