using Spectre.Console;
using Spectre.Console.Rendering;

namespace TrinoInfra.CommandLine;

/// <summary>A line behind a mark; where it is too long it goes on below itself.</summary>
internal static class MarkedLine
{
    /// <param name="indent">Columns before the mark.</param>
    /// <param name="mark">At most as wide as <paramref name="width"/>.</param>
    public static IRenderable Of(int indent, string mark, int width, string text, Style style) => new Grid()
        .AddColumn(new GridColumn().NoWrap().Width(width).PadLeft(indent).PadRight(1))
        .AddColumn(new GridColumn().PadLeft(0).PadRight(0))
        .AddRow(new Text(mark, style), new Text(text, style));
}
