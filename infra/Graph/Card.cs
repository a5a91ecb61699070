using System.Collections.Immutable;

namespace TrinoInfra.Graph;

/// <summary>A box of lines, from some of which a line of the picture goes out.</summary>
/// <param name="X">Its left side.</param>
/// <param name="Width">In pixels, as are all places and lengths here.</param>
/// <param name="Lines">As long as fits.</param>
/// <param name="Colour">The class of its edge; null for a plain one.</param>
internal sealed record Card(double X, double Width, ImmutableArray<CardLine> Lines, string? Colour)
{
    private const double Padding = 10;

    /// <summary>From the top of a line to its base.</summary>
    private const double Ascent = 12;

    /// <summary>Above what begins, for the rule.</summary>
    private const double Break = 7;

    public double Top { get; init; }

    public double Height => Baseline(Lines.Length) - Ascent + Padding - Top;

    public double Middle => Top + (Height / 2);

    public double Right => X + Width;

    public double Bottom => Top + Height;

    /// <summary>Of lines of any length: longer ones are broken.</summary>
    public static Card Of(Column column, IEnumerable<CardLine> lines, string? colour = null) =>
        new(column.X, column.Width, [.. lines.SelectMany(line => line.Broken(SvgPicture.Letters(column.Width - (2 * Padding))))], colour);

    /// <summary>
    /// One below the other, the middle of each as near as can be to where it is wished, from <paramref name="top"/> down and,
    /// if they have room so, to no further than <paramref name="bottom"/>.
    /// </summary>
    public static ImmutableArray<Card> Stacked(
        IReadOnlyList<(Card Card, double Wish)> cards, double top, double gap, double bottom = double.PositiveInfinity)
    {
        var stacked = cards.Select(pair => pair.Card).ToArray();
        var free = top;
        foreach (var (index, (card, wish)) in cards.Index())
        {
            stacked[index] = card with { Top = Math.Max(free, wish - (card.Height / 2)) };
            free = stacked[index].Bottom + gap;
        }

        var end = Math.Max(bottom, top + stacked.Sum(card => card.Height + gap) - gap);
        for (var index = stacked.Length - 1; index >= 0; index--)
        {
            stacked[index] = stacked[index] with { Top = Math.Min(stacked[index].Top, end - stacked[index].Height) };
            end = stacked[index].Top - gap;
        }

        return [.. stacked];
    }

    /// <summary>How far down the line of this key is, at its middle.</summary>
    public double Level(string key) => Baseline(Lines.IndexOf(Lines.First(line => line.Key == key))) - 4;

    public void Draw(SvgPicture picture)
    {
        picture.Box(X, Top, Width, Height, "card", Colour);
        foreach (var (index, line) in Lines.Index())
        {
            if (line.IsBegin)
                picture.Rule(X, Right, Baseline(index) - Ascent - (Break / 2));
            picture.Text(line.AtEnd ? Right - Padding : X + Padding, Baseline(index), line.Text, line.IsName ? "name" : "word", line.AtEnd);
        }
    }

    private double Baseline(int index) =>
        Top + Padding + Ascent + (index * SvgPicture.LineHeight) + (Break * Lines.Take(index + 1).Count(line => line.IsBegin));
}
