using CliWrap;
using CliWrap.Buffered;

namespace TrinoInfra.Tests;

/// <summary>
/// The Makefile with the real make, in a folder where <c>dotnet</c> prints its words: what a variable holds arrives as it
/// stands, and nothing in it is run.
/// </summary>
public sealed class MakeTests : IDisposable
{
    private const string Program = "artifacts/offline/bin/TrinoInfra/debug/TrinoInfra.dll";
    private const string Tests = "artifacts/offline/bin/TrinoInfra.Tests/debug/TrinoInfra.Tests.dll";

    private readonly string folder = Directory.CreateTempSubdirectory("trino-infra-make-").FullName;

    public MakeTests()
    {
        foreach (var name in new[] { "infra", "offline", "tests", "bench", "bin", ".make", "cluster", Path.GetDirectoryName(Program)!, Path.GetDirectoryName(Tests)! })
            Directory.CreateDirectory(Path.Combine(folder, name));
        foreach (var name in new[] { "Makefile", ".make/with-args", "tests/run" })
            File.Copy(Repository.File(name), Path.Combine(folder, name));
        foreach (var name in new[] { "TrinoInfra.csproj", "global.json", Program, Tests })
            File.WriteAllText(Path.Combine(folder, name), "");
        Write("offline/choose-sdk", "echo offline");
        Write("bin/dotnet", """[ "$1" = msbuild ] || printf '[%s]' "$@" """);
        foreach (var script in new[] { "up", "down", "status", "verify", "bench" })
            Write($"cluster/{script}", $$"""printf '[%s]' {{script}} "$@" "${QUERY-}" """);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public static TheoryData<string> Hostile =>
    [
        "dev; touch ran",
        "$(shell touch ran)",
        "$$(touch ran)",
        "${shell touch ran}",
        "$(eval x := $(shell touch ran))$(x)",
        "$(touch ran)",
        "`touch ran`",
        "\"; touch ran; \"",
        "dev\ntouch ran",
        "dev\n\ttouch ran\n",
        "dev && touch ran #",
        "|touch ran",
        ">ran",
        "* ? ~ $HOME $$ % \\",
        "-h",
        "--",
        "{}",
        "@/etc/passwd",
        "feature/x'y",
        "",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task A_variable_arrives_as_one_word_and_nothing_in_it_is_run(string value)
    {
        foreach (var given in Givens("STACK", value))
        {
            Assert.Equal($"[{Program}][preview][--][{value}]", await MakeAsync("preview", given));
            Assert.Equal($"[{Program}][graph][--][{value}]", await MakeAsync("graph", given));
            Assert.Equal($"SDK=offline\nPROGRAM={Program}\n[{Program}][cluster][--][{value}]", await MakeAsync("cluster-facts", given));
            Assert.Equal($"[down][{value}][]", await MakeAsync("down", given));
        }

        foreach (var given in Givens("REQUEST", value))
            Assert.Equal($"[{Program}][explain][--][dev]{(value is "" ? "" : $"[{value}]")}", await MakeAsync("explain", given));
        foreach (var given in Givens("ROUTES", value))
            Assert.Equal($"[{Program}][explain]{(value is "" ? "[--][dev]" : $"[--routes={value}][--]")}", await MakeAsync("explain", given));
        foreach (var given in Givens("FROM", value))
            Assert.Equal($"[{Program}][diff][--][{(value is "" ? "dev" : value)}]", await MakeAsync("diff", given));
        foreach (var given in Givens("TO", value))
            Assert.Equal($"[{Program}][diff]{(value is "" ? "" : $"[--with={value}]")}[--][dev]", await MakeAsync("diff", given));
        foreach (var given in Givens("N", value))
            Assert.Equal($"[verify][dev][{value}][]", await MakeAsync("verify", given));
        foreach (var given in Givens("QUERY", value))
            Assert.Equal($"[verify][dev][50][{value}]", await MakeAsync("verify", given));
        foreach (var given in Givens("ANYTHING", value))
            Assert.Equal($"[{Program}][preview][--][dev]", await MakeAsync("preview", given));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData(" \t\n", "")]
    [InlineData("--json", "[--json]")]
    [InlineData("--to 'a folder'", "[--to][a folder]")]
    [InlineData("-H 'X-Trino-User: alice' -H \"Cookie: it's\"", "[-H][X-Trino-User: alice][-H][Cookie: it's]")]
    [InlineData("a'b c'\"d e\"f", "[ab cd ef]")]
    [InlineData("'' \"\"", "[][]")]
    [InlineData("\n--json\n-H\t'a: b\nc'", "[--json][-H][a: b\nc]")]
    [InlineData("$(shell touch ran) `touch ran` ; touch ran", "[$(shell][touch][ran)][`touch][ran`][;][touch][ran]")]
    [InlineData("* ~ $HOME \\ \\n # {} 50%", "[*][~][$HOME][\\][\\n][#][{}][50%]")]
    [InlineData("'$(shell touch ran)' \"$$(touch ran)\"", "[$(shell touch ran)][$$(touch ran)]")]
    public async Task ARGS_are_split_by_blanks_and_quotes_alone(string args, string words)
    {
        foreach (var given in Givens("ARGS", args))
        {
            Assert.Equal($"[{Program}][preview]{words}[--][dev]", await MakeAsync("preview", given));
            Assert.Equal($"[{Program}][graph]{words}[--][dev]", await MakeAsync("graph", given));
            Assert.Equal($"[bench][dev]{words}[]", await MakeAsync("bench", given));
            Assert.Contains($"[-noColor]{words}", await MakeAsync("test", given, code: 2), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("'never closed")]
    [InlineData("a \"never 'closed'")]
    public async Task A_quote_that_is_never_closed_is_the_usage_s_fault(string args)
    {
        var run = await RunAsync("preview", new("ARGS", args, OnCommandLine: true));

        Assert.Equal(2, run.ExitCode);
        // The first make of a test says that it builds.
        Assert.Contains(run.StandardError.Split('\n'), line => line.StartsWith("ARGS: has a ", StringComparison.Ordinal));
        Assert.Equal("", run.StandardOutput);
    }

    [Theory]
    [InlineData("$(shell touch ran)")]
    [InlineData("offline; touch ran")]
    [InlineData("nuget offline")]
    [InlineData("%")]
    public async Task An_SDK_is_one_of_the_two(string value)
    {
        foreach (var given in Givens("SDK", value))
        {
            var run = await RunAsync("preview", given);

            Assert.Equal((2, ""), (run.ExitCode, run.StandardOutput));
            Assert.Contains("SDK is neither nuget nor offline", run.StandardError, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("preview prod", "'prod' is no target; a stack is named so: make preview STACK=prod.")]
    [InlineData("up prod", "'prod' is no target; a stack is named so: make up STACK=prod.")]
    [InlineData("diff dev prod", "'dev prod' is no target; see make help.")]
    [InlineData("explain GET /ui", "'GET /ui' is no target; see make help.")]
    [InlineData("preview -- --json", "'--json' is no target; see make help.")]
    [InlineData("perview", "'perview' is no target; see make help.")]
    [InlineData("preview '$(shell touch ran)'", " is no target; see make help.")]
    public async Task A_word_that_is_no_target_is_said_before_anything_is_done(string words, string said)
    {
        foreach (var stack in new[] { "dev", "prod" })
            File.WriteAllText(Path.Combine(folder, $"Pulumi.{stack}.yaml"), "");
        var run = await Command("/bin/sh")
            .WithArguments(["-c", $"make {words}"])
            .WithEnvironmentVariables(Environment([]))
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        Assert.Equal((2, ""), (run.ExitCode, run.StandardOutput));
        Assert.Contains(said, run.StandardError.Replace("  Stop", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder, "ran")));
    }

    [Fact]
    public async Task What_make_native_built_is_run_as_long_as_nothing_has_changed_since()
    {
        const string Native = "artifacts/native/TrinoInfra";
        Directory.CreateDirectory(Path.Combine(folder, "artifacts/native"));
        Write(Native, """printf '[native]'; printf '[%s]' "$@" """);
        Given stack = new("STACK", "prod", OnCommandLine: true);

        Assert.Equal("[native][preview][--][prod]", await MakeAsync("preview", stack));
        Assert.Equal("[native][graph][--][prod]", await MakeAsync("graph", stack));
        // That goes to a cluster, with a library that needs more than was compiled ahead.
        Assert.Equal($"[{Program}][pods][--][prod]", await MakeAsync("pods", stack));
        Assert.Equal($"[{Program}][preview][--][dev]", await MakeAsync("preview", new("SDK", "offline", OnCommandLine: true)));

        foreach (var changed in new[] { "infra/New.cs", "TrinoInfra.csproj" })
        {
            File.WriteAllText(Path.Combine(folder, changed), "");
            File.SetLastWriteTimeUtc(Path.Combine(folder, Native), DateTime.UtcNow.AddSeconds(-5));
            Assert.EndsWith($"[{Program}][preview][--][prod]", await MakeAsync("preview", stack), StringComparison.Ordinal);
            File.SetLastWriteTimeUtc(Path.Combine(folder, Native), DateTime.UtcNow.AddSeconds(5));
            Assert.Equal("[native][preview][--][prod]", await MakeAsync("preview", stack));
        }
    }

    [Fact]
    public async Task All_tests_are_run_in_two_processes_and_counted_together()
    {
        Write("bin/dotnet", """
            [ "$1" != msbuild ] || exit 0
            echo "$*" >>runs
            case $* in *-namespace-*) passed=7 failed=0 ;; *) passed=5 failed=1 ;; esac
            while [ "$1" != -result-xml ]; do shift; done
            printf '<assemblies><assembly name="t" failed="%s" passed="%s" skipped="2" /></assemblies>' "$failed" "$passed" >"$2"
            exit "$failed"
            """);

        var run = await RunAsync("test", new("ARGS", "", OnCommandLine: true));

        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith("12 passed, 1 failed, 4 skipped\n", run.StandardOutput, StringComparison.Ordinal);
        var runs = await File.ReadAllLinesAsync(Path.Combine(folder, "runs"), TestContext.Current.CancellationToken);
        Assert.Equal(2, runs.Length);
        var filters = runs.Select(line => line[line.IndexOf(" -namespace", StringComparison.Ordinal)..]).OrderBy(filter => filter.Length).ToArray();
        Assert.NotEqual(filters[0], filters[1]);
        Assert.Equal(filters[0], filters[1].Replace("-namespace- ", "-namespace ", StringComparison.Ordinal));
    }

    [Fact]
    public void Recipes_take_what_users_give_from_their_environment_alone() => Assert.DoesNotMatch(
        @"\$[({](STACK|ARGS|REQUEST|ROUTES|N|QUERY|FROM|TO)[)}]", File.ReadAllText(Repository.File("Makefile")));

    [Fact]
    public async Task A_make_within_make_expands_nothing_either()
    {
        Write("cluster/status", """make --silent --no-print-directory cluster-facts STACK="$1" """);

        Assert.Equal(
            $"SDK=offline\nPROGRAM={Program}\n[{Program}][cluster][--][$(shell touch ran)]",
            await MakeAsync("status", new("STACK", "$(shell touch ran)", OnCommandLine: true)));
        Assert.Equal(
            $"SDK=offline\nPROGRAM={Program}\n[{Program}][cluster][--][dev]",
            await MakeAsync("status", new("ARGS", "$(shell touch ran) `touch ran`", OnCommandLine: true)));
    }

    [Fact]
    public async Task The_examples_of_help_are_taken_as_they_are_printed()
    {
        var help = await MakeAsync("help", new("STACK", "dev", OnCommandLine: false));

        Assert.Contains("""REQUEST='GET /ui' ARGS="-H 'X-Trino-User: alice'" """.TrimEnd(), help, StringComparison.Ordinal);
        Assert.Contains("ARGS='--to folder'", help, StringComparison.Ordinal);
        Assert.All(help.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Equal(
            $"[{Program}][explain][-H][X-Trino-User: alice][--][dev][GET https://trino.example.com/ui]",
            await ShellAsync("""make -s explain REQUEST='GET https://trino.example.com/ui' ARGS="-H 'X-Trino-User: alice'" """));
        Assert.Equal(
            $"[{Program}][explain][--routes=live routes.yaml][--][GET http://host/path]",
            await ShellAsync("make -s explain ROUTES='live routes.yaml' REQUEST='GET http://host/path'"));
        Assert.Equal($"[{Program}][render][--to][folder][--][prod]", await ShellAsync("make -s render STACK=prod ARGS='--to folder'"));
        Assert.Equal("[verify][dev][200][]", await ShellAsync("make -s verify N=200"));
    }

    private sealed record Given(string Name, string Value, bool OnCommandLine);

    /// <summary>Both ways in which a variable reaches make; an empty word on the command line is one too.</summary>
    private static Given[] Givens(string name, string value) => [new(name, value, OnCommandLine: true), new(name, value, OnCommandLine: false)];

    private async Task<string> MakeAsync(string target, Given given, int code = 0)
    {
        var run = await RunAsync(target, given);
        Assert.True(run.ExitCode == code, $"{given}: {run.ExitCode}\n{run.StandardOutput}\n{run.StandardError}");
        Assert.False(File.Exists(Path.Combine(folder, "ran")), $"make {target} ran what is in {given}");
        return run.StandardOutput;
    }

    private Task<BufferedCommandResult> RunAsync(string target, Given given) => Command("make")
        .WithArguments(["--silent", target, .. given.OnCommandLine ? [$"{given.Name}={given.Value}"] : Array.Empty<string>()])
        .WithEnvironmentVariables(Environment(given.OnCommandLine ? [] : new() { [given.Name] = given.Value }))
        .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

    private async Task<string> ShellAsync(string line) => (await Command("/bin/sh")
        .WithArguments(["-c", line])
        .WithEnvironmentVariables(Environment([]))
        .ExecuteBufferedAsync(TestContext.Current.CancellationToken)).StandardOutput;

    private Command Command(string program) =>
        Cli.Wrap(program).WithWorkingDirectory(folder).WithValidation(CommandResultValidation.None);

    private Dictionary<string, string?> Environment(Dictionary<string, string?> given)
    {
        foreach (var name in new[] { "MAKEFLAGS", "MFLAGS", "MAKELEVEL", "MAKEOVERRIDES", "STACK", "ARGS", "REQUEST", "ROUTES", "N", "SDK", "QUERY", "UPDATE_GOLDEN" })
            given.TryAdd(name, null);
        given["PATH"] = $"{Path.Combine(folder, "bin")}:{System.Environment.GetEnvironmentVariable("PATH")}";
        return given;
    }

    private void Write(string name, string script)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
