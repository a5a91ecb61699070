using System.Text;
using System.Text.Json.Nodes;
using TrinoInfra.Checking;
using TrinoInfra.CommandLine;
using TrinoInfra.Files;
using TrinoInfra.Tests.Diff;

namespace TrinoInfra.Tests.CommandLine;

/// <summary><c>track</c>: what is shown, what is asked, what is written and what is not.</summary>
public sealed class TrackTests : IDisposable
{
    private static readonly string _dev = File.ReadAllText(Repository.File("Pulumi.dev.yaml"));

    private readonly string folder = Directory.CreateTempSubdirectory("trino-infra-track-").FullName;

    public TrackTests()
    {
        foreach (var file in new[] { "Pulumi.yaml", "Pulumi.dev.yaml", "Pulumi.prod.yaml" })
            File.Copy(Repository.File(file), Path.Combine(folder, file));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Dev => File.ReadAllText(Path.Combine(folder, "Pulumi.dev.yaml"));

    [Fact]
    public async Task Nobody_to_ask_is_shown_the_difference_and_nothing_is_written()
    {
        var run = await RunAsync("weight", "dev", "trino-v2-canary", "25");

        Assert.Equal(
            new ProgramRun(
                ExitCode.Input,
                """
                Pulumi.dev.yaml
                  … 25 lines …
                        # pulumi config set --path 'tracks[1].weight' 25 && pulumi up
                        - name: trino-v2-canary
                  -       weight: 10
                  +       weight: 25
                          version: "480"
                          chart: 1.42.2
                  … 1 line …
                Shares  trino-v1-stable 90 % -> 78.26 %, trino-v2-canary 10 % -> 21.74 %

                """.ReplaceLineEndings("\n"),
                "Pulumi.dev.yaml: is not written, since nobody is here to be asked; give --yes to write it\n"),
            run);
        Assert.Equal(_dev, Dev);
    }

    [Fact]
    public async Task With_yes_it_is_written_and_said_what_applies_it()
    {
        Assert.Equal(ExitCode.Fine, await WriteAsync("weight", "dev", "trino-v2-canary", "25"));
        Assert.Equal(_dev.Replace("weight: 10", "weight: 25", StringComparison.Ordinal), Dev);
        var again = await RunAsync("weight", "dev", "trino-v2-canary", "25");
        Assert.Equal(new ProgramRun(ExitCode.Fine, "", "Pulumi.dev.yaml: there is nothing to change.\n"), again);
    }

    [Theory]
    [InlineData(true, ExitCode.Fine)]
    [InlineData(false, ExitCode.Input)]
    public async Task Somebody_is_asked(bool answer, int code)
    {
        List<string> questions = [];

        Assert.Equal(code, await AskAsync(question => { questions.Add(question); return answer; }));

        Assert.Equal(["Write Pulumi.dev.yaml?"], questions);
        Assert.Equal(answer, Dev != _dev);
    }

    [Fact]
    public async Task A_file_that_somebody_else_wrote_meanwhile_is_left_to_him()
    {
        Assert.Equal(ExitCode.Input, await AskAsync(_ => { File.AppendAllText(Path.Combine(folder, "Pulumi.dev.yaml"), "# mine\n"); return true; }));
        Assert.Equal($"{_dev}# mine\n", Dev);
    }

    [Fact]
    public async Task What_a_link_leads_to_is_written_with_its_mode_and_its_mark()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There are no such modes.");
            return;
        }

        var (link, file) = (Path.Combine(folder, "Pulumi.dev.yaml"), Path.Combine(folder, "elsewhere.yaml"));
        File.WriteAllBytes(file, [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_dev)]);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite);
        File.Delete(link);
        File.CreateSymbolicLink(link, file);

        Assert.Equal(ExitCode.Fine, await WriteAsync("weight", "dev", "trino-v2-canary", "25"));

        Assert.Equal(file, new FileInfo(link).LinkTarget);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite, File.GetUnixFileMode(file));
        Assert.Equal([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_dev.Replace("weight: 10", "weight: 25", StringComparison.Ordinal))], File.ReadAllBytes(file));
        Assert.Equal(["Pulumi.dev.yaml", "Pulumi.prod.yaml", "Pulumi.yaml", "elsewhere.yaml"], Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("weight dev trino-v2-canary 1000001", "weight: \"1000001\" is above 1000000; give a whole number from 0 to 1000000")]
    [InlineData("weight dev trino-v2-canry 1", "Pulumi.dev.yaml: \"trino-v2-canry\" is no track; did you mean trino-v2-canary?")]
    [InlineData("promote dev other", "Pulumi.dev.yaml: \"other\" is no track; give one of trino-v1-stable, trino-v2-canary")]
    [InlineData("retire dev other", "Pulumi.dev.yaml: \"other\" is no track; give one of trino-v1-stable, trino-v2-canary")]
    [InlineData("retire dev trino-v1-stable", "Pulumi.dev.yaml: track trino-v1-stable is the primary, which serves what is not a statement; promote another track first")]
    [InlineData("add dev 4:81", "version: \"4:81\" is not the tag of an image; give a version of Trino, such as \"480\"")]
    [InlineData("add dev 481 --name A", "--name: \"A\" has upper-case letters; give 1 to 63 lower-case letters, digits and hyphens, starting and ending with a letter or digit")]
    [InlineData("add dev 481 --name trino-v2-canary", "Pulumi.dev.yaml: trino-infra:tracks[2].name: \"trino-v2-canary\" is the name of track 2 too; give another name, such as trino-v2-canary")]
    [InlineData("add dev 481 --chart 9", "Pulumi.dev.yaml: trino-infra:tracks[2].chart: ")]
    [InlineData("weight nowhere trino-v2-canary 1", "Pulumi.nowhere.yaml: there is no such file; ")]
    public async Task What_cannot_be_is_a_fault_and_nothing_is_written(string line, string fault)
    {
        var run = await RunAsync([.. line.Split(' '), "--yes"]);
        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
        Assert.StartsWith(fault, run.Error);
        Assert.Equal(_dev, Dev);
    }

    [Fact]
    public async Task The_only_track_with_a_weight_is_not_retired()
    {
        await WriteAsync("weight", "dev", "trino-v1-stable", "0");
        Assert.Equal(
            "Pulumi.dev.yaml: track trino-v2-canary is the only track with a weight above 0; give another track a weight first\n1 fault.\n",
            (await RunAsync("retire", "dev", "trino-v2-canary", "--yes")).Error);
        Assert.Equal(
            "Pulumi.dev.yaml: trino-infra:tracks: every weight is 0; give at least one track a weight above 0\n1 fault.\n",
            (await RunAsync("weight", "dev", "trino-v2-canary", "0", "--yes")).Error);
    }

    [Fact]
    public async Task A_file_with_faults_is_not_edited()
    {
        File.WriteAllText(Path.Combine(folder, "Pulumi.dev.yaml"), _dev.Replace("workers: 1", "workers: many", StringComparison.Ordinal));
        Assert.Equal(
            "Pulumi.dev.yaml: trino-infra:tracks[1].workers: \"many\" is not a whole number; give a whole number from 0 to 1000\n1 fault.\n",
            (await RunAsync("weight", "dev", "trino-v2-canary", "25", "--yes")).Error);
    }

    [Theory]
    [InlineData("dev", "481", "trino-481")]
    [InlineData("dev", "481_A.1", "trino-481-a-1")]
    [InlineData("prod", "481", "trino-481")]
    public async Task A_new_track_is_named_by_its_version(string stack, string version, string name)
    {
        Assert.Contains($"+     - name: {name}\n", (await RunAsync("add", stack, version)).Out);
    }

    [Fact]
    public async Task A_version_goes_all_the_way()
    {
        Assert.Equal(ExitCode.Fine, await WriteAsync("add", "prod", "481"));
        Assert.Equal(ExitCode.Fine, await WriteAsync("weight", "prod", "trino-481", "10"));
        Assert.Equal(ExitCode.Fine, await WriteAsync("promote", "prod", "trino-481"));
        Assert.Equal(ExitCode.Fine, await WriteAsync("retire", "prod", "trino-479"));

        Assert.Equal(
            [
                "Pulumi.prod.yaml: track trino-479 has weight 0 in the file, and goes once that is deployed; give --deployed with what `pulumi stack export` prints",
                "Pulumi.prod.yaml: track trino-479 goes once no query runs on it, which cannot be seen from here; see system.runtime.queries at https://trino-479.trino.prod.example.com, and give --idle when none does",
                "2 faults.",
                "",
            ],
            (await RunAsync("retire", "prod", "trino-479", "--yes")).Error.Split('\n'));
        Assert.Equal(ExitCode.Fine, (await ProgramRun.InAsync(folder, await ExportAsync("prod"), "track", "retire", "prod", "trino-479", "--deployed", "-", "--idle", "--yes")).ExitCode);
        Assert.Equal(ExitCode.Fine, (await ProgramRun.InAsync(folder, "", "preview", "prod")).ExitCode);
    }

    [Fact]
    public async Task A_weight_that_is_not_deployed_holds_a_track()
    {
        var deployed = await ExportAsync("dev");
        await WriteAsync("retire", "dev", "trino-v2-canary");
        var retire = () => ProgramRun.InAsync(folder, deployed, "track", "retire", "dev", "trino-v2-canary", "--deployed", "-", "--idle", "--yes");

        Assert.Equal("Pulumi.dev.yaml: track trino-v2-canary has weight 0 in the file, and 10 as it was last deployed; run `pulumi up` first\n1 fault.\n", (await retire()).Error);
        deployed = "[]";
        Assert.Equal(ExitCode.Input, (await retire()).ExitCode);
        deployed = await ExportAsync("dev");
        Assert.Equal(ExitCode.Fine, (await retire()).ExitCode);
        Assert.Equal(_dev[.._dev.IndexOf("    - name: trino-v2-canary", StringComparison.Ordinal)], Dev);
    }

    [Fact]
    public void Of_two_that_write_at_once_one_is_told_to_run_again()
    {
        for (var round = 0; round < 50; round++)
        {
            File.Copy(Repository.File("Pulumi.dev.yaml"), Path.Combine(folder, "Pulumi.dev.yaml"), overwrite: true);
            string[] texts = [_dev.Replace("weight: 90", "weight: 80", StringComparison.Ordinal), _dev.Replace("weight: 10", "weight: 20", StringComparison.Ordinal)];
            var opened = texts.Select(_ => StackFile.Open(folder, "dev").TryGet(out var one, out var faults) ? one.File : throw new FaultsException(faults)).ToArray();
            var written = new Fault?[2];
            using var barrier = new Barrier(2);
            var threads = texts.Select((text, index) => new Thread(() =>
            {
                barrier.SignalAndWait();
                written[index] = opened[index].Write(text);
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());

            var winner = Array.FindIndex(written, fault => fault is null);
            Assert.Equal(texts[winner], Dev);
            Assert.Equal("run this again", written[1 - winner]?.Fix);
            Assert.Empty(Directory.EnumerateFiles(folder, "*.lock"));
        }
    }

    [Fact]
    public async Task The_page_on_operations_shows_what_they_print()
    {
        var told = new StringBuilder("```\n");
        foreach (var line in new[] { "add dev 481", "weight dev trino-481 10", "promote dev trino-481", "retire dev trino-v1-stable" })
        {
            var run = await RunAsync([.. line.Split(' '), "--yes"]);
            Assert.Equal(ExitCode.Fine, run.ExitCode);
            told.Append($"$ make track ARGS='{line} --yes'\n{run.Out}{run.Error}\n");
        }

        var args = "retire dev trino-v1-stable --deployed - --idle --yes";
        var last = await ProgramRun.InAsync(folder, await ExportAsync("dev"), ["track", .. args.Split(' ')]);
        told.Append($"$ pulumi stack export | make track ARGS='{args}'\n{last.Out}{last.Error}```\n");
        Golden.MatchesSection(Path.Combine("docs", "operations.md"), "## Roll out a version", told.ToString());
    }

    [Theory]
    [InlineData("track")]
    [InlineData("track weight dev trino-v2-canary")]
    [InlineData("track add dev")]
    [InlineData("track retire dev")]
    public async Task Less_than_it_takes_is_a_fault_of_usage(string line) =>
        Assert.Equal(ExitCode.Usage, (await ProgramRun.InAsync(folder, "", line.Split(' '))).ExitCode);

    private async Task<string> ExportAsync(string stack) => ExportWriter.Of(
        stack, JsonNode.Parse((await ProgramRun.InAsync(folder, "", "preview", stack, "--json")).Out)!.AsArray().Select(resource => resource!.AsObject())).ToJsonString();

    private Task<ProgramRun> RunAsync(params string[] args) => ProgramRun.InAsync(folder, "", ["track", .. args]);

    private async Task<int> WriteAsync(params string[] args) => (await RunAsync([.. args, "--yes"])).ExitCode;

    private async Task<int> AskAsync(Func<string, bool> answer) => await TrinoInfraCommand.RunAsync(
        ["track", "weight", "dev", "trino-v2-canary", "25"], new Terminal(new StringWriter(), new StringWriter(), Stream.Null, folder) { Ask = answer });
}
