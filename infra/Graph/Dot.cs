using System.Globalization;
using System.Text;
using TrinoInfra.Checking;

namespace TrinoInfra.Graph;

/// <summary>A diagram in Graphviz' language, for <c>dot -Tsvg</c>.</summary>
internal static class Dot
{
    public static string Of(Diagram diagram)
    {
        var text = new StringBuilder("digraph {\n  rankdir=LR\n  compound=true\n  node [shape=box, fontname=monospace, fontsize=10]\n  edge [fontname=monospace, fontsize=10]\n");
        foreach (var frame in diagram.Frames)
        {
            if (frame.Title.Length > 0)
                text.Append(CultureInfo.InvariantCulture, $"  subgraph {FrameId(diagram, frame.Id)} {{\n    label={Quote([frame.Title])}\n    fontname=monospace\n    fontsize=10\n");
            foreach (var box in frame.Boxes)
                text.Append(CultureInfo.InvariantCulture, $"    {Quote([box.Id])} [label={Quote(box.Lines)}]\n");
            if (frame.Title.Length > 0)
                text.Append("  }\n");
        }

        foreach (var arrow in diagram.Arrows)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Quote([arrow.From])} -> {Quote([arrow.To])} [penwidth={arrow.Width}")
                .Append(arrow.Label.Length > 0 ? $", label={Quote([arrow.Label])}" : "")
                .Append(arrow.ToFrame is { } frame ? $", lhead={FrameId(diagram, frame)}" : "")
                .Append(arrow.IsDashed ? ", style=dashed" : "")
                .Append("]\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>A frame is a frame to Graphviz by this name alone.</summary>
    private static string FrameId(Diagram diagram, string frame) =>
        string.Create(CultureInfo.InvariantCulture, $"cluster_{diagram.Frames.ToList().FindIndex(each => each.Id == frame)}");

    /// <summary>Lines in quotes, where a backslash begins an escape, each at the left.</summary>
    private static string Quote(IReadOnlyCollection<string> lines) => lines.Count == 1
        ? $"\"{Escaped(lines.Single())}\""
        : $"\"{string.Concat(lines.Select(line => $"{Escaped(line)}\\l"))}\"";

    // An ampersand begins an entity, as in HTML.
    private static string Escaped(string line) => Quoted.Whole(line)
        .Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("&", "&amp;", StringComparison.Ordinal);
}
