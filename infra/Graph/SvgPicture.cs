using System.Globalization;
using System.Xml.Linq;
using TrinoInfra.Checking;

namespace TrinoInfra.Graph;

/// <summary>
/// A picture that stands alone: no script, no font and no style from elsewhere, for light and for dark pages. Its letters are all
/// of one width, so that what fits is known without a browser.
/// </summary>
internal sealed class SvgPicture
{
    public const double LineHeight = 17;

    /// <summary>Of the widest monospaced font in use, rounded up.</summary>
    private const double LetterWidth = 7.3;

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // Eight that differ in light and in dark, also to those who see no red or green: lines are told apart by their ends besides.
    private static readonly (string Light, string Dark)[] Colours =
    [
        ("#0969da", "#4493f8"), ("#bc4c00", "#f0883e"), ("#1a7f37", "#3fb950"), ("#8250df", "#ab7df8"),
        ("#bf3989", "#db61a2"), ("#7d4e00", "#d29922"), ("#0a7d86", "#39c5cf"), ("#cf222e", "#f85149"),
    ];

    private readonly XElement lines = new(Svg + "g"), marks = new(Svg + "g");

    /// <summary>How many letters fit into a width in pixels.</summary>
    public static int Letters(double width) => (int)(width / LetterWidth);

    /// <summary>How wide so many letters are, in pixels.</summary>
    public static double Width(int letters) => letters * LetterWidth;

    /// <summary>The class of the colour of the track at this place in the stack file.</summary>
    public static string Colour(int track) => $"t{track % Colours.Length}";

    public void Box(double x, double y, double width, double height, string style, string? colour = null) => marks.Add(new XElement(
        Svg + "rect", At("x", x), At("y", y), At("width", width), At("height", height), new XAttribute("rx", "6"),
        new XAttribute("class", $"{style} {colour}".TrimEnd())));

    public void Rule(double x1, double x2, double y) => marks.Add(new XElement(
        Svg + "path", new XAttribute("d", $"M{Number(x1)} {Number(y)}H{Number(x2)}"), new XAttribute("class", "rule")));

    /// <param name="x">Its left end, or its right one.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="atEnd">Whether it ends at <paramref name="x"/>.</param>
    public void Text(double x, double y, string text, string style, bool atEnd = false) => marks.Add(new XElement(
        Svg + "text", At("x", x), At("y", y), new XAttribute("class", style),
        atEnd ? new XAttribute("text-anchor", "end") : null, Quoted.Whole(text)));

    /// <summary>A line below everything else, with the words that a pointer on it calls up.</summary>
    public void Line(string path, string style, string? colour, double width, string title) => lines.Add(new XElement(
        Svg + "path", new XAttribute("d", path), new XAttribute("class", $"line {style} {colour}".TrimEnd()), At("stroke-width", width),
        new XElement(Svg + "title", Quoted.Whole(title))));

    /// <summary>From left to right, level at both ends.</summary>
    public static string Curve(double x1, double y1, double x2, double y2)
    {
        var middle = (x1 + x2) / 2;
        return $"M{Number(x1)} {Number(y1)}C{Number(middle)} {Number(y1)} {Number(middle)} {Number(y2)} {Number(x2)} {Number(y2)}";
    }

    public static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    /// <param name="title">What it shows, for those who hear it.</param>
    public string Drawn(double width, double height, string title) => new XElement(
        Svg + "svg",
        At("width", width), At("height", height), new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"), new XAttribute("role", "img"),
        new XElement(Svg + "title", Quoted.Whole(title)),
        new XElement(Svg + "style", Style),
        new XElement(Svg + "rect", new XAttribute("class", "page"), new XAttribute("width", "100%"), new XAttribute("height", "100%")),
        lines,
        marks).ToString() + "\n";

    private static XAttribute At(string name, double value) => new(name, Number(value));

    public static string Style { get; } = $$"""

        text { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #59636e; white-space: pre }
        .name { font-weight: 600; fill: #1f2328 }
        .page { fill: #ffffff } .card { fill: #f6f8fa; stroke: #d1d9e0 } .rule { stroke: #d1d9e0 }
        .line { fill: none; stroke: #818b98 } .copy { stroke-dasharray: 5 4 } .none { stroke-dasharray: 1 4 } .block { stroke: none; fill: #818b98 }
        {{string.Join("\n", Colours.Select((colour, track) => $".line.t{track}, .card.t{track} {{ stroke: {colour.Light} }} .block.t{track} {{ fill: {colour.Light} }}"))}}
        @media (prefers-color-scheme: dark) {
        text { fill: #9198a1 } .name { fill: #f0f6fc }
        .page { fill: #0d1117 } .card { fill: #151b23; stroke: #3d444d } .rule { stroke: #3d444d }
        .line { stroke: #656c76 } .block { fill: #656c76 }
        {{string.Join("\n", Colours.Select((colour, track) => $".line.t{track}, .card.t{track} {{ stroke: {colour.Dark} }} .block.t{track} {{ fill: {colour.Dark} }}"))}}
        }

        """;
}
