using System.Text.Json.Nodes;
using CliWrap;
using CsCheck;
using TrinoInfra.CommandLine;
using TrinoInfra.Tests.Diff;

namespace TrinoInfra.Tests.CommandLine;

/// <summary><c>diff</c>: what is compared with what, and what people and machines read of it.</summary>
public sealed class DiffTests : IDisposable
{
    private static readonly string _now = File.ReadAllText(Repository.File("Pulumi.dev.yaml"));

    private readonly string folder = Directory.CreateTempSubdirectory("trino-infra-diff-").FullName;

    public DiffTests()
    {
        Write("Pulumi.yaml", File.ReadAllText(Repository.File("Pulumi.yaml")));
        Write("Pulumi.dev.yaml", _now);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_stack_differs_from_itself_in_nothing()
    {
        Assert.Equal(new ProgramRun(ExitCode.Fine, "From stack dev to stack dev\n\nNothing differs.\n", ""), await RunAsync("dev", "--with", "dev"));
        Assert.Equal("### From `stack dev` to `stack dev`\n\nNothing differs.\n", (await RunAsync("dev", "--with", "dev", "--format", "markdown")).Out.TrimEnd() + "\n");
    }

    [Fact]
    public async Task A_weight_change_is_one_line_of_shares_and_a_field_a_track()
    {
        Write("Pulumi.next.yaml", Weights(75, 25));

        var run = await RunAsync("dev", "--with", "next");

        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.Contains("\nShares  trino-v1-stable 90 % -> 75 %, trino-v2-canary 10 % -> 25 %\n", run.Out);
        Assert.Contains(
            """

               routing
                ~  HTTPRoute trino-coordinator-route
                    ~  spec.rules[new-statements].backendRefs[trino-v1-stable].weight: 90 => 75
                    ~  spec.rules[new-statements].backendRefs[trino-v2-canary].weight: 10 => 25

            Resources  1 changed, 25 the same

            """.ReplaceLineEndings("\n"),
            run.Out);
    }

    [Fact]
    public async Task Machines_are_told_the_same_fields()
    {
        Write("Pulumi.next.yaml", Weights(75, 25));

        var difference = JsonNode.Parse((await RunAsync("dev", "--with", "next", "--json")).Out)!;

        Assert.Equal(("stack dev", "stack next"), ((string)difference["from"]!, (string)difference["to"]!));
        Assert.Equal(["90 %", "10 %"], difference["shares"]!.AsArray().Select(share => (string)share!["before"]!));
        var route = Assert.Single(difference["resources"]!.AsArray())!;
        Assert.Equal(("updated", "trino-coordinator-route", "routing"), ((string)route["change"]!, (string)route["name"]!, (string)route["component"]!));
        Assert.Equal(
            [
                """{"path":"spec.rules[new-statements].backendRefs[trino-v1-stable].weight","change":"changed","before":90,"after":75}""",
                """{"path":"spec.rules[new-statements].backendRefs[trino-v2-canary].weight","change":"changed","before":10,"after":25}""",
            ],
            route["fields"]!.AsArray().Select(field => field!.ToJsonString()));
    }

    [Fact]
    public async Task A_plan_that_was_saved_is_what_has_changed_since()
    {
        var saved = await ProgramRun.InAsync(folder, "", "preview", "dev", "--save", "plan.json");
        Assert.Equal(ExitCode.Fine, saved.ExitCode);
        Assert.EndsWith("\nNothing differs.\n", (await RunAsync("dev", "--saved", "plan.json")).Out);

        Write("Pulumi.dev.yaml", Weights(75, 25));
        var run = await RunAsync("dev", "--saved", "plan.json");
        Assert.StartsWith("From stack dev as saved in plan.json to stack dev\n", run.Out);
        Assert.Contains("weight: 90 => 75\n", run.Out);
        Assert.Equal(
            run.Out.Replace("plan.json", "stdin"),
            (await ProgramRun.InAsync(folder, File.ReadAllText(Path.Combine(folder, "plan.json")), "diff", "dev", "--saved", "-")).Out);

        // Over its own, not over anything else, and nothing is left beside it.
        Assert.Equal(ExitCode.Fine, (await ProgramRun.InAsync(folder, "", "preview", "dev", "--save", "plan.json")).ExitCode);
        Assert.EndsWith("\nNothing differs.\n", (await RunAsync("dev", "--saved", "plan.json")).Out);
        Assert.Equal(["Pulumi.dev.yaml", "Pulumi.yaml", "plan.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Pulumi.dev.yaml", "is there and holds no saved plan; name a file that is new, or an earlier plan")]
    [InlineData("empty", "is there and holds no saved plan; name a file that is new, or an earlier plan")]
    [InlineData("link", "is there and holds no saved plan; name a file that is new, or an earlier plan")]
    [InlineData(".", "is a folder; name a file")]
    [InlineData("none/plan.json", "cannot be written (")]
    public async Task A_plan_is_saved_over_nothing_of_others(string file, string fault)
    {
        Write("empty", "");
        File.CreateSymbolicLink(Path.Combine(folder, "link"), Path.Combine(folder, "Pulumi.yaml"));
        var before = Directory.GetFiles(folder).ToDictionary(path => path, File.ReadAllText);

        var run = await ProgramRun.InAsync(folder, "", "preview", "dev", "--save", file);

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
        Assert.Contains($"{Path.Combine(folder, file)}: {fault}", run.Error);
        Assert.Equal(before, Directory.GetFiles(folder).ToDictionary(path => path, File.ReadAllText));
    }

    [Fact]
    public async Task A_plan_is_saved_where_a_link_leads()
    {
        await ProgramRun.InAsync(folder, "", "preview", "dev", "--save", "plan.json");
        File.CreateSymbolicLink(Path.Combine(folder, "link"), Path.Combine(folder, "plan.json"));
        Write("Pulumi.dev.yaml", Weights(75, 25));

        Assert.Equal(ExitCode.Fine, (await ProgramRun.InAsync(folder, "", "preview", "dev", "--save", "link")).ExitCode);

        Assert.NotNull(new FileInfo(Path.Combine(folder, "link")).LinkTarget);
        Assert.EndsWith("\nNothing differs.\n", (await RunAsync("dev", "--saved", "plan.json")).Out);
    }

    [Fact]
    public async Task A_revision_is_what_has_changed_since()
    {
        await CommitAsync();
        Write("Pulumi.dev.yaml", Weights(75, 25));
        await CommitAsync();
        Write("Pulumi.dev.yaml", Weights(60, 40));

        var last = await RunAsync("dev", "--since", "HEAD");
        Assert.StartsWith("From stack dev as of HEAD to stack dev\n\nConsequences  weights only: no query is touched\n\nShares  trino-v1-stable 75 % -> 60 %, trino-v2-canary 25 % -> 40 %\n", last.Out);
        Assert.Contains("weight: 90 => 60\n", (await RunAsync("dev", "--since", "HEAD~1")).Out);
    }

    [Fact]
    public async Task A_project_below_its_repository_has_revisions_too_and_a_changed_program_is_told()
    {
        var project = Directory.CreateDirectory(Path.Combine(folder, "below", "infra")).Parent!.FullName;
        foreach (var file in new[] { "Pulumi.yaml", "Pulumi.dev.yaml" })
            File.Move(Path.Combine(folder, file), Path.Combine(project, file));
        Write("below/infra/Program.cs", "1");
        await CommitAsync();
        Assert.Equal("From stack dev as of HEAD to stack dev\n\nNothing differs.\n", (await ProgramRun.InAsync(project, "", "diff", "dev", "--since", "HEAD")).Out);

        Write("below/infra/Program.cs", "2");
        Write("below/infra/New.cs", "2");
        Assert.Contains(
            "\nnote: the program changed too (infra/Program.cs and 1 more), which is not shown: both stack files are composed by the program as it is built now\n",
            (await ProgramRun.InAsync(project, "", "diff", "dev", "--since", "HEAD")).Out);
    }

    [Fact]
    public async Task A_revision_that_cannot_be_had_is_one_plain_message()
    {
        Assert.Equal(["--since: this folder is in no git repository that may be read; run it in a clone, see `git status`"], await FaultsAsync("dev", "--since", "HEAD"));
        await CommitAsync();
        foreach (var revision in new[] { "none", "HEAD~9", "HEAD:Pulumi.yaml", "--output=ran", "-h", "HEAD\n", "HEAD..HEAD" })
        {
            Assert.Equal(
                [$"--since: \"{revision.Replace("\n", "\\n")}\" is no revision of this repository; name a commit, a branch or a tag, such as HEAD~1"],
                await FaultsAsync("dev", $"--since={revision}"));
        }

        Write("Pulumi.new.yaml", _now);
        Assert.Equal(["Pulumi.new.yaml at HEAD: there is no such file at this revision; name a revision that has it"], await FaultsAsync("new", "--since", "HEAD"));
        Assert.DoesNotContain("ran", Directory.GetFileSystemEntries(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task What_is_wrong_with_both_sides_is_said_at_once()
    {
        Write("Pulumi.dev.yaml", _now.Replace("weight: 90", "weight: -90"));
        await CommitAsync();
        Write("Pulumi.dev.yaml", _now.Replace("weight: 90", "weight: x"));
        Write("Pulumi.next.yaml", _now.Replace("weight: 10", "weight: y"));

        Assert.Equal(
            ["Pulumi.dev.yaml: trino-infra:tracks[0].weight", "Pulumi.next.yaml: trino-infra:tracks[1].weight"],
            (await FaultsAsync("dev", "--with", "next")).Select(Where));
        Assert.Equal(
            ["Pulumi.dev.yaml at HEAD: trino-infra:tracks[0].weight", "Pulumi.dev.yaml: trino-infra:tracks[0].weight"],
            (await FaultsAsync("dev", "--since", "HEAD")).Select(Where));
        Assert.Equal(
            ["none.json", "Pulumi.dev.yaml: trino-infra:tracks[0].weight"],
            (await FaultsAsync("dev", "--saved", "none.json")).Select(Where));

        static string Where(string fault) => fault[..fault.LastIndexOf(": ", fault.IndexOf(';'), StringComparison.Ordinal)];
    }

    [Fact]
    public async Task The_page_on_commands_shows_what_it_prints()
    {
        await CommitAsync();
        Write("Pulumi.dev.yaml", Weights(75, 25).Replace("nodePort", "loadBalancer", StringComparison.Ordinal));

        Golden.MatchesSection(
            "docs/commands.md",
            "## diff",
            $"""
            ```
            $ make diff ARGS='--since HEAD'
            {(await RunAsync("dev", "--since", "HEAD")).Out.TrimEnd()}
            ```

            With `--format markdown`, for a review:

            ````markdown
            {(await RunAsync("dev", "--since", "HEAD", "--format", "markdown")).Out.TrimEnd()}
            ````

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("diff dev")]
    [InlineData("diff dev --with prod --since HEAD")]
    [InlineData("diff dev --deployed - --saved -")]
    [InlineData("diff --with prod")]
    [InlineData("diff dev --with prod --json --format text")]
    [InlineData("diff dev --with prod --format html")]
    [InlineData("diff dev --with")]
    [InlineData("diff dev --with=a --with=b")]
    public async Task One_thing_is_compared_with_one_other(string line) =>
        Assert.Equal(ExitCode.Usage, (await ProgramRun.InAsync(folder, "", line.Split(' '))).ExitCode);

    [Fact]
    public async Task An_export_comes_by_a_pipe()
    {
        var plan = JsonNode.Parse((await ProgramRun.InAsync(folder, "", "preview", "dev", "--json")).Out)!.AsArray();
        var export = ExportWriter.Of("dev", plan.Select(element => element!.AsObject())).ToJsonString();

        Assert.Equal("From stack dev as deployed, by stdin to stack dev\n\nNothing differs.\n", (await ProgramRun.InAsync(folder, export, "diff", "dev", "--deployed", "-")).Out);
        Assert.Equal(["stdin:1: is not JSON that can be read; pipe in `pulumi stack export`"], await FaultsAsync("dev", "--deployed", "-"));
    }

    [Fact]
    public async Task Secrets_are_in_no_form_of_it()
    {
        const string catalog = """
                    lake:
                      connector.name: postgresql
                      connection-password: { secure: v1:c3VwZXI=:planted }
            """;
        Write("Pulumi.next.yaml", _now.Replace("workers: 2\n", $"workers: 2\n      catalogs:\n{catalog}\n", StringComparison.Ordinal));
        Assert.Contains("planted", File.ReadAllText(Path.Combine(folder, "Pulumi.next.yaml")));

        foreach (var form in new[] { new[] { "--format", "text" }, ["--format", "markdown"], ["--json"] })
        {
            var run = await RunAsync(["dev", "--with", "next", .. form]);
            Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.Error));
            Assert.Contains("connection-password=[secret]", run.Out);
            Assert.DoesNotContain("planted", run.Out);
        }
    }

    [Fact]
    public async Task Of_long_texts_the_lines_that_differ_are_shown()
    {
        Write("Pulumi.next.yaml", _now.Replace("exposure: nodePort", "exposure: loadBalancer", StringComparison.Ordinal));

        var run = await RunAsync("dev", "--with", "next");

        Assert.Contains("            -    type: NodePort\n            +    type: LoadBalancer\n", run.Out);
    }

    [Fact]
    public async Task Nothing_that_a_file_says_moves_a_cursor()
    {
        await HostileText.Any.SampleAsync(
            async text =>
            {
                var plan = new JsonObject
                {
                    ["trinoInfraPlan"] = 1,
                    ["stack"] = text,
                    ["resources"] = new JsonArray(new JsonObject { ["type"] = "a:b:" + text, ["name"] = text, ["parent"] = text, ["inputs"] = new JsonObject { [text] = text + "\n" + text } }),
                };
                foreach (var form in new[] { new[] { "--format", "text" }, ["--format", "markdown"], ["--json"] })
                {
                    var run = await ProgramRun.InAsync(folder, plan.ToJsonString(), ["diff", "dev", "--saved", "-", .. form]);
                    Assert.Equal(ExitCode.Fine, run.ExitCode);
                    Assert.All(run.Out.Split('\n'), line => Assert.True(TrinoInfra.Checking.Quoted.IsHarmless(line.Replace("\t", "")), line));
                }
            },
            iter: 10, threads: 1);
    }

    private static string Weights(int stable, int canary) => _now.Replace("weight: 90", $"weight: {stable}", StringComparison.Ordinal).Replace("weight: 10", $"weight: {canary}", StringComparison.Ordinal);

    private Task<ProgramRun> RunAsync(params string[] args) => ProgramRun.InAsync(folder, "", ["diff", .. args]);

    private async Task<string[]> FaultsAsync(params string[] args)
    {
        var run = await RunAsync(args);
        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
        return run.Error.ReplaceLineEndings("\n").TrimEnd().Split('\n')[..^1];
    }

    private async Task CommitAsync()
    {
        foreach (var args in new string[][] { ["init", "--quiet"], ["add", "--all"], ["-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "a"] })
            await Cli.Wrap("git").WithArguments(args).WithWorkingDirectory(folder).ExecuteAsync(TestContext.Current.CancellationToken);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
