using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using TrinoInfra.Graph;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Graph;

/// <summary>Both pictures as texts for Mermaid and Graphviz: whatever stands in a stack file, each line is what it is meant to be.</summary>
public sealed partial class DiagramTests
{
    public static TheoryData<string> Hostile =>
    [
        "\"><script>alert(1)</script>",
        "]] --> x[y",
        "\"] n0 --> n9",
        "#quot; #35; &quot; <br> `*_~",
        "\\",
        "\\\" ]; x -> y [label=\\\"",
        "%%{init: {}}%% end",
        "${x} $(y) {{z}} {0}",
        "]]>--><!--",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_value_of_a_match_is_a_text_and_nothing_else(string value)
    {
        var stack = DrawnStack.Of(TestStack.Good(tracks: $"[{{ name: clients, weight: 1, match: [{{ header: X-Trino-User, value: '{value}' }}] }}, {{ name: end, weight: 0 }}]"));
        var line = $"/v1/statement, X-Trino-User: {value}";

        var drawing = new Drawing(TrafficSvg.Of(stack.Traffic));
        TrafficSvgTests.StandsAlone(drawing);
        Assert.Contains(Drawing.Blankless(line), drawing.Words, StringComparison.Ordinal);

        var diagram = Diagram.Of(stack.Traffic);
        Assert.Contains(line, MermaidLabels(Mermaid.Of(diagram)).SelectMany(label => label));
        Assert.Contains(line, DotLabels(Dot.Of(diagram)).SelectMany(label => label));
    }

    [Fact]
    public void Any_stack_has_all_boxes_and_arrows_in_both_languages() => SettingsGen.Stack.Sample(
        settings =>
        {
            var stack = DrawnStack.Of(settings);
            foreach (var diagram in new[] { Diagram.Of(stack.Traffic), Diagram.Of(stack.Order) })
            {
                var boxes = diagram.Frames.SelectMany(frame => frame.Boxes).ToList();
                Assert.Equal(boxes.Count, boxes.Select(box => box.Id).Distinct().Count());
                Assert.Subset(boxes.Select(box => box.Id).ToHashSet(), diagram.Arrows.SelectMany(arrow => new[] { arrow.From, arrow.To }).ToHashSet());

                var (mermaid, dot) = (Mermaid.Of(diagram), Dot.Of(diagram));
                Assert.Equal(boxes.Select(box => string.Join('\n', box.Lines)), MermaidLabels(mermaid).Select(label => string.Join('\n', label)));
                Assert.Equal(boxes.Select(box => string.Join('\n', box.Lines)), DotLabels(dot).Select(label => string.Join('\n', label)));
                Assert.Equal(diagram.Arrows.Length, mermaid.Split('\n').Count(line => MermaidArrow().IsMatch(line)));
                Assert.Equal(diagram.Arrows.Length, dot.Split('\n').Count(line => DotArrow().IsMatch(line)));
            }
        },
        iter: 20, threads: 1);

    [Fact]
    public void The_order_has_every_resource_and_every_wait()
    {
        var plan = DrawnStack.Named("dev").Plan;
        var diagram = Diagram.Of(StartOrder.Of(plan));

        Assert.Equal(
            plan.Resources.Where(resource => resource is { IsComponent: false, IsProvider: false }).Select(resource => resource.Name).Order(StringComparer.Ordinal),
            diagram.Frames.SelectMany(frame => frame.Boxes).Select(box => box.Id).Order(StringComparer.Ordinal));
        Assert.Equal(plan.Resources.Where(resource => !resource.IsComponent).Sum(resource => resource.DependsOn.Length), diagram.Arrows.Length);
    }

    /// <summary>What its boxes say, once every line is found to be one that is meant.</summary>
    private static List<string[]> MermaidLabels(string text)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.Equal("flowchart LR", lines[0]);
        Assert.All(lines.Skip(1), line => Assert.True(
            MermaidBox().IsMatch(line) || MermaidArrow().IsMatch(line) || MermaidFrame().IsMatch(line) || MermaidWidth().IsMatch(line) || line == "  end", line));
        return
        [
            .. lines.Select(line => MermaidBox().Match(line)).Where(match => match.Success).Select(match => match.Groups["label"].Value.Split("<br>")
                .Select(each => Entity().Replace(each, code => $"{(char)int.Parse(code.Groups[1].Value, CultureInfo.InvariantCulture)}")).ToArray()),
        ];
    }

    private static List<string[]> DotLabels(string text)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.Equal(("digraph {", "}"), (lines[0], lines[^1]));
        Assert.All(lines[1..^1], line => Assert.True(DotBox().IsMatch(line) || DotArrow().IsMatch(line) || DotFrame().IsMatch(line), line));
        return
        [
            .. lines.Select(line => DotBox().Match(line)).Where(match => match.Success).Select(match =>
                LineEnd().Replace(match.Groups["label"].Value, "\n").TrimEnd('\n').Split('\n').Select(each => Escape().Replace(each, "$1").Replace("&amp;", "&", StringComparison.Ordinal)).ToArray()),
        ];
    }

    // Within the quotes a label ends no quote, begins no tag but <br>, and no entity but those by number.
    private const string MermaidText = """(?:[^"<>&`*_~\\#]|<br>|#\d+;)*""";

    private const string DotText = """(?:[^"\\&]|\\.|&amp;)*""";

    [GeneratedRegex($"""^    n\d+\["(?<label>{MermaidText})"\]$""")]
    private static partial Regex MermaidBox();

    [GeneratedRegex($"""^  subgraph f\d+\["{MermaidText}"\]$""")]
    private static partial Regex MermaidFrame();

    [GeneratedRegex($"""^  n\d+ (-->|-\.->)(\|"{MermaidText}"\|)? [nf]\d+$""")]
    private static partial Regex MermaidArrow();

    [GeneratedRegex(@"^  linkStyle \d+ stroke-width:[\d.]+px$")]
    private static partial Regex MermaidWidth();

    [GeneratedRegex("#([0-9]+);")]
    private static partial Regex Entity();

    [GeneratedRegex($"""^    "{DotText}" \[label="(?<label>{DotText})"\]$""")]
    private static partial Regex DotBox();

    [GeneratedRegex($"""^  "{DotText}" -> "{DotText}" \[penwidth=[\d.]+(, label="{DotText}")?(, lhead=cluster_\d+)?(, style=dashed)?\]$""")]
    private static partial Regex DotArrow();

    [GeneratedRegex($$"""^  (subgraph cluster_\d+ \{|  label="{{DotText}}"|  fontname=monospace|  fontsize=10|\}|rankdir=LR|compound=true|(node|edge) \[[a-z0-9=, ]+\])$""")]
    private static partial Regex DotFrame();

    // An escape that ends a line is no backslash before an l.
    [GeneratedRegex(@"(?<=(^|[^\\])(\\\\)*)\\l")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();
}
