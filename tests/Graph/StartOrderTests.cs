using CsCheck;
using TrinoInfra.Graph;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Graph;

/// <summary>The order in which a stack comes up as a picture: every resource once, what it waits for left of it.</summary>
public sealed class StartOrderTests
{
    [Fact]
    public void Any_stack_is_drawn_whole() => SettingsGen.Stack.Sample(settings => ShowsAll(DrawnStack.Of(settings)), iter: 30, threads: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public void Tracks_with_the_longest_of_names_are_legible(int tracks) =>
        ShowsAll(DrawnStack.Of(TestStack.Good(tracks: TrafficSvgTests.Named(tracks))));

    [Fact]
    public void Numbers_of_two_digits_have_room()
    {
        var stack = DrawnStack.Of(TestStack.Good(gateway: "{ hostname: trino.example.com, trackHosts: '{track}-trino.data.corp' }", tracks: TrafficSvgTests.Named(2)));

        Assert.InRange(stack.Order.Steps, 10, 99);
        ShowsAll(stack);
    }

    [Fact]
    public void A_line_runs_down_where_no_other_does_at_that_level()
    {
        var order = DrawnStack.Named("eight").Order;
        var levels = order.Resources.Select((resource, index) => (resource.Name, (double)index)).ToDictionary();
        var lanes = StartLanes.Of(order, levels);

        var spans = order.Waits.GroupBy(wait => wait.From, wait => levels[wait.To.Name])
            .Select(waits => (From: waits.Key, Begin: waits.Append(levels[waits.Key.Name]).Min(), End: waits.Append(levels[waits.Key.Name]).Max()))
            .ToList();

        foreach (var (index, one) in spans.Index())
        {
            Assert.DoesNotContain(spans.Skip(index + 1), other =>
                one.From.Step == other.From.Step && lanes[one.From.Name] == lanes[other.From.Name] && one.Begin <= other.End && other.Begin <= one.End);
        }
    }

    private static void ShowsAll(DrawnStack stack)
    {
        ShowsAll(stack, StartOrderLayout.Wide);
        ShowsAll(stack, StartOrderLayout.Narrow);
    }

    private static void ShowsAll(DrawnStack stack, StartOrderLayout layout)
    {
        var order = stack.Order;
        var drawing = new Drawing(StartOrderSvg.Of(order, "test", layout));
        TrafficSvgTests.StandsAlone(drawing);
        var blocks = drawing.Boxes.Select(box => box.Area).ToList();
        var areas = drawing.Texts.Select(text => text.Area).Concat(blocks).ToList();
        foreach (var (index, one) in areas.Index())
        {
            Assert.True(drawing.Page.Holds(one));
            Assert.DoesNotContain(areas.Skip(index + 1), one.Meets);
        }

        Area Block(string name)
        {
            var level = Assert.Single(drawing.Texts, text => text.Class == "name" && text.Words == name).Area.Level;
            return Assert.Single(blocks, block => Math.Abs(block.Level - level) < 2);
        }

        var placed = stack.Plan.Resources.Where(resource => resource is { IsComponent: false, IsProvider: false }).ToDictionary(resource => resource.Name, resource => Block(resource.Name));
        Assert.Equal(placed.Count + 1, blocks.Count);
        Assert.All(stack.Plan.Resources.Where(resource => placed.ContainsKey(resource.Name)), resource =>
        {
            Assert.All(resource.DependsOn, earlier => Assert.True(placed[earlier].Right < placed[resource.Name].Left, $"{earlier} is not left of {resource.Name}"));
            Assert.Equal(resource.DependsOn.Length > 0, drawing.Lines.Any(line => line.Title == $"{resource.Name} after {string.Join(", ", resource.DependsOn)}"));
        });
    }
}
