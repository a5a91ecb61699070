using System.CommandLine;
using System.CommandLine.Parsing;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.Settings;
using TrinoInfra.Trino;

namespace TrinoInfra.CommandLine.Bench.Comparison;

/// <summary>The options of a comparison, beside those of a load, which say what a round is.</summary>
internal sealed class CompareOptions
{
    private const int MostBlocks = 1000;

    private readonly Option<string> _compare = new("--compare") { Description = "Holds the gateway against an Ingress, of the stack <stack>-bench.", HelpName = "ingress" };
    private readonly Option<string> _blocks = new("--blocks") { Description = "How often each way is measured, as long as --for says; 6 without, the fewest that tell anything.", HelpName = "n" };
    private readonly Option<string> _seed = new("--seed") { Description = "Of the order of rounds: that of an earlier comparison gives its order.", HelpName = "n" };
    private readonly Option<string> _track = new("--track") { Description = "The track that every way leads to; the primary without.", HelpName = "track" };
    private readonly Option<string> _address = new("--ingress-address") { Description = "Where this machine finds the Ingress, whatever DNS says.", HelpName = "host[:port]" };
    private readonly Option<string> _html = new("--html") { Description = "Writes it as a page for a browser, too.", HelpName = "file" };

    public CompareOptions() => _compare.AcceptOnlyFromAmong("ingress");

    public IEnumerable<Option> All => [_compare, _blocks, _seed, _track, _address, _html];

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_compare) is not null;

    /// <summary>The stack of the Ingress, or all that is wrong with its file or with the other stack's.</summary>
    public static Checked<BenchSettings> Bench(Terminal terminal, string stack)
    {
        var name = BenchSettings.StackOf(stack);
        return File.Exists(Path.Combine(terminal.Directory, $"Pulumi.{stack}.yaml")) && !File.Exists(Path.Combine(terminal.Directory, $"Pulumi.{name}.yaml"))
            ? Bad(new($"Pulumi.{name}.yaml", "there is no such file, which declares the Ingress", $"write it as docs/benchmark.md says, and `pulumi up --stack {name}`"))
            : StackFiles.Load(terminal.Directory, stack).Then(SettingsReader.Read)
                .Then(_ => StackFiles.Declaration(terminal.Directory, name))
                .Then(declared => declared is BenchSettings bench && bench.Of == stack
                    ? new Checked<BenchSettings>.Good(bench)
                    : Bad(new($"Pulumi.{name}.yaml", $"declares no Ingress to compare {stack} with", $"say trino-infra:benchOf: {stack}, as docs/benchmark.md does")));
    }

    /// <summary>The others mean nothing without <c>--compare</c>.</summary>
    public void Validate(CommandResult result)
    {
        if (result.GetResult(_compare) is null && All.Skip(1).FirstOrDefault(option => result.GetResult(option) is { Implicit: false }) is { } lost)
            result.AddError($"{lost.Name} goes with --compare ingress.");
    }

    /// <param name="terminal">Where relative paths go from.</param>
    /// <param name="bench">The stack that the comparison is of.</param>
    public Checked<WantedComparison> Read(Terminal terminal, ParseResult parsed, BenchSettings bench)
    {
        List<Fault> faults = [];
        var blocks = Number(parsed, _blocks, 6, 1, MostBlocks, faults);
        var seed = Number(parsed, _seed, Random.Shared.Next(10_000), 0, int.MaxValue, faults);
        DoorAddress? address = null;
        if (parsed.GetValue(_address) is { } text && !DoorAddress.TryParse(text, out address, out var problem))
            faults.Add(new(_address.Name, $"{Quoted.Text(text)} {problem.What}", problem.Fix));
        var html = parsed.GetValue(_html) is { } file ? Path.Combine(terminal.Directory, file) : null;
        // After a quarter of an hour it would be a pity.
        if (html is not null && (Directory.Exists(html) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(html)))))
            faults.Add(new(_html.Name, $"{Quoted.Text(parsed.GetValue(_html)!)} {(Directory.Exists(html) ? "is a folder" : "is in no folder that there is")}", "name a file in one"));
        var track = Track(parsed, bench, faults);
        return faults.Count == 0
            ? new Checked<WantedComparison>.Good(new(blocks, seed, track!, address, html))
            : new Checked<WantedComparison>.Bad([.. faults]);
    }

    private TrackSettings? Track(ParseResult parsed, BenchSettings bench, List<Fault> faults)
    {
        if (parsed.GetValue(_track) is not { } name)
            return bench.Measured.OwnTrack;
        var track = bench.Tracks.FirstOrDefault(track => track.Name.ToString() == name);
        if (track is null)
            faults.Add(new(_track.Name, $"{Quoted.Text(name)} is no track of the stack's own", $"name one of {string.Join(", ", bench.Tracks.Select(each => each.Name))}"));
        return track;
    }

    private static Checked<BenchSettings> Bad(Fault fault) => new Checked<BenchSettings>.Bad([fault]);

    private static int Number(ParseResult parsed, Option<string> option, int without, int min, int max, List<Fault> faults) =>
        parsed.GetValue(option) is { } text ? NumberOption.Read(option.Name, text, min, max, faults) : without;
}

/// <summary>What is to be compared.</summary>
/// <param name="Seed">Of the order of rounds.</param>
/// <param name="Track">Which all ways lead to.</param>
/// <param name="Ingress">Where this machine finds the Ingress; null where DNS says it.</param>
/// <param name="Html">Where the page goes; null for none.</param>
internal sealed record WantedComparison(int Blocks, int Seed, TrackSettings Track, DoorAddress? Ingress, string? Html);
