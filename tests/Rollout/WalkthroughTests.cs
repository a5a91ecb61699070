using System.Text.RegularExpressions;
using TrinoInfra.Tests.CommandLine;

namespace TrinoInfra.Tests.Rollout;

/// <summary>docs/walkthrough.md is walked, in front of the harness and under load: what it shows is what was printed.</summary>
public sealed partial class WalkthroughTests
{
    private const string Page = "docs/walkthrough.md";

    [Fact]
    public async Task From_add_to_retire_no_query_fails()
    {
        await using var world = await RolloutWorld.Start(text => text);
        var text = await File.ReadAllTextAsync(Repository.File(Page), TestContext.Current.CancellationToken);

        foreach (var command in Commands().Matches(text).Select(match => match.Groups[1].Value))
        {
            var (code, output) = await Type(world, command);
            Assert.True(code == 0, $"{command}: {output}");
            Shows(command, output);
        }

        Assert.Empty(world.Failures);
        Assert.Equal(["trino-481"], world.Engine.Weights.Keys);
    }

    private static async Task<(int Code, string Output)> Type(RolloutWorld world, string command)
    {
        switch (command.Split(' ', 3))
        {
            case ["pulumi", "up", ..]:
                await world.Engine.UpdateAll();
                return (0, "");
            case ["make", "rollout", var words]:
                return await world.Run(Words(words)[1..]);
            case [.., var words] when command.Contains("make track ", StringComparison.Ordinal):
                var export = command.StartsWith("pulumi stack export", StringComparison.Ordinal) ? world.Engine.ExportText : "";
                var run = await ProgramRun.InAsync(world.Folder, export, ["track", .. Words(words)]);
                return (run.ExitCode, run.Out + run.Error);
            default:
                throw new ArgumentException(command, nameof(command));
        }
    }

    /// <summary>Times and counts are others each time: where nothing else is, the page keeps those it has.</summary>
    private static void Shows(string command, string output)
    {
        var page = File.ReadAllText(Repository.File(Page));
        var held = Regex.Match(page, $"```console\n\\$ {Regex.Escape(command)}\n((?:.*\n)*?)```\n").Groups[1].Value;
        if (Numbers().Replace(held, "0") != Numbers().Replace(output, "0"))
            Golden.MatchesConsole(Page, command, output);
    }

    private static string[] Words(string command) => [.. ArgumentsIn().Match(command).Groups[1].Value.Split(' ')];

    [GeneratedRegex(@"^\$ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Commands();

    [GeneratedRegex("ARGS='([^']*)'")]
    private static partial Regex ArgumentsIn();

    [GeneratedRegex(@"[0-9]+")]
    private static partial Regex Numbers();
}
