using TrinoInfra.Graph;

namespace TrinoInfra.Arms.Page;

/// <summary>Pictures of a comparison, as wide as a telephone.</summary>
internal static class ArmsPlots
{
    private const double Width = 340, Left = 92, Right = Width - 16, Row = 26, Top = 34, Dot = 8;

    /// <summary>The median of one quantile of each arm, and its interval.</summary>
    public static string Of(int quantile, IReadOnlyList<ArmFigures> arms)
    {
        var picture = new SvgPicture();
        var name = Quantile.All[quantile].Name;
        var known = arms.Index().Select(arm => (arm.Index, arm.Item.Arm.Name, Interval: arm.Item.Latency[quantile])).ToList();
        var axis = Axis.Of([.. known.Select(arm => arm.Interval).OfType<MedianInterval>().SelectMany(each => new[] { each.Low, each.High })], Left, Right);
        picture.Text(12, 18, $"{name}, milliseconds", "name");
        foreach (var (index, arm, interval) in known)
        {
            var y = Top + (Row * index) + (Row / 2);
            picture.Text(12, y + 4, Short(arm), "word");
            if (interval is null)
            {
                picture.Text(Left, y + 4, "too few statements", "word");
                continue;
            }

            var colour = SvgPicture.Colour(index);
            var (low, high, middle) = (axis.Place(interval.Low), axis.Place(interval.High), axis.Place(interval.Median));
            var words = $"{arm}, {name}: {Amounts.Of(interval)} ms";
            picture.Line($"M{N(low)} {N(y)}H{N(high)}M{N(low)} {N(y - 5)}V{N(y + 5)}M{N(high)} {N(y - 5)}V{N(y + 5)}", "interval", colour, 2, words);
            picture.Box(middle - (Dot / 2), y - (Dot / 2), Dot, Dot, "block", colour);
        }

        var bottom = Top + (Row * arms.Count) + 4;
        Mark(picture, axis, bottom);
        return picture.Drawn(Width, bottom + 24, $"{name} of each way, with its interval");
    }

    /// <summary>One quantile of each round, in the order in which they were: what drifted, and what stood out.</summary>
    public static string Rounds(int quantile, IReadOnlyList<ArmRounds> arms)
    {
        const double High = 150;
        var picture = new SvgPicture();
        var wanted = Quantile.All[quantile];
        var rounds = arms.Index()
            .SelectMany(arm => arm.Item.Rounds, (arm, round) => (Arm: arm.Index, arm.Item.Arm.Name, round.Place, Value: wanted.In(round)))
            .Where(round => round.Value is not null)
            .ToList();
        var across = new Axis(-0.5, arms.Sum(arm => arm.Rounds.Length) - 0.5, 62, Right);
        var upwards = Axis.Of([.. rounds.Select(round => round.Value!.Value)], Top + High, Top);
        picture.Text(12, 18, $"{wanted.Name} of each round, milliseconds", "name");
        foreach (var tick in upwards.Ticks)
        {
            picture.Rule(across.Begin, Right, upwards.Place(tick));
            picture.Text(across.Begin - 6, upwards.Place(tick) + 4, Amounts.Of(tick), "word", atEnd: true);
        }

        foreach (var arm in rounds.GroupBy(round => round.Arm))
        {
            var points = arm.OrderBy(round => round.Place).Select(round => (round.Place, X: across.Place(round.Place), Y: upwards.Place(round.Value!.Value))).ToList();
            picture.Line($"M{string.Join('L', points.Select(point => $"{N(point.X)} {N(point.Y)}"))}", "rounds", SvgPicture.Colour(arm.Key), 1.5, arm.First().Name);
            foreach (var (_, x, y) in points)
                picture.Box(x - 3, y - 3, 6, 6, "block", SvgPicture.Colour(arm.Key));
        }

        var bottom = Top + High + 22;
        picture.Text(across.Begin, bottom, "rounds, as they were measured", "word");
        foreach (var (index, arm) in arms.Index())
        {
            picture.Box(12, bottom + 12 + (18 * index), 10, 10, "block", SvgPicture.Colour(index));
            picture.Text(30, bottom + 21 + (18 * index), arm.Arm.Name, "word");
        }

        return picture.Drawn(Width, bottom + 20 + (18 * arms.Count), $"{wanted.Name} of each round");
    }

    private static void Mark(SvgPicture picture, Axis axis, double y)
    {
        picture.Rule(Left, Right, y);
        foreach (var tick in axis.Ticks)
        {
            var words = Amounts.Of(tick);
            picture.Box(axis.Place(tick) - 0.5, y, 1, 4, "block");
            picture.Text(axis.Place(tick) - (SvgPicture.Width(words.Length) / 2), y + 17, words, "word");
        }
    }

    private static string Short(string name) => name.Length <= SvgPicture.Letters(Left - 12) ? name : name[..(SvgPicture.Letters(Left - 12) - 1)] + "…";

    private static string N(double value) => SvgPicture.Number(value);
}
