using System.Text.RegularExpressions;
using CliWrap;
using CliWrap.Buffered;
using YamlDotNet.RepresentationModel;

namespace TrinoInfra.Tests.Cluster;

/// <summary>The files beside the scripts: shell, pins, workflows.</summary>
public sealed partial class FilesTests
{
    [Fact]
    public async Task ShellCheck_finds_nothing_in_any_script()
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Select(folder => Path.Combine(folder, "shellcheck")).FirstOrDefault(File.Exists);
        if (found is null && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            Assert.Skip("shellcheck is not on PATH: apt-get install shellcheck, or brew install shellcheck");
        Assert.True(found is not null, "shellcheck is not on PATH, and CI is not to go without");

        string[] scripts =
        [
            "cluster/up", "cluster/down", "cluster/status", "cluster/verify", "cluster/bench", "cluster/rollout", "offline/choose-sdk", ".make/with-args", "tests/run",
            ".make/native", "infra/Components/Draining/drain-gate.sh", "infra/Components/Draining/worker-stop.sh", ".ci/run",
            .. Directory.GetFiles(Repository.File("tests/Cluster/stand-ins")).Where(file => !file.EndsWith(".sh", StringComparison.Ordinal)),
        ];
        var result = await Cli.Wrap(found)
            .WithArguments(["--external-sources", "--check-sourced", "--source-path", "SCRIPTDIR", .. scripts])
            .WithWorkingDirectory(Repository.Root)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode == 0, result.StandardOutput + result.StandardError);
    }

    [Fact]
    public void Every_tool_is_pinned_for_every_platform()
    {
        var pins = Pins();

        Assert.Equal(
            from tool in new[] { "kind", "kubectl", "pulumi" }
            from platform in new[] { "darwin-amd64", "darwin-arm64", "linux-amd64", "linux-arm64" }
            select $"{tool} {platform}",
            pins.Select(pin => $"{pin.Tool} {pin.Platform}").Order(StringComparer.Ordinal));
        Assert.All(pins, pin =>
        {
            Assert.StartsWith("https://", pin.Url, StringComparison.Ordinal);
            Assert.Contains(pin.Version, pin.Url, StringComparison.Ordinal);
            Assert.Matches("^([0-9a-f]{64}|https://.+checksums[.]txt)$", pin.Digest);
        });
        // No digest stands for two files.
        var digests = pins.Select(pin => pin.Digest).Where(digest => digest.Length == 64).ToList();
        Assert.Equal(digests.Count, digests.Distinct().Count());
    }

    [Fact]
    public void What_is_brought_suits_and_kubectl_is_the_nodes()
    {
        var needs = Lines().Where(line => line[0] == "need").ToDictionary(line => line[1], line => (From: Version.Parse(line[2]), Below: Version.Parse(line[3])));
        Assert.All(Pins(), pin =>
        {
            var version = Version.Parse(pin.Version);
            Assert.True(version >= needs[pin.Tool].From && version < needs[pin.Tool].Below, $"{pin}");
        });
        Assert.Contains(
            $"kindest/node:v{Pins().First(pin => pin.Tool == "kubectl").Version}@",
            File.ReadAllText(Repository.File("cluster/kind.yaml")),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Workflows_pin_their_actions_and_call_what_the_Makefile_has()
    {
        var targets = File.ReadAllText(Repository.File("Makefile"));
        var workflows = Directory.GetFiles(Repository.File(".github/workflows"));
        Assert.Equal(["ci.yml", "diff-comment.yml", "diff.yml", "e2e.yml"], workflows.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var workflow in workflows)
        {
            var text = File.ReadAllText(workflow);
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            Assert.All(
                Uses().Matches(text), use => Assert.Matches("^[a-z-]+/[a-z-]+@[0-9a-f]{40} # v[0-9.]+$", use.Groups[1].Value.TrimEnd()));
            var calls = Makes().Matches(text).Select(match => match.Groups[1].Value).Distinct().ToList();
            Assert.Equal(Path.GetFileName(workflow) == "diff-comment.yml", calls.Count == 0);
            Assert.All(calls, target => Assert.Matches($"(?m)^{target}:", targets));
        }
    }

    private static List<string[]> Lines() =>
    [
        .. File.ReadAllLines(Repository.File("cluster/versions.txt"))
            .Where(line => line is not "" && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];

    private static List<(string Tool, string Version, string Platform, string Digest, string Url)> Pins() =>
    [
        .. Lines().Where(line => line[0] is not ("need" or "image")).Select(line =>
        {
            Assert.Equal(5, line.Length);
            return (line[0], line[1], line[2], line[3], line[4]);
        }),
    ];

    [GeneratedRegex(@"(?m)^\s*(?:- )?uses:\s*(.+)$")]
    private static partial Regex Uses();

    [GeneratedRegex(@"\bmake (?:--silent )?([a-z][a-z-]*)")]
    private static partial Regex Makes();
}
