using System.Text.Json.Nodes;
using CsCheck;
using TrinoInfra.Graph;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Graph;

/// <summary>The way of a request as a picture: nothing is missing, nothing overlaps.</summary>
public sealed class TrafficSvgTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Tracks_with_the_longest_of_names_are_legible(int tracks)
    {
        var label = string.Concat(Enumerable.Repeat("long.", 39)) + "example.com";
        foreach (var gateway in new[]
        {
            $"{{ hostname: {label}, http: redirect }}",
            "{ hostname: trino.example.com, trackHosts: none, http: off }",
            "{ hostname: trino.example.com, trackHosts: '{track}-trino.data.corp', aliases: [trino.old.corp] }",
            "{ hostname: trino.example.com, existing: { name: edge, namespace: ingress, listeners: { https: https } } }",
        })
        {
            ShowsAll(DrawnStack.Of(TestStack.Good(gateway: gateway, tracks: Named(tracks))));
        }
    }

    [Fact]
    public void Any_stack_is_drawn_whole() => SettingsGen.Stack.Sample(settings => ShowsAll(DrawnStack.Of(settings)), iter: 40, threads: 1);

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("eight")]
    public void A_picture_stands_alone(string stack)
    {
        StandsAlone(new(TrafficSvg.Of(DrawnStack.Named(stack).Traffic)));
        StandsAlone(new(TrafficSvg.Of(DrawnStack.Named(stack).Traffic, TrafficLayout.Narrow)));
        StandsAlone(new(StartOrderSvg.Of(DrawnStack.Named(stack).Order, stack)));
    }

    [Theory]
    [InlineData("autoscaling: { enabled: true, maxReplicas: 9 }", "1 coordinator, 3 workers or more")]
    [InlineData("keda: { enabled: true, minReplicaCount: 1, maxReplicaCount: 9, triggers: [{ type: cpu, metadata: { value: '50' } }] }", "1 coordinator, workers by KEDA")]
    [InlineData("exchangeManager: {}", "1 coordinator, 3 workers")]
    public void Workers_are_as_many_as_somebody_decides(string server, string fact)
    {
        var workers = server.StartsWith("keda", StringComparison.Ordinal) ? "" : "workers: 3, ";
        var settings = TestStack.Good(tracks: $"[{{ name: stable, weight: 1, {workers}values: {{ server: {{ {server} }} }} }}]");

        Assert.Contains(fact, TrafficTrack.Of(settings.PrimaryTrack, settings).Facts);
    }

    [Fact]
    public void A_match_stands_as_in_the_stack_file_and_encrypted_it_is_not_shown()
    {
        var settings = TestStack.Good(tracks: """
            - name: stable
              weight: 1
              match:
                - { header: X-Trino-Client-Tags, value: a.b }
                - { header: X-Trino-Source, valueRegex: "dbt.*" }
                - { header: X-Trino-Client-Tags, value: { secure: v1:abc:def } }
                - { header: X-Trino-User, value: { secure: v1:abc:def } }
            """);

        var rule = DrawnStack.Of(settings).Traffic.Routes.SelectMany(route => route.Rules).First(rule => rule.Name == "stable");

        Assert.Equal(
            [
                "POST /v1/statement, Cookie, X-Trino-Transaction-Id", "/v1/statement, X-Trino-Client-Tags: a.b", "/v1/statement, X-Trino-Source ~ dbt.*",
                "/v1/statement, X-Trino-Client-Tags: [secret]", "and 1 more",
            ],
            rule.Matches);
    }

    [Fact]
    public void An_external_track_is_its_host()
    {
        var stack = DrawnStack.Of(TestStack.Good(tracks: $"[{{ name: stable, weight: 1, {TestStack.Named} }}, {{ name: old, weight: 3, external: {{ host: trino.old.corp, tls: true }} }}]"));

        var old = stack.Traffic.Tracks[1];

        Assert.Equal(("old", "external, at https://trino.old.corp:443"), (old.Name, old.Facts[0]));
        Assert.DoesNotContain(old.Facts, fact => fact.Contains("coordinator", StringComparison.Ordinal));
        ShowsAll(stack);
    }

    [Fact]
    public void What_is_no_track_of_the_stack_is_shown_by_its_own_name()
    {
        var stack = DrawnStack.Named("dev");
        var fewer = stack with { Settings = stack.Settings with { Tracks = [stack.Settings.Tracks[0]] } };

        Assert.Equal(["trino-v1-stable", "trino-v2-canary"], fewer.Traffic.Tracks.Select(track => track.Name));
        ShowsAll(fewer);
    }

    internal static string Named(int tracks) => $"[{string.Join(", ", Enumerable.Range(0, tracks).Select(index =>
        $"{{ name: trino-production-analytics-cluster-0000{index}, weight: {(index * 37) % 100 + 1}, {TestStack.Named} }}"))}]";

    private static void ShowsAll(DrawnStack stack)
    {
        ShowsAll(stack, TrafficLayout.Wide, track => track.Facts);
        ShowsAll(stack, TrafficLayout.Narrow, track => track.Brief);
    }

    private static void ShowsAll(DrawnStack stack, TrafficLayout layout, Func<TrafficTrack, IEnumerable<string>> facts)
    {
        var traffic = stack.Traffic;
        var drawing = new Drawing(TrafficSvg.Of(traffic, layout));
        StandsAlone(drawing);
        OverlapsNowhere(drawing);
        LinesGoFromCardToCard(drawing);
        SharesAreAsWide(stack, drawing);

        Assert.All(stack.Rules.Where(rule => rule.Rule["backendRefs"] is null), rule =>
            Assert.Contains((string)rule.Rule["name"]!, drawing.Words, StringComparison.Ordinal));
        Assert.All(stack.Rules.Select(rule => rule.Route).Distinct(), route => Assert.Contains(route, drawing.Words, StringComparison.Ordinal));
        Assert.All(traffic.Tracks.SelectMany(track => facts(track).Append(track.Name)), words =>
            Assert.Contains(Drawing.Blankless(words), drawing.Words, StringComparison.Ordinal));
    }

    private static void OverlapsNowhere(Drawing drawing)
    {
        var cards = drawing.Cards.ToList();
        AssertApart([.. cards.Select(card => (card, "a card"))]);
        AssertApart([.. drawing.Texts.Select(text => (text.Area, text.Words))]);
        Assert.All(drawing.Texts, text =>
        {
            Assert.True(drawing.Page.Holds(text.Area), text.Words);
            Assert.True(cards.All(card => card.Holds(text.Area) || !card.Meets(text.Area)), $"{text.Words} hangs over the edge of a card");
        });
        Assert.All(cards, card => Assert.True(drawing.Page.Holds(card)));
    }

    private static void AssertApart(IReadOnlyList<(Area Area, string What)> areas)
    {
        foreach (var (index, one) in areas.Index())
            Assert.DoesNotContain(areas.Skip(index + 1), other => one.Area.Meets(other.Area));
    }

    private static void LinesGoFromCardToCard(Drawing drawing)
    {
        // Below all cards: what is first in the picture is drawn first.
        var groups = drawing.Root.Elements().Where(element => element.Name.LocalName == "g").ToList();
        Assert.All(groups[0].Elements(), line => Assert.StartsWith("line", line.Attribute("class")!.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(groups[1].Elements(), mark => mark.Attribute("class")!.Value.StartsWith("line", StringComparison.Ordinal));

        Assert.All(drawing.Lines.Where(line => line.Path.Contains('C', StringComparison.Ordinal)), line =>
        {
            Assert.Contains(drawing.Cards, card => Area.IsAt(card.Right, line.Start.X) && card.Spans(line.Start.Y));
            Assert.Contains(drawing.Cards, card => Area.IsAt(card.Left, line.End.X) && card.Spans(line.End.Y));
        });
    }

    /// <summary>Each backend and each mirror has its line, the wider the more it weighs.</summary>
    private static void SharesAreAsWide(DrawnStack stack, Drawing drawing)
    {
        foreach (var (route, rule) in stack.Rules)
        {
            var begin = $"{route}, {rule["name"]}: ";
            double Width(JsonNode backend, bool isCopy) => Assert.Single(drawing.Lines, line =>
                line.Title.StartsWith(begin, StringComparison.Ordinal)
                && line.Title.EndsWith($" {TrackOf(stack.Settings, backend)}", StringComparison.Ordinal)
                && line.Title.Contains(": copy ", StringComparison.Ordinal) == isCopy).Width;

            var backends = (rule["backendRefs"]?.AsArray() ?? []).Select(backend => (Weight: (long?)backend!["weight"] ?? 1, Width: Width(backend, isCopy: false)))
                .OrderBy(backend => backend.Weight).ToList();
            var total = backends.Sum(backend => backend.Weight);
            Assert.All(backends.Zip(backends.Skip(1)), pair =>
            {
                Assert.True(pair.First.Width <= pair.Second.Width);
                if (pair.Second.Weight - pair.First.Weight > total / 50.0)
                    Assert.True(pair.First.Width < pair.Second.Width);
            });
            Assert.All(
                (rule["filters"]?.AsArray() ?? []).Select(filter => filter!["requestMirror"]?["backendRef"]).OfType<JsonNode>(),
                mirror => Width(mirror, isCopy: true));
        }
    }

    /// <summary>A Service is its track's namesake; a host is that of an external one.</summary>
    private static string TrackOf(StackSettings settings, JsonNode backend) => (string?)backend["kind"] == "Hostname"
        ? Assert.Single(settings.Tracks, track => track.External?.Host.ToString() == (string?)backend["name"]).Name.ToString()
        : (string)backend["name"]!;

    /// <summary>A few elements and attributes, of which none takes anything from elsewhere.</summary>
    internal static void StandsAlone(Drawing drawing)
    {
        Assert.Subset(
            new HashSet<string> { "svg", "title", "style", "g", "rect", "path", "text" },
            drawing.Root.DescendantsAndSelf().Select(element => element.Name.LocalName).ToHashSet());
        Assert.All(drawing.Root.DescendantsAndSelf(), element => Assert.Equal("http://www.w3.org/2000/svg", element.Name.NamespaceName));
        Assert.Subset(
            new HashSet<string> { "xmlns", "role", "width", "height", "viewBox", "class", "x", "y", "rx", "d", "stroke-width", "text-anchor" },
            drawing.Root.DescendantsAndSelf().SelectMany(element => element.Attributes()).Select(attribute => attribute.Name.ToString()).ToHashSet());
        var style = Assert.Single(drawing.Root.Elements(), element => element.Name.LocalName == "style").Value;
        Assert.DoesNotContain("url", style, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", style, StringComparison.OrdinalIgnoreCase);
    }
}
