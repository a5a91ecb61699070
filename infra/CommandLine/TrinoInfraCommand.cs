using System.CommandLine;
using TrinoInfra.Checking;
using TrinoInfra.CommandLine.Bench;
using TrinoInfra.CommandLine.Cluster;
using TrinoInfra.CommandLine.Diff;
using TrinoInfra.CommandLine.Explain;
using TrinoInfra.CommandLine.Graph;
using TrinoInfra.CommandLine.Preview;
using TrinoInfra.CommandLine.Render;
using TrinoInfra.CommandLine.Rollout;
using TrinoInfra.CommandLine.Track;
using TrinoInfra.CommandLine.Verify;

namespace TrinoInfra.CommandLine;

/// <summary>The program run by hand: <c>preview | render | diff | explain | graph | track | rollout | verify | bench | cluster | pods &lt;stack&gt;</c>.</summary>
public static class TrinoInfraCommand
{
    /// <summary>Runs one command line: results on stdout, messages on stderr.</summary>
    /// <returns>0 fine, 1 the input is at fault or results cannot be written, 2 the usage is at fault; of a rollout also 3 it holds, 4 it goes back.</returns>
    public static Task<int> RunAsync(string[] args) => RunAsync(args, Terminal.Process());

    internal static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        try
        {
            return await InvokeAsync(args, terminal);
        }
        // A full disk, or a stdout that is closed. A reader that has seen enough is no failure to .NET.
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Lost(failure, terminal);
        }
    }

    private static async Task<int> InvokeAsync(string[] args, Terminal terminal)
    {
        var root = new RootCommand("Trino behind a Kubernetes Gateway, shown without an engine and without a cluster.")
        {
            PreviewCommand.Create(terminal),
            RenderCommand.Create(terminal),
            DiffCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            GraphCommand.Create(terminal),
            TrackCommand.Create(terminal),
            ClusterCommand.Create(terminal),
            PodsCommand.Create(terminal),
            RolloutCommand.Create(terminal),
            VerifyCommand.Create(terminal),
            BenchCommand.Create(terminal),
        };

        // A word stands for itself: none names a file of words, none directs the parser.
        root.Directives.Clear();
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var errors = UsageErrors.Of(parsed);
        if (errors.Count == 0)
            return await parsed.InvokeAsync(terminal.Invocation);

        foreach (var error in errors)
            terminal.Say(error);
        terminal.Say("See --help for the commands and their arguments; from make, ARGS=--help.");
        return ExitCode.Usage;
    }

    private static int Lost(Exception failure, Terminal terminal)
    {
        try
        {
            terminal.Say($"{new Fault(
                "results", $"cannot be written ({failure.Message.TrimEnd('.')})", "see that stdout is open and has room")}");
        }
        catch (Exception silence) when (silence is IOException or UnauthorizedAccessException)
        {
            // Stderr is closed too: the exit code alone tells.
        }

        return ExitCode.Input;
    }
}

/// <summary>What the process answers with; <see cref="TrinoInfraCommand.RunAsync(string[])"/> says when.</summary>
internal static class ExitCode
{
    public const int Fine = 0;
    public const int Input = 1;
    public const int Usage = 2;

    /// <summary>A rollout holds: not enough is seen yet.</summary>
    public const int NotYet = 3;

    /// <summary>A rollout goes back, or has gone.</summary>
    public const int Back = 4;
}
