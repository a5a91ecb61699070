using System.Text;
using System.Text.RegularExpressions;

namespace TrinoInfra.Tests.Architecture;

/// <summary>The table of docs/architecture.md that says which room may know which, and the picture made from it.</summary>
internal sealed partial class RoomTable
{
    private static readonly string _file = Repository.File("docs", "architecture.md");

    private readonly SortedDictionary<string, string[]> _knows;

    private RoomTable(SortedDictionary<string, string[]> knows) => _knows = knows;

    /// <summary>Reads the rows <c>| `Room/` | what is in it | `Other/`, ... |</c>.</summary>
    public static RoomTable Read() => new(new SortedDictionary<string, string[]>(
        Row().Matches(File.ReadAllText(_file)).ToDictionary(
            row => row.Groups["room"].Value,
            row => Name().Matches(row.Groups["knows"].Value).Select(name => name.Groups[1].Value).ToArray()),
        StringComparer.Ordinal));

    public IReadOnlyList<string> Rooms => [.. _knows.Keys];

    public IEnumerable<(string From, string To)> Arrows => _knows.SelectMany(row => row.Value.Select(to => (row.Key, to)));

    /// <summary>The picture as Mermaid, without the arrows that a longer way says too.</summary>
    public string Picture()
    {
        var picture = new StringBuilder("```mermaid\nflowchart TD\n");
        foreach (var (from, to) in Arrows.Where(arrow => !HasLongerWay(arrow.From, arrow.To)))
            picture.Append($"  {Id(from)}[{from}] --> {Id(to)}[{to}]\n");
        return picture.Append("```\n").ToString();
    }

    /// <summary>The picture that stands in the document.</summary>
    public static string PictureInDocument() => Drawing().Match(File.ReadAllText(_file)).Value;

    public static void WritePicture(string picture) =>
        File.WriteAllText(_file, Drawing().Replace(File.ReadAllText(_file), picture, 1));

    /// <summary>The rooms of a circle, each knowing the next; empty where there is none.</summary>
    public IReadOnlyList<string> Circle() =>
        Rooms.Select(room => Way(room, room)).FirstOrDefault(way => way.Count > 0) ?? [];

    private bool HasLongerWay(string from, string to) =>
        _knows[from].Any(next => next != to && Way(next, to).Count > 0);

    private List<string> Way(string from, string to, HashSet<string>? seen = null)
    {
        seen ??= [];
        foreach (var next in _knows.GetValueOrDefault(from, []).Where(seen.Add))
        {
            if (next == to)
                return [from, to];
            if (Way(next, to, seen) is { Count: > 0 } rest)
                return [from, .. rest];
        }

        return [];
    }

    private static string Id(string room) => room.Replace("/", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^\| `(?<room>[A-Za-z]+(/|\.cs))` \|[^|]*\|(?<knows>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();

    [GeneratedRegex("```mermaid\n.*?```\n", RegexOptions.Singleline)]
    private static partial Regex Drawing();
}
