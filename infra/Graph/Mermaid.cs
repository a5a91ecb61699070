using System.Globalization;
using System.Text;
using TrinoInfra.Checking;

namespace TrinoInfra.Graph;

/// <summary>A diagram in Mermaid's language, which GitHub, GitLab and many wikis draw.</summary>
internal static class Mermaid
{
    public static string Of(Diagram diagram)
    {
        var ids = diagram.Frames.SelectMany(frame => frame.Boxes).Select((box, index) => (box.Id, Name: $"n{index}")).ToDictionary(pair => pair.Id, pair => pair.Name);
        var frames = diagram.Frames.Select((frame, index) => (frame.Id, Name: $"f{index}")).Where(frame => frame.Id.Length > 0).ToDictionary(pair => pair.Id, pair => pair.Name);
        var text = new StringBuilder("flowchart LR\n");
        foreach (var frame in diagram.Frames)
        {
            if (frame.Title.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"  subgraph {frames[frame.Id]}[{Quote([frame.Title])}]\n");
            foreach (var box in frame.Boxes)
                text.Append(CultureInfo.InvariantCulture, $"    {ids[box.Id]}[{Quote(box.Lines)}]\n");
            if (frame.Title.Length > 0)
                text.Append("  end\n");
        }

        foreach (var arrow in diagram.Arrows)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {ids[arrow.From]} {(arrow.IsDashed ? "-.->" : "-->")}")
                .Append(arrow.Label.Length > 0 ? $"|{Quote([arrow.Label])}|" : "")
                .Append(CultureInfo.InvariantCulture, $" {(arrow.ToFrame is { } frame ? frames[frame] : ids[arrow.To])}\n");
        }

        foreach (var (index, arrow) in diagram.Arrows.Index().Where(arrow => arrow.Item.Weight > 0))
            text.Append(CultureInfo.InvariantCulture, $"  linkStyle {index} stroke-width:{arrow.Width}px\n");
        return text.ToString();
    }

    /// <summary>In quotes everything stands for itself but what may begin an entity, a tag, markdown or the end.</summary>
    private static string Quote(IEnumerable<string> lines) => $"\"{string.Join("<br>", lines.Select(Escaped))}\"";

    private static string Escaped(string line) => string.Concat(Quoted.Whole(line).Select(letter => letter is '"' or '#' or '<' or '>' or '&' or '`' or '*' or '_' or '~' or '\\' or ';'
        ? string.Create(CultureInfo.InvariantCulture, $"#{(int)letter};")
        : letter.ToString()));
}
