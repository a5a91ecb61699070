using System.Globalization;
using System.Xml.Linq;

namespace TrinoInfra.Tests.Graph;

/// <summary>A picture as a browser would lay it out: where its texts are, its boxes and the ends of its lines.</summary>
internal sealed class Drawing
{
    private const double LetterWidth = 7.3, Ascent = 11, Descent = 4;

    public Drawing(string svg)
    {
        Root = XDocument.Parse(svg).Root!;
        Page = new(0, 0, Number(Root, "width"), Number(Root, "height"));
        Texts = [.. Named("text").Select(TextOf)];
        Boxes = [.. Named("rect").Where(rect => rect.Attribute("x") is not null).Select(rect => new DrawnBox(
            Area.At(Number(rect, "x"), Number(rect, "y"), Number(rect, "width"), Number(rect, "height")), Class(rect)))];
        Lines = [.. Named("path").Where(path => Class(path).StartsWith("line", StringComparison.Ordinal)).Select(path => new DrawnLine(
            path.Attribute("d")!.Value, Number(path, "stroke-width"), path.Elements().Single().Value, Class(path)))];
    }

    public XElement Root { get; }

    public Area Page { get; }

    public IReadOnlyList<DrawnText> Texts { get; }

    public IReadOnlyList<DrawnBox> Boxes { get; }

    public IReadOnlyList<DrawnLine> Lines { get; }

    public IEnumerable<Area> Cards => Boxes.Where(box => box.Class.StartsWith("card", StringComparison.Ordinal)).Select(box => box.Area);

    /// <summary>All that it says, without blanks: a line may be broken at one.</summary>
    public string Words => Blankless(string.Concat(Texts.Select(text => text.Words)));

    public static string Blankless(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    private IEnumerable<XElement> Named(string name) => Root.Descendants().Where(element => element.Name.LocalName == name);

    private static DrawnText TextOf(XElement text)
    {
        var width = text.Value.Length * LetterWidth;
        var (x, y) = (Number(text, "x"), Number(text, "y"));
        var left = text.Attribute("text-anchor")?.Value == "end" ? x - width : x;
        return new(new(left, y - Ascent, left + width, y + Descent), text.Value, Class(text));
    }

    private static string Class(XElement element) => element.Attribute("class")!.Value;

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}

/// <summary>A rectangle, in pixels.</summary>
internal readonly record struct Area(double Left, double Top, double Right, double Bottom)
{
    // Numbers of a picture are rounded.
    private const double Tolerance = 0.2;

    public static Area At(double x, double y, double width, double height) => new(x, y, x + width, y + height);

    public double Level => (Top + Bottom) / 2;

    public bool Holds(Area other) => other.Left >= Left - Tolerance && other.Right <= Right + Tolerance && Spans(other.Top) && Spans(other.Bottom);

    public bool Meets(Area other) =>
        Left < other.Right - Tolerance && other.Left < Right - Tolerance && Top < other.Bottom - Tolerance && other.Top < Bottom - Tolerance;

    public bool Spans(double y) => y >= Top - Tolerance && y <= Bottom + Tolerance;

    public static bool IsAt(double one, double other) => Math.Abs(one - other) <= Tolerance;
}

internal sealed record DrawnText(Area Area, string Words, string Class);

internal sealed record DrawnBox(Area Area, string Class);

internal sealed record DrawnLine(string Path, double Width, string Title, string Class)
{
    public (double X, double Y) Start => Points[0];

    public (double X, double Y) End => Points[^1];

    private IReadOnlyList<(double X, double Y)> Points =>
    [
        .. Path.TrimStart('M').Split('C').SelectMany(part => part.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).Chunk(2))
            .Select(pair => (pair[0], pair[1])),
    ];
}
