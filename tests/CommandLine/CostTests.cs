using System.Diagnostics;
using System.Text;
using CliWrap;
using TrinoInfra.CommandLine;
using TrinoInfra.RouteReader;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.RouteReader.Explaining;

namespace TrinoInfra.Tests.CommandLine;

/// <summary>What it costs to answer is bounded, whatever is asked.</summary>
public sealed class CostTests
{
    private const string Route = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: r }
        spec:
          parentRefs: [{ name: edge }]
          rules:

        """;

    [Theory]
    [InlineData("(.{1,100}){9}x", 64, "the expression \"(.{1,100}){9}x\" unfolds to 901 parts, and no more than 300 are tried here")]
    [InlineData("(.{1,33}){9}x", 64, "the expression \"(.{1,33}){9}x\" unfolds to 298 parts, and those before it have used up what may be tried here on one request")]
    public async Task An_expression_that_is_too_large_to_be_tried_is_no_fault(string expression, int count, string why)
    {
        var matches = string.Concat(Enumerable.Range(0, count).Select(i => $"    - headers: [{{ name: a, type: RegularExpression, value: '{expression}' }}]\n"));
        var routes = $"{Route}  - name: large\n    matches:\n{matches}    backendRefs: [{{ name: s, port: 80 }}]\n  - backendRefs: [{{ name: t, port: 80 }}]\n";

        var run = await ProgramRun.InAsync(
            Repository.Root, routes, "explain", "--routes", "-", "GET http://x/", "-H", $"a: {new string('b', 60)}");

        Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.Error));
        Assert.Contains("\nAnswer       passed to t, unless a rule takes it that was not tried\n", run.Out);
        Assert.Contains($"- rule large of HTTPRoute default/r was not tried, and may take the request: {why}\n", run.Out);
    }

    [Fact]
    public async Task What_misses_for_another_reason_is_not_called_untried()
    {
        var run = await ProgramRun.InAsync(
            Repository.Root,
            $"{Route}  - matches: [{{ path: {{ type: RegularExpression, value: '(.{{1,100}}){{9}}x' }}, method: PUT }}]\n    backendRefs: [{{ name: s, port: 80 }}]\n",
            "explain", "--routes", "-", "GET http://x/");

        Assert.DoesNotContain("not tried", run.Out);
        Assert.Contains("method GET is not PUT", run.Out);
    }

    [Fact]
    public void Many_headers_are_not_compared_with_each_other()
    {
        const int Headers = 200_000;
        var (request, _) = GatewayRequest.Parse("GET http://x/", Enumerable.Range(0, Headers).Select(i => $"x-h{i}: v"));
        var table = RouteTable.Of(RouteFile.Parse($"{Route}  - backendRefs: [{{ name: s, port: 80 }}, {{ name: t, port: 80 }}]\n"));

        // Each with each would be twenty thousand million comparisons.
        var clock = Stopwatch.StartNew();
        var explanation = Explanation.Of(table, request!);

        Assert.Equal(Headers + 1, explanation.RequestHeaders.Count);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("{}", 2 << 20, "2097152 faults. The first 100 are shown.")]
    [InlineData("{}\n", 250, "250 faults. The first 100 are shown.")]
    [InlineData("--- {}\n", 100, "100 faults.")]
    public async Task Of_many_faults_a_hundred_are_said_and_the_rest_counted(string document, int count, string last)
    {
        var run = await ProgramRun.InAsync(
            Repository.Root, string.Concat(Enumerable.Repeat(document, count)), "explain", "--routes", "-", "GET http://x/");

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
        var lines = run.Error.TrimEnd().Split('\n');
        Assert.Equal(101, lines.Length);
        Assert.Equal("stdin: document 1: kind: it is missing; name the kind, e.g. HTTPRoute", lines[0]);
        Assert.Equal(last, lines[^1]);
    }

    [Theory]
    [InlineData("mkfifo here/pipe")]
    [InlineData("ln -s /dev/zero here/zero")]
    [InlineData("truncate -s 3G here/large")]
    public async Task What_is_not_of_an_earlier_render_is_not_read_whole(string made)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await Cli.Wrap("sh").WithArguments(["-c", $"mkdir here && {made}"]).WithWorkingDirectory(folder.FullName).ExecuteAsync(TestContext.Current.CancellationToken);
            var file = Path.GetFileName(Directory.GetFileSystemEntries(Path.Combine(folder.FullName, "here")).Single());

            var run = await ProgramRun.OfAsync("render", "dev", "--to", Path.Combine(folder.FullName, "here"));

            Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
            Assert.Contains($"holds '{file}', which is not of an earlier render; ", run.Error);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_stdin_that_is_closed_is_empty()
    {
        var program = typeof(TrinoInfraCommand).Assembly.Location;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromMinutes(2));

        var error = new StringBuilder();
        var result = await Cli.Wrap("sh")
            .WithArguments(["-c", $"exec dotnet '{program}' explain --routes - 'GET http://x/' <&-"])
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(patience.Token);

        Assert.Equal(ExitCode.Input, result.ExitCode);
        Assert.StartsWith("stdin: holds no Gateway and no HTTPRoute; ", error.ToString());
    }
}
