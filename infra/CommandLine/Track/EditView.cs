using Spectre.Console;
using TrinoInfra.Checking;
using TrinoInfra.Diff;
using TrinoInfra.Files;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Track;

/// <summary>What an edit does to a stack file, line by line, and to the shares of its tracks.</summary>
internal static class EditView
{
    public static void Write(StackFile file, StackSettings before, string text, StackSettings after, IAnsiConsole console)
    {
        console.MarkupLineInterpolated($"[bold]{file.Name}[/]");
        foreach (var (mark, line) in LineDifference.Of(file.Text, text))
            console.Write(MarkedLine.Of(2, $"{mark}", 1, $"{Quoted.Whole(line.TrimEnd('\r'))}{(mark == '…' ? " …" : "")}", Style(mark)));
        var shares = Shares(before, after).ToList();
        if (shares.Count > 0)
            console.MarkupLineInterpolated($"Shares  [bold]{string.Join(", ", shares)}[/]");
    }

    private static IEnumerable<string> Shares(StackSettings before, StackSettings after)
    {
        var (was, now) = (Routing.Shares.Of(before.Tracks), Routing.Shares.Of(after.Tracks));
        return before.Tracks.Concat(after.Tracks).Select(track => track.Name.ToString()).Distinct()
            .Where(track => was.ContainsKey(track) && now.ContainsKey(track) && was[track] != now[track])
            .Select(track => $"{track} {was[track]} -> {now[track]}");
    }

    private static Style Style(char mark) => mark switch
    {
        '+' => Ink.Green,
        '-' => Ink.Red,
        _ => Ink.Grey,
    };
}
