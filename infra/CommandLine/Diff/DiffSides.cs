using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Diff;
using TrinoInfra.Files;
using TrinoInfra.Planning;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Diff;

/// <summary>The two sides of a comparison; everything that is wrong with either is said at once.</summary>
internal sealed class DiffSides(Terminal terminal, string stack)
{
    /// <summary>What makes a plan of a stack file.</summary>
    private static readonly string[] Program = ["infra", "TrinoInfra.csproj", "Directory.Build.props", "Directory.Packages.props"];

    /// <summary>From the stack to another.</summary>
    public async Task<Checked<PlanDifference>> WithAsync(string other) => Between(await NowAsync(stack), await NowAsync(other));

    /// <summary>From what a file says, or stdin, to the stack as it is now.</summary>
    /// <param name="file">Its name, or <c>-</c>.</param>
    /// <param name="read">What reads its text, by the name that it is given.</param>
    /// <param name="fixIfMissing">What to do where there is none.</param>
    public async Task<Checked<PlanDifference>> FromFileAsync(string file, Func<string, string, Checked<RecordedStack>> read, string fixIfMissing) =>
        Between(RecordedInput.Read(terminal, file, read, fixIfMissing), await NowAsync(stack));

    /// <summary>From the stack's file as it was to the one that is there now.</summary>
    public async Task<Checked<PlanDifference>> SinceAsync(string revision)
    {
        var found = GitRevision.Find(terminal.Directory, revision);
        var was = found.TryGet(out var commit, out var faults)
            ? await ComposedAsync(StackFiles.Declaration(terminal.Directory, stack, commit), $"stack {stack} as of {revision}")
            : new Checked<RecordedStack>.Bad(faults);
        return Between(was.Then(recorded => new Checked<RecordedStack>.Good(recorded with { Notes = Notes(commit!) })), await NowAsync(stack));
    }

    private static ImmutableArray<string> Notes(GitRevision since) => since.ChangedSince(Program) switch
    {
        [] => [],
        [var first, .. var more] =>
        [
            $"the program changed too ({first}{(more.IsEmpty ? "" : $" and {more.Length} more")}), which is not shown: both stack files are composed by the program as it is built now",
        ],
    };

    private Task<Checked<RecordedStack>> NowAsync(string name) => ComposedAsync(StackFiles.Declaration(terminal.Directory, name), $"stack {name}");

    private async Task<Checked<RecordedStack>> ComposedAsync(Checked<IDeclaration> read, string title) =>
        read.TryGet(out var declared, out var faults)
            ? new Checked<RecordedStack>.Good(RecordedStack.Of(await PlanRecorder.RecordAsync(declared, stack), title))
            : new Checked<RecordedStack>.Bad(faults);

    private static Checked<PlanDifference> Between(Checked<RecordedStack> before, Checked<RecordedStack> after)
    {
        var (hasBefore, hasAfter) = (before.TryGet(out var was, out var faults), after.TryGet(out var now, out var more));
        return hasBefore && hasAfter
            ? new Checked<PlanDifference>.Good(PlanDifference.Between(was!, now!))
            // What both sides get wrong alike, such as Pulumi.yaml, is said once.
            : new Checked<PlanDifference>.Bad([.. faults.Union(more)]);
    }
}
