using System.Collections.Immutable;

namespace TrinoInfra.Graph;

/// <summary>A box of lines, from some of which a line of the picture goes out.</summary>
/// <param name="X">Its left side.</param>
/// <param name="Width">In pixels; longer lines are broken.</param>
/// <param name="Lines">Broken where they are too long.</param>
internal sealed record Card(double X, double Width, ImmutableArray<CardLine> Lines, string? Colour = null)
{
    private const double Padding = 10;

    /// <summary>Above what begins, for the rule.</summary>
    private const double Break = 7;

    public double Top { get; set; }

    public double Height => Baseline(Lines.Length) - Top - 12 + Padding;

    public double Middle => Top + (Height / 2);

    public double Right => X + Width;

    public double Bottom => Top + Height;

    public static Card Of(double x, double width, IEnumerable<CardLine> lines, string? colour = null) =>
        new(x, width, [.. lines.SelectMany(line => line.Broken(SvgPicture.Letters(width - (2 * Padding))))], colour);

    /// <summary>Where the line of this key is, at its middle.</summary>
    public double Level(string key) => Baseline(Lines.Select((line, index) => (line, index)).First(pair => pair.line.Key == key).index) - 4;

    public void Draw(SvgPicture picture)
    {
        picture.Box(X, Top, Width, Height, "card", Colour);
        for (var index = 0; index < Lines.Length; index++)
        {
            var line = Lines[index];
            if (line.IsBegin)
                picture.Rule(X, Right, Baseline(index) - 16);
            picture.Text(line.AtEnd ? Right - Padding : X + Padding, Baseline(index), line.Text, line.IsName ? "name" : "word", line.AtEnd);
        }
    }

    /// <summary>One below the other, each as near as can be to where it would be, none above another's end.</summary>
    public static void Stack(IReadOnlyList<(Card Card, double Wish)> cards, double top, double gap)
    {
        var free = top;
        foreach (var (card, wish) in cards)
        {
            card.Top = Math.Max(free, wish - (card.Height / 2));
            free = card.Bottom + gap;
        }
    }

    private double Baseline(int index) =>
        Top + Padding + (index * SvgPicture.LineHeight) + 12 + (Break * Lines.Take(index + 1).Count(line => line.IsBegin));
}

/// <param name="Key">By which the picture finds it; null where nothing goes out.</param>
/// <param name="IsName">Whether it is a name: bold.</param>
/// <param name="AtEnd">Whether it stands at the right side.</param>
/// <param name="IsBegin">Whether something begins with it: under a rule.</param>
internal sealed record CardLine(string Text, string? Key = null, bool IsName = false, bool AtEnd = false, bool IsBegin = false)
{
    /// <summary>Parts of at most so many letters, broken where a name may be: behind a dot, a hyphen, a slash, a space.</summary>
    public IEnumerable<CardLine> Broken(int letters)
    {
        var (rest, part) = (Text, this);
        while (rest.Length > letters)
        {
            var at = rest.LastIndexOfAny(['.', '-', '/', ' ', ',', '='], letters - 1) + 1;
            if (at < letters / 3)
                at = letters;
            yield return part with { Text = rest[..at].TrimEnd() };
            (rest, part) = (rest[at..], this with { Key = null, IsBegin = false });
        }

        yield return part with { Text = rest };
    }
}
