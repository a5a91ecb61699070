using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.RegularExpressions;
using TrinoInfra.CommandLine;
using TrinoInfra.Graph.Page;
using TrinoInfra.Tests.CommandLine;

namespace TrinoInfra.Tests.Graph;

/// <summary>The page of a stack, as a browser shows it.</summary>
public sealed partial class PageTests : IDisposable
{
    private const string Hostile = """<img src=x onerror="console.log('broken')"></script><script>console.log('out')</script>""";

    private readonly string folder = Directory.CreateTempSubdirectory("trino-infra-page-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_browser_shows_it_in_silence_and_filters_the_plan()
    {
        using var browser = Browser.Found();
        var (page, picture) = (Path.Combine(folder, "page.html"), Path.Combine(folder, "page.png"));
        await File.WriteAllTextAsync(page, await HostilePageAsync(), TestContext.Current.CancellationToken);

        var (document, console) = await browser.OpenAsync($"file://{page}#filter=CANARY%20%20httproute", picture, 1000, 3200);

        Assert.Empty(console);
        Assert.Equal(
            ["canary-host", "canary-transactions", "trino-coordinator-route"],
            Rows().Matches(document).Where(row => !row.Value.Contains("hidden", StringComparison.Ordinal)).Select(row => row.Groups["name"].Value));
        Assert.Contains($">3 of {Rows().Count(document)}</output>", document, StringComparison.Ordinal);
        IsNoBlankPicture(await File.ReadAllBytesAsync(picture, TestContext.Current.CancellationToken), 1000, 3200);
    }

    [Fact]
    public async Task It_takes_nothing_from_elsewhere()
    {
        var page = await HostilePageAsync();

        Assert.DoesNotMatch(@"(?i)<[a-z][^>]*\s(src|srcset|action|poster|data|ping|on[a-z]+)\s*=", page);
        Assert.All(Links().Matches(page), link => Assert.Matches("^(#[a-z]+|data:,)$", link.Groups[1].Value));
        Assert.DoesNotContain("@import", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        Assert.Equal(1, page.Split("<script").Length - 1);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Consequences_are_told_first_and_are_texts()
    {
        var stack = DrawnStack.Named("dev");

        string Page(PageChange? change) => StackPage.Of("dev", stack.Traffic, stack.Order, [], change);

        Assert.DoesNotContain("consequences", Page(null), StringComparison.Ordinal);
        var told = Page(new("stack <i>dev</i>", "stack prod", ["the program & more"], [("danger", "all queries of <b>trino-v1-stable</b> end"), ("warning", "{0} & more, by `a <b>`")]));
        Assert.Contains(
            "<p>From <strong>stack &lt;i&gt;dev&lt;/i&gt;</strong> to <strong>stack prod</strong></p>\n<p>note: the program &amp; more</p>\n<ul>\n"
            + "<li><strong>danger</strong> all queries of &lt;b&gt;trino-v1-stable&lt;/b&gt; end</li>\n<li><strong>warning</strong> {0} &amp; more, by <code>a &lt;b&gt;</code></li>",
            told, StringComparison.Ordinal);
        Assert.True(told.IndexOf("<section id=\"consequences\">", StringComparison.Ordinal) < told.IndexOf("<section id=\"way\">", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_says_what_was_compared()
    {
        var run = await ProgramRun.OfAsync("graph", "dev", "--html", "--with", "prod");

        Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.Error));
        Assert.Contains("<h2>What the change does</h2>\n<p>From <strong>stack dev</strong> to <strong>stack prod</strong></p>\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--html", "--order")]
    [InlineData("--html", "--format", "svg")]
    [InlineData("--format", "png")]
    [InlineData("--narrow", "--order")]
    [InlineData("--narrow", "--html")]
    [InlineData("--narrow", "--format", "svg")]
    public async Task What_does_not_go_together_is_the_usage_s_fault(params string[] options)
    {
        var run = await ProgramRun.OfAsync(["graph", "dev", .. options]);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Out));
    }

    [Theory]
    [InlineData]
    [InlineData("--order")]
    [InlineData("--html")]
    public async Task A_stack_at_fault_is_not_drawn(params string[] options)
    {
        File.Copy(Repository.File("Pulumi.yaml"), Path.Combine(folder, "Pulumi.yaml"));
        await File.WriteAllTextAsync(Path.Combine(folder, "Pulumi.bad.yaml"), "config: { trino-infra:tracks: [] }", TestContext.Current.CancellationToken);

        var run = await ProgramRun.InAsync(folder, "", ["graph", "bad", .. options]);

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
        Assert.Contains("Pulumi.bad.yaml: trino-infra:", run.Error, StringComparison.Ordinal);
    }

    private async Task<string> HostilePageAsync()
    {
        File.Copy(Repository.File("Pulumi.yaml"), Path.Combine(folder, "Pulumi.yaml"));
        await File.WriteAllTextAsync(Path.Combine(folder, "Pulumi.hostile.yaml"), $$"""
            config:
              trino-infra:cluster: { context: '{{Hostile.Replace("'", "''", StringComparison.Ordinal)}}' }
              trino-infra:gateway: { hostname: trino.example.com }
              trino-infra:tracks:
                - name: stable
                  weight: 1
                  match: [{ header: X-Trino-User, value: '{{Hostile.Replace("'", "''", StringComparison.Ordinal)}}' }]
                - { name: canary, weight: 0 }
            """, TestContext.Current.CancellationToken);
        var run = await ProgramRun.InAsync(folder, "", "graph", "hostile", "--html");
        Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.Error));
        return run.Out;
    }

    /// <summary>A PNG of that size, on which there is more than an empty page of one colour.</summary>
    private static void IsNoBlankPicture(byte[] png, int width, int height)
    {
        Assert.Equal((width, height), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
        using var pixels = new MemoryStream();
        for (var chunk = 8; chunk < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(chunk));
            if (png.AsSpan(chunk + 4, 4).SequenceEqual("IDAT"u8))
                pixels.Write(png, chunk + 8, length);
            chunk += length + 12;
        }

        pixels.Position = 0;
        using var inflated = new ZLibStream(pixels, CompressionMode.Decompress);
        using var raw = new MemoryStream();
        inflated.CopyTo(raw);
        Assert.True(raw.ToArray().Distinct().Count() > 100, "The page is blank.");
    }

    [GeneratedRegex("""<tr[^>]*><td>.*?<th scope="row">(?<name>[^<]*)</th>""", RegexOptions.Singleline)]
    private static partial Regex Rows();

    [GeneratedRegex("href=\"([^\"]*)\"")]
    private static partial Regex Links();
}
