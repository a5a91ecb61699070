using System.Collections.Immutable;
using System.CommandLine;
using TrinoInfra.Checking;
using TrinoInfra.Engine;
using TrinoInfra.Files;
using TrinoInfra.Pods;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Cluster;

/// <summary>
/// <c>pods &lt;stack&gt;</c>: why pods of the stack are not ready, asked of its cluster; says nothing where all are. Exits with 0
/// either way.
/// </summary>
internal static class PodsCommand
{
    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(10);

    public static Command Create(Terminal terminal)
    {
        var stack = StackArgument.Create();
        var command = new Command("pods", "Says of each pod of the stack that is not ready why, and what to mend. Asks the stack's cluster.") { stack };
        command.SetAction((parsed, stop) => RunAsync(terminal, parsed.GetRequiredValue(stack), stop));
        return command;
    }

    private static async Task<int> RunAsync(Terminal terminal, string stack, CancellationToken stop)
    {
        if (!ClusterConnection.IsSupported)
            return terminal.Refuse([new Fault("pods", "a native build reaches no cluster", "`make pods` runs the build that does")]);

        if (!StackFiles.Load(terminal.Directory, stack).Then(SettingsReader.Read).TryGet(out var settings, out var faults))
            return terminal.Refuse(faults);

        if (KubeconfigCheck.FaultOf(settings.Cluster.Context) is { } fault)
            return terminal.Refuse([fault]);

        ImmutableArray<PodAccount> accounts;
        try
        {
            accounts = await ClusterPods.AskAsync(settings.Cluster.Context, PodScope.OfStack(settings), AskLimit, stop);
        }
        catch (Exception failure)
        {
            return terminal.Refuse([Unanswered(settings.Cluster.Context, failure)]);
        }

        foreach (var line in accounts.SelectMany(account => account.Lines))
            terminal.Show(line);
        return ExitCode.Fine;
    }

    private static Fault Unanswered(string context, Exception failure) => new(
        "pods",
        failure is OperationCanceledException
            ? $"the cluster of context {Quoted.Text(context)} did not answer within {AskLimit.TotalSeconds:0} s"
            : $"the cluster of context {Quoted.Text(context)} cannot be asked ({Quoted.Whole(Shortened.AtEnd(failure.Message, 200)).TrimEnd('.')})",
        "see that kubectl reaches it by that context, and may list pods");
}
