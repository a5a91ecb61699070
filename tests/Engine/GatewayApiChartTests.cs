using System.Text;
using Pulumi;
using TrinoInfra.Engine.CrdBundle;

namespace TrinoInfra.Tests.Engine;

/// <summary>The chart and its cache, with a publisher that does its work.</summary>
public sealed class GatewayApiChartTests : IDisposable
{
    private const string Chart = ".cache/gateway-api-crds/1.5.1";
    private static readonly string[] _whole =
    [
        $"{Chart}/.helmignore", $"{Chart}/Chart.yaml", $"{Chart}/files/objects.yaml", $"{Chart}/standard-install.yaml",
        $"{Chart}/templates/crds.yaml",
    ];

    private readonly ProjectFolder _project = new();
    private readonly List<string> _progress = [];

    public void Dispose() => _project.Dispose();

    [Fact]
    public void ChartPath_is_relative_follows_the_pin_and_touches_nothing()
    {
        Assert.Equal($".cache/gateway-api-crds/{Versions.GatewayApiCrds.Version}", GatewayApiChart.Pinned.ChartPath);
        Assert.False(Path.IsPathRooted(GatewayApiChart.Pinned.ChartPath));
    }

    [Fact]
    public async Task A_good_bundle_becomes_a_chart_of_its_version()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Good);

        Assert.Equal(Chart, await EnsureAsync(server));

        Assert.Equal(_whole, _project.Files);
        Assert.Equal(BundleServer.Bundle, File.ReadAllBytes(_project[$"{Chart}/standard-install.yaml"]));
        Assert.Equal("standard-install.yaml\n", File.ReadAllText(_project[$"{Chart}/.helmignore"]));
        Assert.Equal(
            KeptObjects.Of(Encoding.UTF8.GetString(BundleServer.Bundle)), File.ReadAllText(_project[$"{Chart}/files/objects.yaml"]));
        Assert.Equal("{{ .Files.Get \"files/objects.yaml\" }}\n", File.ReadAllText(_project[$"{Chart}/templates/crds.yaml"]));
        Assert.Equal(
            $"""
            apiVersion: v2
            name: gateway-api-crds
            version: 1.5.1
            description: The CRDs of the Kubernetes Gateway API, as published
            type: application
            sources:
              - {server.Pin.Url}

            """,
            File.ReadAllText(_project[$"{Chart}/Chart.yaml"]));
        Assert.Equal(
            [
                $"Gateway API CRDs 1.5.1: downloading {BundleServer.Bundle.Length:N0} bytes from {server.Pin.Url}",
                $"Gateway API CRDs 1.5.1: kept in {Chart}, digest as pinned",
            ],
            _progress);
    }

    [Fact]
    public async Task A_second_run_asks_nobody_and_says_nothing()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Good);
        await EnsureAsync(server);
        _progress.Clear();

        Assert.Equal(Chart, await EnsureAsync(server));

        Assert.Equal(1, server.Requests);
        Assert.Empty(_progress);
    }

    [Theory]
    [InlineData("standard-install.yaml", "altered")]
    [InlineData("files/objects.yaml", "altered")]
    [InlineData(".helmignore", "deleted")]
    [InlineData("templates/crds.yaml", "altered")]
    [InlineData("Chart.yaml", "altered")]
    [InlineData("standard-install.yaml", "cut short")]
    [InlineData("Chart.yaml", "deleted")]
    [InlineData("templates/more.yaml", "added")]
    public async Task A_cache_that_was_tampered_with_is_fetched_anew(string file, string how)
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Good);
        await EnsureAsync(server);
        Tamper(_project[$"{Chart}/{file}"], how);
        _progress.Clear();

        await EnsureAsync(server);

        Assert.Equal(2, server.Requests);
        Assert.Equal(_whole, _project.Files);
        Assert.Equal(BundleServer.Bundle, File.ReadAllBytes(_project[$"{Chart}/standard-install.yaml"]));
        Assert.Contains($"Gateway API CRDs 1.5.1: {Chart} was altered; it is replaced", _progress);

        await EnsureAsync(server);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task Two_runs_at_once_make_one_chart_with_one_request()
    {
        await using var server = await BundleServer.StartAsync(async context =>
        {
            while (Waiting() < 3)
                await Task.Delay(10, context.RequestAborted);
            await BundleServer.Good(context);
        });

        var paths = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => EnsureAsync(server))));

        Assert.All(paths, path => Assert.Equal(Chart, path));
        Assert.Equal(1, server.Requests);
        Assert.Equal(_whole, _project.Files);
        Assert.Equal(3, Waiting());
    }

    [Fact]
    public async Task A_run_that_never_ends_is_not_waited_for_longer_than_a_download_may_take()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Good);
        _project.Write(".cache/gateway-api-crds/.lock", []);
        using var held = new FileStream(
            _project[".cache/gateway-api-crds/.lock"], FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var fault = await Assert.ThrowsAsync<RunException>(
            () => EnsureAsync(server, new DownloadLimits { Overall = TimeSpan.FromSeconds(0.2) }));

        Assert.Equal(
            $"{Chart}: another run has been making it for more than 0.2 s; end that run, then try again", fault.Message);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task What_an_interrupted_run_left_is_neither_taken_nor_kept()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Good);
        _project.Write(".cache/gateway-api-crds/.making-1.5.1/files/standard-install.yaml", BundleServer.Bundle[..99]);
        _project.Write(".cache/gateway-api-crds/.making-1.5.1/templates/other.yaml", BundleServer.Bundle[..99]);
        _project.Write(".cache/gateway-api-crds/.making-1.5.1-replaced/Chart.yaml", BundleServer.Bundle[..99]);

        await EnsureAsync(server);

        Assert.Equal(1, server.Requests);
        Assert.Equal(_whole, _project.Files);
    }

    [Fact]
    public async Task A_file_put_by_hand_is_taken_instead_of_a_download()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Good);
        _project.Write($"{Chart}.yaml", BundleServer.Bundle);

        Assert.Equal(Chart, await EnsureAsync(server));

        Assert.Equal(0, server.Requests);
        Assert.Equal([$"{Chart}.yaml", .. _whole], _project.Files);
    }

    [Fact]
    public async Task A_file_put_by_hand_is_checked_like_a_download()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Good);
        _project.Write($"{Chart}.yaml", BundleServer.Bundle[..^1]);

        var fault = await Assert.ThrowsAsync<RunException>(() => EnsureAsync(server));

        Assert.Equal(
            $"{Chart}.yaml: it ended after {BundleServer.Bundle.Length - 1:N0} of {BundleServer.Bundle.Length:N0} bytes; "
            + $"put {server.Pin.Url} there once more, or delete it so that it is downloaded",
            fault.Message);
        Assert.Equal([$"{Chart}.yaml"], _project.Files);
    }

    [Fact]
    public async Task A_cache_that_cannot_be_written_is_one_clear_error()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Good);
        _project.Write(".cache", []);

        var fault = await Assert.ThrowsAsync<RunException>(() => EnsureAsync(server));

        Assert.StartsWith($"{Chart}: cannot be made: ", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("; see that the folder can be written and the disk has room", fault.Message, StringComparison.Ordinal);
    }

    private Task<string> EnsureAsync(BundleServer server, DownloadLimits? limits = null) =>
        new GatewayApiChart(server.Pin, limits).EnsureAsync(_project.Path, Say, TestContext.Current.CancellationToken);

    private void Say(string line)
    {
        lock (_progress)
            _progress.Add(line);
    }

    private int Waiting()
    {
        lock (_progress)
            return _progress.Count(line => line == "Gateway API CRDs 1.5.1: another run fetches it; waiting");
    }

    private static void Tamper(string file, string how)
    {
        switch (how)
        {
            case "altered":
                var bytes = File.ReadAllBytes(file);
                bytes[^1] ^= 1;
                File.WriteAllBytes(file, bytes);
                break;
            case "cut short":
                File.WriteAllBytes(file, File.ReadAllBytes(file)[..^1]);
                break;
            case "deleted":
                File.Delete(file);
                break;
            default:
                File.WriteAllText(file, "kind: ConfigMap");
                break;
        }
    }
}
