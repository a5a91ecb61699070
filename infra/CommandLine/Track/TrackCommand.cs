using System.CommandLine;
using TrinoInfra.Checking;
using TrinoInfra.Diff;
using TrinoInfra.Settings;
using TrinoInfra.StackEdits;

namespace TrinoInfra.CommandLine.Track;

/// <summary><c>track add | weight | promote | retire &lt;stack&gt; ...</c>: edits of the stack file, shown before they are written.</summary>
internal static class TrackCommand
{
    public static Command Create(Terminal terminal) => new(
        "track", "Edits the tracks of a stack file and nothing else in it. Shows what changes before it writes.")
    {
        Add(terminal),
        Weight(terminal),
        Promote(terminal),
        Retire(terminal),
    };

    private static Command Add(Terminal terminal)
    {
        var stack = StackArgument.Create();
        var version = new Argument<string>("version") { Description = "The version of Trino that it runs: the tag of the image." };
        var name = new Option<string>("--name") { Description = "Its name; else the primary's with the new version in it, or trino-<version>.", HelpName = "name" };
        var chart = new Option<string>("--chart") { Description = "The version of its chart; else the newest that this program has.", HelpName = "version" };
        return new EditCommand("add", "Adds a track of weight 0 with the primary's settings and another version.", terminal, stack) { stack, version, name, chart }
            .Editing((parsed, opened) => Read<ImageTag>("version", parsed.GetRequiredValue(version)).Then(tag => TrackToAdd.Of(
                opened.Settings, tag, parsed.GetValue(name), parsed.GetValue(chart)).Then(track => StackEditor.AddTrack(opened.Stack, track))));
    }

    private static Command Weight(Terminal terminal)
    {
        var (stack, track) = (StackArgument.Create(), Track());
        var weight = new Argument<string>("weight") { Description = "Its new weight, 0 to 1000000, relative to the other tracks'." };
        return new EditCommand("weight", "Gives a track another weight.", terminal, stack) { stack, track, weight }
            .Editing((parsed, opened) => Read<Weight>("weight", parsed.GetRequiredValue(weight)).Then(value => StackEditor.SetWeights(
                opened.Stack, new Dictionary<string, Weight> { [parsed.GetRequiredValue(track)] = value })));
    }

    private static Command Promote(Terminal terminal)
    {
        var (stack, track) = (StackArgument.Create(), Track());
        return new EditCommand("promote", "Makes a track the primary, which serves what is not a statement.", terminal, stack) { stack, track }
            .Editing((parsed, opened) => parsed.GetRequiredValue(track) is var name && opened.Settings.PrimaryTrack.Name == name
                ? new Checked<string>.Good(opened.Stack.Text)
                : StackEditor.SetPrimary(opened.Stack, name));
    }

    private static Command Retire(Terminal terminal)
    {
        var (stack, track) = (StackArgument.Create(), Track());
        var deployed = new Option<string>("--deployed")
        {
            Description = "What `pulumi stack export` prints, - for stdin.",
            HelpName = "file",
        };
        var idle = new Option<bool>("--idle") { Description = "Your word that no query runs on it: its Web UI shows them." };
        return new EditCommand("retire", "Gives a track weight 0; run again, when that is deployed and it is idle, takes it out.", terminal, stack) { stack, track, deployed, idle }
            .Editing((parsed, opened) => Retirement.Of(
                opened, parsed.GetRequiredValue(track), parsed.GetValue(idle), parsed.GetValue(deployed) is { } file
                    ? RecordedInput.Read(terminal, file, EngineExport.Read, "pipe in `pulumi stack export`, and give - here")
                    : null));
    }

    private static Argument<string> Track() => new("track") { Description = "The track's name, as in the stack file." };

    private static Checked<T> Read<T>(string argument, string text)
        where T : ISettingValue<T> => T.TryParse(text, out var value, out var problem)
            ? new Checked<T>.Good(value)
            : new Checked<T>.Bad([new(argument, $"{Quoted.Text(text)} {problem.What}", problem.Fix)]);
}
