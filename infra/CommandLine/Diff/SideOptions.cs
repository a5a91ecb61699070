using System.CommandLine;
using System.CommandLine.Parsing;
using TrinoInfra.Checking;
using TrinoInfra.Diff;

namespace TrinoInfra.CommandLine.Diff;

/// <summary><c>--with &lt;stack&gt; | --saved &lt;file&gt; | --since &lt;revision&gt; | --deployed &lt;file&gt;</c>: what a stack is compared with.</summary>
internal sealed class SideOptions
{
    private readonly Option<string> with = new("--with") { Description = "Another stack: what <stack> lacks and has, to be like it.", HelpName = "stack" };
    private readonly Option<string> saved = new("--saved") { Description = "What `preview --save` wrote: what has become of it.", HelpName = "file" };
    private readonly Option<string> since = new("--since") { Description = "A git revision of the stack file, e.g. HEAD~1: what has become of it.", HelpName = "revision" };
    private readonly Option<string> deployed = new("--deployed") { Description = "What `pulumi stack export` prints, - for stdin: what the next `pulumi up` changes.", HelpName = "file" };

    public const string Names = "--with, --saved, --since and --deployed";

    public IReadOnlyList<Option> All => [with, saved, since, deployed];

    /// <summary>How many of them a command line has.</summary>
    public int Given(CommandResult result) => All.Count(option => result.GetResult(option) is not null);

    /// <summary>The difference by the one that is given; null where none is.</summary>
    public async Task<Checked<PlanDifference>?> DifferenceAsync(Terminal terminal, ParseResult parsed, string stack)
    {
        var sides = new DiffSides(terminal, stack);
        return parsed switch
        {
            _ when parsed.GetValue(with) is { } other => await sides.WithAsync(other),
            _ when parsed.GetValue(saved) is { } file => await sides.FromFileAsync(file, SavedPlan.Read, "name a file that `preview --save` wrote, or - for stdin"),
            _ when parsed.GetValue(since) is { } revision => await sides.SinceAsync(revision),
            _ when parsed.GetValue(deployed) is { } export => await sides.FromFileAsync(export, EngineExport.Read, "name a file that `pulumi stack export --file` wrote, or - for stdin"),
            _ => null,
        };
    }
}
