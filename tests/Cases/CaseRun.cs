using TrinoInfra.Tests.CommandLine;

namespace TrinoInfra.Tests.Cases;

/// <summary>A reduced input of a real user, in tests/Cases, in a project of its own.</summary>
internal static class CaseRun
{
    public static async Task<ProgramRun> OfAsync(string command, string name, string? stack = null)
    {
        var folder = Directory.CreateTempSubdirectory("trino-infra-").FullName;
        try
        {
            var file = $"Pulumi.{stack ?? name}.yaml";
            File.Copy(Repository.File("Pulumi.yaml"), Path.Combine(folder, "Pulumi.yaml"));
            File.Copy(Repository.File("tests", "Cases", name, file), Path.Combine(folder, file));
            return await ProgramRun.InAsync(folder, "", command, stack ?? name);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The faults with which a preview ends, without the file's name.</summary>
    public static async Task<IEnumerable<string>> FaultsAsync(string name, string? stack = null)
    {
        var run = await OfAsync("preview", name, stack);
        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        return run.Error.TrimEnd().Split('\n')[..^1].Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
    }
}
