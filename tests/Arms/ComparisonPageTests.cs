using System.Text.RegularExpressions;
using TrinoInfra.Arms;
using TrinoInfra.Arms.Page;
using TrinoInfra.Load;
using TrinoInfra.Tests.Graph;

namespace TrinoInfra.Tests.Arms;

/// <summary>The page of a comparison, as a browser shows it.</summary>
public sealed partial class ComparisonPageTests : IDisposable
{
    private const string Hostile = """</li><script>console.log('out')</script>{0}""";

    private readonly string folder = Directory.CreateTempSubdirectory("trino-infra-arms-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1100)]
    [InlineData(380)]
    public async Task A_browser_shows_it_in_silence_and_no_picture_is_wider_than_a_telephone(int width)
    {
        using var browser = Browser.Found();
        var page = Path.Combine(folder, "page.html");
        await File.WriteAllTextAsync(page, ComparisonPage.Of(Whole()), TestContext.Current.CancellationToken);

        var (document, console) = await browser.OpenAsync($"file://{page}", Path.Combine(folder, "page.png"), width, 2400);

        Assert.Empty(console);
        Assert.Contains("p50: ingress takes 1.00 ms more than gateway", document, StringComparison.Ordinal);
        Assert.All(Widths().Matches(document), picture => Assert.True(double.Parse(picture.Groups[1].Value) <= 348, picture.Value));
    }

    [Fact]
    public void It_takes_nothing_from_elsewhere_and_what_others_wrote_is_a_text()
    {
        var page = ComparisonPage.Of(Whole());

        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;/li&gt;&lt;script&gt;console.log(&#39;out&#39;)&lt;/script&gt;{0}", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?i)<[a-z][^>]*\s(src|srcset|action|poster|data|ping|on[a-z]+)\s*=", page);
        Assert.All(Links().Matches(page), link => Assert.Matches("^(#[a-z-]+|data:,)$", link.Groups[1].Value));
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_section_has_what_was_measured()
    {
        var page = ComparisonPage.Of(Whole());

        Assert.Equal(["says", "latency", "rounds", "cost", "left-out", "method"], Sections().Matches(page).Select(section => section.Groups[1].Value));
        // Of 500 statements no round has a p99.9.
        Assert.Equal(3 + 2, page.Split("<svg ").Length - 1);
        Assert.Contains("<title>ingress, p50: 56.0 (51.0 to 61.0) ms</title>", page, StringComparison.Ordinal);
        Assert.Contains("Track trino-v1-stable, measured 2026-11-26 14:00 UTC.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void An_arm_without_a_figure_says_so() => Assert.Contains(
        "too few statements", ArmsPlots.Of(3, ArmFigures.Of([Rounds.Of("gateway", 50)])), StringComparison.Ordinal);

    [Fact]
    public void A_comparison_that_was_cut_off_at_once_is_a_page_too() =>
        Assert.Contains("no round was measured", ComparisonPage.Of(Rounds.Compared(Rounds.Of("gateway"), Rounds.Of("ingress"))), StringComparison.Ordinal);

    private static Compared Whole()
    {
        double[] gateway = [50, 52, 54, 56, 58, 60];
        var ingress = Rounds.Of("ingress", [.. gateway.Select(p50 => p50 + 1)]);
        return Rounds.Compared(
            Rounds.Of("gateway", gateway),
            ingress with { Rounds = [.. ingress.Rounds.Select(round => round with { Load = Rounds.Load(51 + (2 * round.Block), 500, new FailureCount("stable", "status", 1, Hostile)) })] });
    }

    [GeneratedRegex("<svg width=\"([0-9.]+)\"")]
    private static partial Regex Widths();

    [GeneratedRegex(@"(?:href)=""([^""]*)""")]
    private static partial Regex Links();

    [GeneratedRegex("<section id=\"([a-z-]+)\">")]
    private static partial Regex Sections();
}
