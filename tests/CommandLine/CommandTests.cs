using System.Text.Json.Nodes;
using CsCheck;
using TrinoInfra.Checking;
using TrinoInfra.CommandLine;
using TrinoInfra.CommandLine.Preview;
using TrinoInfra.Plan;

namespace TrinoInfra.Tests.CommandLine;

/// <summary>The command line: what goes to stdout and stderr, and the exit codes.</summary>
public sealed class CommandTests : IDisposable
{
    private const string Good = """
        config:
          trino-infra:cluster: { context: kind-trino }
          trino-infra:gateway: { hostname: trino.example.com }
          trino-infra:tracks: [{ name: stable, weight: 1 }]
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("trino-infra-").FullName;

    public CommandTests() => File.Copy(Repository.File("Pulumi.yaml"), Path.Combine(folder, "Pulumi.yaml"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("1000001", "is above 1000000")]
    [InlineData("-5", "is below 0")]
    [InlineData("x", "is not a whole number")]
    public async Task A_count_of_queries_has_bounds(string count, string what) => Assert.Equal(
        new ProgramRun(ExitCode.Input, "", $"--count: \"{count}\" {what}; give a whole number from 0 to 1000000\n1 fault.\n"),
        await ProgramRun.OfAsync("verify", "dev", $"--count={count}"));

    [Fact]
    public async Task Preview_for_machines_is_an_array_in_creation_order()
    {
        var run = await ProgramRun.OfAsync("preview", "dev", "--json");

        Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.Error));
        var resources = JsonNode.Parse(run.Out)!.AsArray();
        Assert.All(resources, resource => Assert.Equal(
            ["type", "name", "inputs", "parent", "provider", "dependsOn", "options"],
            resource!.AsObject().Select(member => member.Key)));
        var names = resources.Select(resource => (string)resource!["name"]!).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(resources.Index(), resource => Assert.All(
            resource.Item!["dependsOn"]!.AsArray(),
            dependency => Assert.InRange(names.IndexOf((string)dependency!), 0, resource.Index - 1)));
    }

    [Fact]
    public async Task Preview_says_what_has_no_effect_and_goes_on()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "Pulumi.noted.yaml"), Good.Replace("weight: 1", "weight: 1, version: '480', chart: 1.42.2, values: { podDisruptionBudget: {} }"), TestContext.Current.CancellationToken);
        var run = await ProgramRun.InAsync(folder, "", "preview", "noted", "--json");

        Assert.Equal(ExitCode.Fine, run.ExitCode);
        Assert.Equal(
            "note: Pulumi.noted.yaml: trino-infra:tracks[0].values.podDisruptionBudget: has no effect: the chart makes no PodDisruptionBudget; apply one beside the stack\n",
            run.Error.ReplaceLineEndings("\n"));
        Assert.NotNull(JsonNode.Parse(run.Out));
    }

    [Fact]
    public async Task Preview_holds_every_system_of_the_article()
    {
        var resources = JsonNode.Parse((await ProgramRun.OfAsync("preview", "dev", "--json")).Out)!.AsArray();
        JsonNode Named(string name) => Assert.Single(resources, resource => (string)resource!["name"]! == name)!["inputs"]!;

        Assert.Equal("cilium", (string)Named("cilium")["chart"]!);
        Assert.Contains("gateway-api-crds", (string)Named("gateway-api-crds")["chart"]!);
        Assert.Equal("istiod", (string)Named("istiod")["chart"]!);
        Assert.Equal("istio.io/gateway-controller", (string)Named("trino-gateway-class")["spec"]!["controllerName"]!);
        Assert.Equal([80, 443], Named("trino-gateway")["spec"]!["listeners"]!.AsArray().Select(listener => (int)listener!["port"]!));

        var statements = Named("trino-coordinator-route")["spec"]!["rules"]!.AsArray().Single(rule => (string)rule!["name"]! == "new-statements")!;
        Assert.Equal(
            [("trino-v1-stable", 8080, 90), ("trino-v2-canary", 8080, 10)],
            statements["backendRefs"]!.AsArray().Select(backend => ((string)backend!["name"]!, (int)backend["port"]!, (int)backend["weight"]!)));
        Assert.Equal("300s", (string)statements["timeouts"]!["request"]!);
        Assert.Equal("280s", (string)statements["timeouts"]!["backendRequest"]!);

        var stable = Named("trino-v1-stable")["values"]!;
        Assert.Equal(2, (int)stable["server"]!["workers"]!);
        Assert.Equal("trino-v1-stable", (string)stable["fullnameOverride"]!);
    }

    [Fact]
    public async Task A_weight_changes_only_lines_of_weight()
    {
        var tracks = "[{ name: stable, weight: 90 }, { name: canary, weight: 10 }]";
        var before = await RenderAsync(Good.Replace("[{ name: stable, weight: 1 }]", tracks));
        var after = await RenderAsync(Good.Replace("[{ name: stable, weight: 1 }]", tracks.Replace("90", "75").Replace("10", "25")));

        var changed = before.Zip(after).Where(lines => lines.First != lines.Second).ToList();

        Assert.Equal(before.Length, after.Length);
        Assert.Equal(
            [("weight: 90", "weight: 75"), ("weight: 10", "weight: 25")],
            changed.Select(lines => (lines.First.Trim(), lines.Second.Trim())));
    }

    [Fact]
    public async Task A_hostname_changes_no_release()
    {
        static IEnumerable<string> Releases(string[] lines) =>
            string.Join('\n', lines).Split("---\n").Where(document => document.StartsWith("# Release", StringComparison.Ordinal));

        var before = Releases(await RenderAsync(Good)).ToList();

        Assert.NotEmpty(before);
        Assert.Equal(before, Releases(await RenderAsync(Good.Replace("trino.example.com", "sql.example.org"))));
    }

    [Fact]
    public async Task Every_fault_of_a_stack_is_said_in_one_run_and_nothing_else()
    {
        Write(Good
            .Replace("weight: 1", "weight: -1, wieght: 2")
            .Replace("trino.example.com", "https://trino.example.com")
            .Replace("kind-trino", "kind-trino, cni: calico"));

        foreach (var command in new[] { "preview", "render" })
        {
            var run = await RunAsync(command, "dev");

            Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
            Assert.Contains("Pulumi.dev.yaml: trino-infra:cluster.cni: \"calico\"", run.Error);
            Assert.Contains("Pulumi.dev.yaml: trino-infra:gateway.hostname: \"https://trino.example.com\"", run.Error);
            Assert.Contains("Pulumi.dev.yaml: trino-infra:tracks[0].weight: -1 is below 0", run.Error);
            Assert.Contains("Pulumi.dev.yaml: trino-infra:tracks[0].wieght", run.Error);
            Assert.EndsWith("4 faults.\n", run.Error);
        }
    }

    [Theory]
    [InlineData("config: [")]
    [InlineData("\0\u0001\u0002")]
    [InlineData("- a\n- b\n")]
    [InlineData("")]
    public async Task A_file_that_is_no_stack_is_a_fault(string text)
    {
        Write(text);

        var run = await RunAsync("preview", "dev");

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
        Assert.Contains("Pulumi.dev.yaml", run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [Fact]
    public async Task A_stack_without_a_file_is_a_fault_that_names_those_there_are()
    {
        Write(Good);

        var run = await RunAsync("preview", "staging");

        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("Pulumi.staging.yaml", run.Error);
        Assert.Contains("dev", run.Error);
    }

    [Theory]
    [InlineData]
    [InlineData("preveiw", "dev")]
    [InlineData("preview")]
    [InlineData("preview", "dev", "--yaml")]
    public async Task A_command_line_that_is_none_is_the_usage_s_fault(params string[] args)
    {
        var run = await ProgramRun.OfAsync(args);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Out));
        Assert.Contains("--help", run.Error);
    }

    [Theory]
    [InlineData("preview --jsn -- dev", "Unrecognized option '--jsn'; did you mean --json?")]
    [InlineData("preview --yaml -- dev", "Unrecognized option '--yaml'.")]
    [InlineData("preview dev --jsn", "Unrecognized option '--jsn'; did you mean --json?")]
    [InlineData("preview prod -- dev", "Unrecognized command or argument 'dev'.")]
    [InlineData("preveiw dev", "Unrecognized command or argument 'preveiw'; did you mean preview?")]
    [InlineData("track wieght dev trino-v2-canary 25", "Unrecognized command or argument 'wieght'; did you mean weight?")]
    [InlineData("track weight dev trino-v2-canary -1 --yse", "Unrecognized option '--yse'; did you mean --yes?")]
    [InlineData("diff -- dev", "diff needs one of --with, --saved, --since and --deployed; from make, TO= is --with.")]
    public async Task The_word_that_is_wrong_is_the_one_that_is_said(string line, string said)
    {
        var run = await ProgramRun.OfAsync(line.Split(' '));

        Assert.Equal((ExitCode.Usage, $"{said}\nSee --help for the commands and their arguments; from make, ARGS=--help.\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("@words")]
    [InlineData("@/etc/passwd")]
    public async Task A_word_names_no_file_of_words(string word)
    {
        File.WriteAllText(Path.Combine(folder, "words"), "dev\n");

        var run = await RunAsync("preview", word);

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"stack: \"{word}\" is not the name of a stack; ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("\n1 fault.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[suggest]")]
    [InlineData("[suggest:0]")]
    [InlineData("[diagram]")]
    [InlineData("[env:PULUMI_CONFIG=x]")]
    public async Task No_word_directs_the_parser(string word)
    {
        var run = await ProgramRun.OfAsync(word, "preview", "dev");

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Out));
    }

    [Theory]
    [InlineData("[suggest\u001b[31m]")]
    [InlineData("--x\u202e\n0 faults.")]
    public async Task A_usage_that_is_none_moves_no_cursor(string word)
    {
        var run = await ProgramRun.OfAsync("preview", "dev", word);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.All(run.Error.Split('\n'), line => Assert.True(Quoted.IsHarmless(line), line));
        Assert.DoesNotContain("\n0 faults.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_moves_a_cursor_is_shown_by_its_number_and_rendered_as_it_is()
    {
        const string repository = "a/b\u202e\u009b31m";
        Write(Good.Replace("weight: 1", """weight: 1, values: { image: { repository: "a/b\u202e\u009b31m" } }"""));

        var preview = await RunAsync("preview", "dev");
        var render = await RunAsync("render", "dev");
        var json = await RunAsync("preview", "dev", "--json");

        Assert.Contains(@"image a/b\u{202e}\u{9b}31m", preview.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202e', preview.Out + render.Out + json.Out);
        Assert.DoesNotContain('\u009b', preview.Out + render.Out + json.Out);
        Assert.Contains(json.Out.Split('\n'), line => line.Contains("\"repository\": ", StringComparison.Ordinal)
            && JsonNode.Parse($"{{{line.Trim().TrimEnd(',')}}}")!["repository"]!.ToString() == repository);
        Assert.Contains(render.Out.Split('\n'), line => line.Trim() == """repository: "a/b\U0000202E\x9B31m" """.TrimEnd());
    }

    [Fact]
    public void Any_values_of_a_release_have_facts() => ManifestYamlTests.Value.Sample(
        values =>
        {
            foreach (var chart in new[] { "trino", "istiod" })
            {
                var release = new PlannedResource(
                    PlannedResource.ReleaseType, "r", new JsonObject { ["chart"] = chart, ["values"] = values.DeepClone() }, null, null, [], []);
                Assert.NotEmpty(ResourceFacts.Of(release).ToList());
            }
        },
        iter: 300, threads: 1);

    [Theory]
    [InlineData("server: 5")]
    [InlineData("server: { workers: many }")]
    [InlineData("global: [a]")]
    public async Task Values_of_any_shape_are_shown_or_refused(string values)
    {
        Write(Good + $"\n  trino-infra:istio: {{ values: {{ {values} }} }}\n");

        Assert.InRange((await RunAsync("preview", "dev")).ExitCode, ExitCode.Fine, ExitCode.Input);
    }

    [Fact]
    public async Task Render_writes_one_file_a_component_and_replaces_its_own()
    {
        Write(Good);

        var first = await RunAsync("render", "dev", "--to", "out");
        Write(Good.Replace("{ context: kind-trino }", "{ context: kind-trino, cni: existing }"));
        var second = await RunAsync("render", "dev", "--to", "out");

        Assert.Equal((ExitCode.Fine, ExitCode.Fine), (first.ExitCode, second.ExitCode));
        Assert.Equal(
            ["certificates.yaml", "gateway-api.yaml", "gateway.yaml", "istio.yaml", "routing.yaml", "stable-track.yaml", "stack.yaml"],
            Directory.GetFiles(Path.Combine(folder, "out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["out"], Directory.GetDirectories(folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Render_leaves_a_folder_alone_that_holds_something_else()
    {
        Write(Good);
        Directory.CreateDirectory(Path.Combine(folder, "out"));
        File.WriteAllText(Path.Combine(folder, "out", "mine.yaml"), "a: 1\n");

        var run = await RunAsync("render", "dev", "--to", "out");

        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.Contains("'mine.yaml'", run.Error);
        Assert.Equal(["mine.yaml"], Directory.GetFiles(Path.Combine(folder, "out")).Select(Path.GetFileName));
    }

    private async Task<string[]> RenderAsync(string stack)
    {
        Write(stack);
        return (await RunAsync("render", "dev")).Out.Split('\n');
    }

    private void Write(string stack) => File.WriteAllText(Path.Combine(folder, "Pulumi.dev.yaml"), stack);

    private Task<ProgramRun> RunAsync(params string[] args) => ProgramRun.InAsync(folder, "", args);
}
