using System.Globalization;

namespace TrinoInfra.Graph;

/// <summary>The order in which a stack comes up as a picture: a line a resource, a column a step, and what holds each up.</summary>
internal static class StartOrderSvg
{
    private const double RowHeight = 20, ComponentGap = 8, BlockHeight = 12;

    /// <summary>Of an ordinary line, and of one of the longest wait; in pixels.</summary>
    private const double Thin = 1, Thick = 2.5;

    private const string Longest = "t0";

    /// <param name="layout">Null for the wide one.</param>
    public static string Of(StartOrder order, string stack, StartOrderLayout? layout = null)
    {
        layout ??= StartOrderLayout.Wide;
        var picture = new SvgPicture();
        var (margin, blockWidth) = (layout.Margin, layout.BlockWidth);
        var (up, down) = ($"The order in which stack {stack} comes up;", "it goes down the other way round.");
        string[] words = layout.TellsKinds ? [$"{up} {down}"] : [up, down];
        var top = 48 + margin + ((words.Length - 1) * SvgPicture.LineHeight);
        var levels = Levels(order, top);
        var names = margin + (layout.TellsKinds ? SvgPicture.Width(order.Resources.Max(resource => resource.Kind.Length)) + 20 : 0);
        var lanes = StartLanes.Of(order, levels);
        var steps = Lefts(order, layout, lanes, names + SvgPicture.Width(order.Resources.Max(resource => resource.Name.Length)) + layout.Gap);
        var width = Math.Max(steps[^1] + blockWidth, margin + SvgPicture.Width(words.Max(line => line.Length))) + margin;
        var bottom = levels.Values.Max() + (RowHeight / 2);

        foreach (var (index, line) in words.Index())
            picture.Text(margin, margin + 12 + (index * SvgPicture.LineHeight), line, "word");
        picture.Text(steps[0] - 12, top - 14, "step", "word", atEnd: true);
        foreach (var (index, left) in steps.Index())
        {
            var number = (index + 1).ToString(CultureInfo.InvariantCulture);
            picture.Text(left + (blockWidth / 2) - (4 * number.Length), top - 14, number, "word");
        }

        StartingResource? above = null;
        foreach (var resource in order.Resources)
        {
            var level = levels[resource.Name];
            if (above is not null && above.Component != resource.Component)
                picture.Rule(margin, width - margin, level - (RowHeight / 2) - (ComponentGap / 2));
            if (layout.TellsKinds)
                picture.Text(margin, level + 4, resource.Kind, "word");
            picture.Text(names, level + 4, resource.Name, "name");
            picture.Box(steps[resource.Step - 1], level - (BlockHeight / 2), blockWidth, BlockHeight, "block", resource.IsLongest ? Longest : null);
            above = resource;
        }

        // What matters most lies above the others.
        foreach (var wait in order.Waits.OrderBy(wait => wait.IsLongest))
        {
            var (from, to) = (steps[wait.From.Step - 1] + blockWidth, steps[wait.To.Step - 1]);
            picture.Line(
                $"M{SvgPicture.Number(from)} {SvgPicture.Number(levels[wait.From.Name])}H{SvgPicture.Number(from + layout.Left(lanes[wait.From.Name]))}V{SvgPicture.Number(levels[wait.To.Name])}H{SvgPicture.Number(to)}",
                "",
                wait.IsLongest ? Longest : null,
                wait.IsLongest ? Thick : Thin,
                $"{wait.To.Name} after {string.Join(", ", wait.To.After)}");
        }

        DrawLegend(picture, layout, bottom + 24);
        return picture.Drawn(width, bottom + 40, $"The order in which stack {stack} comes up");
    }

    /// <summary>How far down the middle of each resource is, a component a little away from the one before.</summary>
    private static Dictionary<string, double> Levels(StartOrder order, double top)
    {
        var levels = new Dictionary<string, double>();
        var (level, component) = (top - (RowHeight / 2), order.Resources[0].Component);
        foreach (var resource in order.Resources)
        {
            level += RowHeight + (resource.Component == component ? 0 : ComponentGap);
            component = resource.Component;
            levels[resource.Name] = level;
        }

        return levels;
    }

    /// <summary>Where each step begins, the first at <paramref name="first"/>: as far from the one before as the lines between them need.</summary>
    private static double[] Lefts(StartOrder order, StartOrderLayout layout, Dictionary<string, int> lanes, double first)
    {
        var lefts = new double[order.Steps];
        lefts[0] = first;
        for (var step = 1; step < lefts.Length; step++)
        {
            lefts[step] = lefts[step - 1] + layout.BlockWidth
                + layout.Width(order.Waits.Where(wait => wait.From.Step == step).Max(wait => lanes[wait.From.Name]));
        }

        return lefts;
    }

    private static void DrawLegend(SvgPicture picture, StartOrderLayout layout, double y)
    {
        picture.Box(layout.Margin, y - 10, layout.BlockWidth, BlockHeight, "block", Longest);
        picture.Text(layout.Margin + layout.BlockWidth + 10, y, "of the longest wait", "word");
    }
}
