using TrinoInfra.Rollout.Doing;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Rollout;

/// <summary>What becomes of the stack file and of the engine where an update fails.</summary>
public sealed class WeightsTests
{
    private static readonly Dictionary<string, Weight> _weights = new() { ["trino-v1-stable"] = Weight.Of(3), ["trino-v2-canary"] = Weight.Of(1) };

    [Fact]
    public async Task A_failed_update_is_tried_again_and_then_told()
    {
        using var folder = new PulumiFolder("echo 'error: the stack is currently locked by 1 lock(s)'; exit 255");
        List<TimeSpan> pauses = [];
        List<string> said = [];

        var faults = await folder.Weights.Set(_weights, pause => { pauses.Add(pause); return Task.FromResult(true); }, said.Add);

        Assert.Equal([5, 20, 60], pauses.Select(pause => pause.TotalSeconds));
        Assert.Contains("currently locked", Assert.Single(faults).What, StringComparison.Ordinal);
        Assert.Contains("tries again in 5 s", said);
        // The file has what the next update brings.
        Assert.Contains("weight: 3\n", folder.StackFile, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_interrupted_waits_no_longer()
    {
        using var folder = new PulumiFolder("exit 255");

        var faults = await folder.Weights.Set(_weights, _ => Task.FromResult(false), _ => { });

        Assert.Single(faults);
        Assert.Single(folder.Calls);
    }

    [Fact]
    public async Task An_update_that_comes_through_later_is_fine()
    {
        using var folder = new PulumiFolder("[ \"$(wc -l <calls)\" -gt 2 ]");

        Assert.Empty(await folder.Weights.Set(_weights, _ => Task.FromResult(true), _ => { }));

        Assert.Equal(3, folder.Calls.Length);
        Assert.Equal("up --target urn:pulumi:dev::p::a$b:HTTPRoute::r --yes --skip-preview --stack dev --non-interactive --color never", folder.Calls[0]);
        Assert.Equal("pulumi up --target 'urn:pulumi:dev::p::a$b:HTTPRoute::r' --yes --skip-preview --stack dev", folder.Weights.UpCommand);
    }

    [Fact]
    public async Task A_file_that_others_edit_is_noticed()
    {
        using var folder = new PulumiFolder("exit 0");
        Assert.False(folder.Weights.IsEdited);
        Assert.Empty(await folder.Weights.Set(_weights));
        Assert.False(folder.Weights.IsEdited);

        folder.StackFile += "# mine\n";

        Assert.True(folder.Weights.IsEdited);
    }

    [Fact]
    public async Task Without_the_CLI_that_is_said()
    {
        using var folder = new PulumiFolder(null);

        var fault = Assert.Single(await folder.Weights.Set(_weights));

        Assert.Equal("pulumi: cannot be run; install it, and see that it is in PATH: https://www.pulumi.com/docs/install/", $"{fault}");
    }

    /// <summary>A project, and a CLI that writes its calls down and then does what a test wants.</summary>
    private sealed class PulumiFolder : IDisposable
    {
        private readonly string _root = Directory.CreateTempSubdirectory("trino-infra-pulumi-").FullName;

        /// <param name="script">In the project's folder, with the number of calls so far in a file; null where there is no CLI.</param>
        public PulumiFolder(string? script)
        {
            foreach (var name in new[] { "Pulumi.yaml", "Pulumi.dev.yaml" })
                File.Copy(Repository.File(name), Path.Combine(_root, name));
            var pulumi = Path.Combine(_root, "pulumi");
            if (script is not null)
                File.WriteAllText(pulumi, $"#!/bin/sh\necho \"$*\" >>calls\n{script}\n");
            if (script is not null && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(pulumi, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            Weights = new(_root, "dev", new(_root, "dev", pulumi), "urn:pulumi:dev::p::a$b:HTTPRoute::r");
        }

        public Weights Weights { get; }

        public string[] Calls => File.ReadAllLines(Path.Combine(_root, "calls"));

        public string StackFile
        {
            get => File.ReadAllText(Path.Combine(_root, "Pulumi.dev.yaml"));
            set => File.WriteAllText(Path.Combine(_root, "Pulumi.dev.yaml"), value);
        }

        public void Dispose() => Directory.Delete(_root, recursive: true);
    }
}
