using CliWrap;
using CliWrap.Buffered;
using YamlDotNet.RepresentationModel;

namespace TrinoInfra.Tests;

/// <summary>What the workflows may do, read from the files; and what the one that writes does, with a <c>gh</c> that takes notes.</summary>
public sealed class WorkflowTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trino-infra-workflow-").FullName;

    public static TheoryData<string> All => [.. Directory.GetFiles(Repository.File(".github", "workflows")).Select(path => Path.GetFileName(path)!)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(All))]
    public void A_workflow_reads_and_takes_nothing_of_an_event_into_a_script(string name)
    {
        var workflow = Read(name);

        Assert.DoesNotContain("pull_request_target", Keys(workflow["on"]));
        var permissions = (YamlMappingNode)workflow["permissions"];
        Assert.All(permissions.Children, permission => Assert.Equal(("contents", "read"), ($"{permission.Key}", $"{permission.Value}")));
        foreach (var job in Jobs(workflow).Where(_ => name != "diff-comment.yml"))
            Assert.DoesNotContain("permissions", Keys(job));
        Assert.All(Scripts(workflow), script => Assert.DoesNotMatch(@"\$\{\{(?! *matrix\.sdk *\}\})", script));
    }

    [Fact]
    public void Only_what_runs_nothing_of_a_branch_may_write()
    {
        var workflow = Read("diff-comment.yml");

        Assert.Equal(["workflow_run"], Keys(workflow["on"]));
        Assert.Empty(((YamlMappingNode)workflow["permissions"]).Children);
        var job = Assert.Single(Jobs(workflow));
        Assert.Equal(
            ["actions: read", "pull-requests: write"],
            ((YamlMappingNode)job["permissions"]).Children.Select(permission => $"{permission.Key}: {permission.Value}"));
        Assert.All(Steps(job), step => Assert.DoesNotContain("uses", Keys(step)));
        Assert.All(Scripts(workflow), script => Assert.DoesNotMatch(@"\b(make|dotnet|checkout|clone)\b", script));

        Assert.Equal(["pull_request"], Keys(Read("diff.yml")["on"]));
    }

    [Fact]
    public async Task A_comment_is_written_once_below_the_request_that_GitHub_names()
    {
        Gh(requests: """[{ "number": 7, "head": { "sha": "abc" } }, { "number": 8, "head": { "sha": "other" } }]""", comments: "");
        Assert.Equal(0, (await CommentAsync()).ExitCode);
        Assert.Equal(
            [
                "api --method GET repos/o/r/pulls -f state=open -f head=me:$(touch ran)",
                "run download 5 --name diff --dir artifact",
                "api --paginate repos/o/r/issues/7/comments",
                "api --silent --method POST repos/o/r/issues/7/comments -F body=@body.md",
            ],
            Notes());
        Assert.Equal("<!-- trino-infra diff -->\n\n### A review\n", File.ReadAllText(Path.Combine(folder, "body.md")));

        Gh(requests: """[{ "number": 7, "head": { "sha": "abc" } }]""", comments: "21\n22\n");
        Assert.Equal(0, (await CommentAsync()).ExitCode);
        Assert.Equal("api --silent --method PATCH repos/o/r/issues/comments/21 -F body=@body.md", Notes()[^1]);
        Assert.False(File.Exists(Path.Combine(folder, "ran")));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""[{ "number": 7, "head": { "sha": "newer" } }]""")]
    [InlineData("""[{ "number": 7, "head": { "sha": "abc" } }, { "number": 8, "head": { "sha": "abc" } }]""")]
    public async Task Of_no_request_or_of_several_nothing_is_written(string requests)
    {
        Gh(requests, comments: "");

        Assert.Equal(0, (await CommentAsync()).ExitCode);

        Assert.Single(Notes());
    }

    [Fact]
    public async Task What_GitHub_would_not_take_is_not_written()
    {
        Gh(requests: """[{ "number": 7, "head": { "sha": "abc" } }]""", comments: "", review: new string('x', 70_000));

        Assert.Equal(1, (await CommentAsync()).ExitCode);

        Assert.DoesNotContain(Notes(), note => note.Contains("POST", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Their_scripts_are_shells(string name)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/shellcheck"), "there is no shellcheck");
        foreach (var script in Scripts(Read(name)).Select(script => script.Replace("${{ matrix.sdk }}", "nuget", StringComparison.Ordinal)))
        {
            var check = await Cli.Wrap("shellcheck").WithArguments(["--shell=bash", "--exclude=SC1091", "-"])
                .WithStandardInputPipe(PipeSource.FromString(script)).WithValidation(CommandResultValidation.None)
                .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
            Assert.True(check.ExitCode == 0, check.StandardOutput);
        }
    }

    /// <summary>A gh that notes its words but for the filters, answers lists by the real jq, and leaves an artifact.</summary>
    private void Gh(string requests, string comments, string review = "### A review\n")
    {
        Assert.SkipUnless(File.Exists("/usr/bin/jq"), "there is no jq");
        File.WriteAllText(Path.Combine(folder, "requests.json"), requests);
        File.WriteAllText(Path.Combine(folder, "comments"), comments);
        File.WriteAllText(Path.Combine(folder, "review"), review);
        File.Delete(Path.Combine(folder, "notes"));
        Directory.CreateDirectory(Path.Combine(folder, "bin"));
        var gh = Path.Combine(folder, "bin", "gh");
        File.WriteAllText(gh, """
            #!/bin/bash
            words=() filter=''
            while [ $# -gt 0 ]; do
              if [ "$1" = --jq ]; then filter=$2; shift 2; else words+=("$1"); shift; fi
            done
            echo "${words[*]}" >>notes
            case "${words[*]}" in
              *' GET '*) jq --raw-output "$filter" requests.json ;;
              'run download'*) mkdir -p artifact && cp review artifact/review.md && echo 666 >artifact/number ;;
              *--paginate*) cat comments ;;
            esac

            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(gh, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Task<BufferedCommandResult> CommentAsync() => Cli.Wrap("bash")
        .WithArguments(["--noprofile", "--norc", "-e", "-c", Assert.Single(Scripts(Read("diff-comment.yml")))])
        .WithWorkingDirectory(folder)
        .WithEnvironmentVariables(new Dictionary<string, string?>
        {
            ["PATH"] = $"{Path.Combine(folder, "bin")}:{Environment.GetEnvironmentVariable("PATH")}",
            ["GH_REPO"] = "o/r",
            ["RUN_ID"] = "5",
            ["HEAD_OWNER"] = "me",
            ["HEAD_BRANCH"] = "$(touch ran)",
            ["HEAD_SHA"] = "abc",
        })
        .WithValidation(CommandResultValidation.None)
        .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

    private string[] Notes() => File.ReadAllLines(Path.Combine(folder, "notes"));

    private static YamlMappingNode Read(string name)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Repository.File(".github", "workflows", name))));
        return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
    }

    private static IEnumerable<string> Scripts(YamlMappingNode workflow) => Jobs(workflow).SelectMany(Steps)
        .Where(step => Keys(step).Contains("run")).Select(step => $"{step["run"]}");

    private static IEnumerable<YamlMappingNode> Jobs(YamlMappingNode workflow) => ((YamlMappingNode)workflow["jobs"]).Children.Values.Cast<YamlMappingNode>();

    private static IEnumerable<YamlMappingNode> Steps(YamlMappingNode job) => ((YamlSequenceNode)job["steps"]).Children.Cast<YamlMappingNode>();

    private static string[] Keys(YamlNode node) => [.. ((YamlMappingNode)node).Children.Keys.Select(key => $"{key}")];
}
