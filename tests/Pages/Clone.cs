using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using TrinoInfra.Tests.CommandLine;
using TrinoInfra.Tests.Diff;
using TrinoInfra.Tests.Recipes;

namespace TrinoInfra.Tests.Pages;

/// <summary>
/// A clone of the project in which a reader types: the real Makefile, the real program, built, and the stack files of the
/// checkout and of every recipe; stand-ins for what would build, need a cluster or an account, or run for minutes.
/// </summary>
internal sealed partial class Clone : IDisposable
{
    /// <summary>What stands for its folder in outputs.</summary>
    private const string Home = "/home/you/trino-infra";

    private readonly string root = Directory.CreateTempSubdirectory("trino-infra-clone-").FullName;

    private Clone()
    {
    }

    private string Project => Path.Combine(root, "project");

    public static async Task<Clone> MakeAsync()
    {
        var clone = new Clone();
        clone.Write("project/offline/choose-sdk", "echo nuget");
        clone.Write("bin/dotnet", """
            case $* in
              build* | msbuild* | format*) ;;
              'run -- '*) shift 2 && exec "$DOTNET" "$PROGRAM" "$@" ;;
              'run --project bench -- '*) grep -q "\"$5\"" "$CHECKOUT/bench/Program.cs" ;;
              */TrinoInfra.Bench.dll*) grep -q "\"$2\"" "$CHECKOUT/bench/Program.cs" ;;
              */TrinoInfra.Tests.dll*) echo '<assembly passed="1" failed="0" skipped="0">' >"$4" ;;
              */TrinoInfra.dll\ pods\ *) [ -f "Pulumi.$4.yaml" ] ;;
              */TrinoInfra.dll*) exec "$DOTNET" "$@" ;;
              *) exit 1 ;;
            esac
            """);
        // They are run whole elsewhere; here it counts what they are called with.
        foreach (var script in new[] { "up", "down", "status", "verify" })
            clone.Write($"project/cluster/{script}", """[ -f "Pulumi.$1.yaml" ] && [ "${2:-1}" -gt 0 ]""");
        clone.Write("project/cluster/bench", """[ -f "Pulumi.$1.yaml" ]""");
        clone.Write("project/.make/native", ":");
        // What it would have moved in the end; the steps are those of the program.
        clone.Write("project/cluster/rollout", """
            file=Pulumi.$1.yaml to=$3
            case $* in
              *--dry-run*) exec "$DOTNET" "$PROGRAM" rollout "$@" ;;
              *--check-only* | *--back*) [ -f "$file" ] && exit ;;
            esac
            "$DOTNET" "$PROGRAM" rollout "$@" --dry-run
            awk -v to="$to" '/- name:/ { name = $3 } /^ *weight:/ { sub(/weight:.*/, "weight: " (name == to ? 100 : 0)) } { print }' "$file" >new
            mv new "$file"
            """);
        foreach (var tool in File.ReadLines(Repository.File("tests/Cluster/known.txt")).Select(line => line.Split(' ')[0]).Distinct())
            File.CreateSymbolicLink(Path.Combine(clone.root, "bin", tool), Repository.File("tests/Cluster/stand-ins/by-hand"));
        foreach (var folder in new[] { "infra", "tests", "bench", ".make", ".cache/gateway-api-crds", ".state" })
            Directory.CreateDirectory(Path.Combine(clone.Project, folder));
        foreach (var name in new[] { "Makefile", ".make/with-args", "tests/run", "global.json", "TrinoInfra.csproj", "Pulumi.yaml", "Pulumi.dev.yaml", "Pulumi.dev-bench.yaml", "Pulumi.prod.yaml" })
            File.Copy(Repository.File(name), Path.Combine(clone.Project, name));
        foreach (var name in new[] { ".state/env", "standard-install.yaml", "trino-1.42.2.tgz" })
            File.WriteAllText(Path.Combine(clone.Project, name), "");
        foreach (var recipe in RecipePage.All)
            await File.WriteAllTextAsync(Path.Combine(clone.Project, $"Pulumi.{recipe.Stack}.yaml"), recipe.Yaml);
        Directory.CreateDirectory(Path.Combine(clone.Project, "docs/recipes"));
        foreach (var page in Directory.EnumerateFiles(Repository.File("docs/recipes"), "*.md"))
            File.Copy(page, Path.Combine(clone.Project, "docs/recipes", Path.GetFileName(page)));
        // Built, and nothing is newer than what was built.
        foreach (var assembly in new[] { "TrinoInfra", "TrinoInfra.Bench", "TrinoInfra.Tests" })
        {
            var built = Path.Combine(clone.Project, $"artifacts/nuget/bin/{assembly}/debug");
            Directory.CreateDirectory(Path.GetDirectoryName(built)!);
            if (assembly == "TrinoInfra")
                File.CreateSymbolicLink(built, AppContext.BaseDirectory);
            else
                await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(built).FullName, $"{assembly}.dll"), "");
        }

        foreach (var path in Directory.EnumerateFiles(clone.Project, "*", SearchOption.AllDirectories).Where(path => !path.Contains("artifacts", StringComparison.Ordinal)))
            File.SetLastWriteTimeUtc(path, new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Directory.CreateDirectory(Path.Combine(clone.root, "world"));
        var plan = JsonNode.Parse((await ProgramRun.OfAsync("preview", "dev", "--json")).Out)!.AsArray().Select(resource => resource!.AsObject());
        await File.WriteAllTextAsync(Path.Combine(clone.root, "world/export"), ExportWriter.Of("dev", plan).ToJsonString());
        await File.WriteAllTextAsync(Path.Combine(clone.root, "world/routes"), (await ProgramRun.OfAsync("render", "dev")).Out);
        return clone;
    }

    /// <summary>Types these lines: stdout and stderr as a terminal would have them.</summary>
    public async Task<(int Code, string Output)> TypeAsync(string command)
    {
        var run = await Cli.Wrap("/bin/sh")
            .WithArguments(["-ec", $"exec 2>&1\n{Placeholder().Replace(command, match => match.Groups[1].Value is "stack" ? "dev" : "some")}"])
            .WithWorkingDirectory(Project)
            .WithEnvironmentVariables(new Dictionary<string, string?>
            {
                ["PATH"] = $"{Path.Combine(root, "bin")}:/usr/bin:/bin",
                ["HOME"] = root,
                ["DOTNET"] = Environment.ProcessPath,
                ["PROGRAM"] = Path.Combine(AppContext.BaseDirectory, "TrinoInfra.dll"),
                ["CHECKOUT"] = Repository.Root,
                ["WORLD"] = Path.Combine(root, "world"),
                ["STAND_INS"] = Repository.File("tests/Cluster/stand-ins"),
                ["MAKEFLAGS"] = null,
                ["MAKELEVEL"] = null,
                ["STACK"] = null,
                ["ARGS"] = null,
                ["SDK"] = null,
            })
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return (run.ExitCode, MakesOwn().Replace(run.StandardOutput, "").Replace(Project, Home, StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private void Write(string name, string script)
    {
        var path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [GeneratedRegex("<([a-z-]+)>")]
    private static partial Regex Placeholder();

    /// <summary>What make says of a recipe that failed, with a line of the Makefile.</summary>
    [GeneratedRegex(@"(?m)^make: \*\*\* .*\n")]
    private static partial Regex MakesOwn();
}
