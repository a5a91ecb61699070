using System.Globalization;

namespace TrinoInfra.Graph;

/// <summary>The order in which a stack comes up as a picture: a line a resource, a column a step, and what holds each up.</summary>
internal static class StartOrderSvg
{
    private const double Margin = 14, RowHeight = 20, Top = 62;

    /// <summary>Beside the longest of kinds.</summary>
    private const double NameX = 122;

    private const double StepWidth = 52, BlockWidth = 34, BlockHeight = 12;

    public static string Of(StartOrder order, string stack)
    {
        var picture = new SvgPicture();
        var steps = NameX + SvgPicture.Width(order.Resources.Max(resource => resource.Name.Length)) + 30;
        double Left(int step) => steps + ((step - 1) * StepWidth);
        var width = steps + (order.Steps * StepWidth) + Margin;
        picture.Text(Margin, Margin + 12, $"The order in which stack {stack} comes up; it goes down the other way round.", "word");
        foreach (var step in Enumerable.Range(1, order.Steps))
            picture.Text(Left(step) + (BlockWidth / 2) - 4, Top - 14, step.ToString(CultureInfo.InvariantCulture), "word");

        var levels = new Dictionary<string, (double Y, StartingResource Resource)>();
        var y = Top;
        string? component = null;
        foreach (var resource in order.Resources)
        {
            if (component is not null && resource.Component != component)
            {
                picture.Rule(Margin, width - Margin, y + 3);
                y += 8;
            }

            component = resource.Component;
            levels[resource.Name] = (y + (RowHeight / 2), resource);
            picture.Text(Margin, y + 14, resource.Kind, "word");
            picture.Text(NameX, y + 14, resource.Name, "name");
            picture.Box(Left(resource.Step), y + 4, BlockWidth, BlockHeight, "block", resource.IsLongest ? SvgPicture.Colour(0) : null);
            y += RowHeight;
        }

        // What matters most lies above the others.
        foreach (var (level, resource) in levels.Values.OrderBy(place => place.Resource.IsLongest))
        {
            foreach (var (above, last) in resource.Last.Select(name => levels[name]).OrderBy(place => place.Resource.IsLongest))
            {
                var longest = resource.IsLongest && last.IsLongest;
                picture.Line(
                    $"M{SvgPicture.Number(Left(last.Step) + BlockWidth)} {SvgPicture.Number(above)}h{SvgPicture.Number((StepWidth - BlockWidth) / 2)}V{SvgPicture.Number(level)}H{SvgPicture.Number(Left(resource.Step))}",
                    "",
                    longest ? SvgPicture.Colour(0) : null,
                    longest ? 2.5 : 1,
                    $"{resource.Name} after {string.Join(", ", resource.After)}");
            }
        }

        var legend = y + 24;
        picture.Box(Margin, legend - 10, BlockWidth, BlockHeight, "block", SvgPicture.Colour(0));
        picture.Text(Margin + BlockWidth + 10, legend, "of the longest wait", "word");
        return picture.Drawn(width, legend + 16, $"The order in which stack {stack} comes up");
    }
}
