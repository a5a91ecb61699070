using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Pulumi;
using TrinoInfra.Engine.CrdBundle;

namespace TrinoInfra.Tests.Engine;

/// <summary>Downloads that fail: each stops the run with one clear error and leaves nothing.</summary>
public sealed class GatewayApiChartDownloadTests : IDisposable
{
    private const string ByHand = "put the file at .cache/gateway-api-crds/1.5.1.yaml by hand: it is checked the same way";
    private static readonly int _size = BundleServer.Bundle.Length;
    private static readonly DownloadLimits _patient = new();

    /// <summary>Long enough for a busy machine, short enough to wait for.</summary>
    private static readonly DownloadLimits _impatient = new() { Stall = TimeSpan.FromSeconds(2) };

    private readonly ProjectFolder _project = new();
    private readonly List<string> _progress = [];

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task An_altered_bundle_stops_the_run_and_names_both_digests()
    {
        var altered = Convert.ToHexStringLower(SHA256.HashData([.. BundleServer.Bundle[..^1], (byte)'!']));
        await using var server = await BundleServer.StartAsync(BundleServer.Altered);

        Assert.Equal(
            $"{server.Pin.Url}: its SHA-256 is {altered}, but {server.Pin.Sha256} is pinned in infra/Versions.cs; "
            + "nothing of it is kept; try once more, and if it stays so, compare size and digest with the release's page "
            + "before you touch the pin",
            await FaultOfAsync(server, _patient));
    }

    [Fact]
    public async Task A_bundle_that_ends_early_is_truncated()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.EndsEarly);

        Assert.Equal(
            $"{server.Pin.Url}: it ended after {_size / 2:N0} of {_size:N0} bytes; try again, or {ByHand}",
            await FaultOfAsync(server, _patient));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_truncated()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Breaks);

        var fault = await FaultOfAsync(server, _patient);

        // How much of it came before the reset is the network's affair.
        Assert.StartsWith($"{server.Pin.Url}: it ended after ", fault, StringComparison.Ordinal);
        Assert.EndsWith($" of {_size:N0} bytes; try again, or {ByHand}", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bundle_that_goes_on_or_says_so_is_too_large()
    {
        foreach (var answer in new[] { BundleServer.GoesOn, BundleServer.SaysTooLarge })
        {
            await using var server = await BundleServer.StartAsync(answer);

            Assert.StartsWith(
                $"{server.Pin.Url}: it is larger than the {_size:N0} bytes pinned in infra/Versions.cs; nothing of it is kept",
                await FaultOfAsync(server, _patient),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_beyond_the_pinned_size_is_kept_and_one_byte_of_it_read()
    {
        var pin = new PinnedDownload("1.5.1", new Uri("http://127.0.0.1"), 10, "");
        using var source = new MemoryStream(BundleServer.Bundle);
        using var kept = new MemoryStream();

        var measured = await PinnedCopy.CopyAsync(pin, source, kept, _ => { }, TestContext.Current.CancellationToken);

        Assert.True(measured.GoesOn);
        Assert.Equal((10, 11), (kept.Length, source.Position));
    }

    [Fact]
    public async Task A_bundle_that_stalls_is_given_up()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Stalls);

        Assert.Equal(
            $"{server.Pin.Url}: nothing came for 2 s ({_size / 2:N0} of {_size:N0} bytes had come); try again, or {ByHand}",
            await FaultOfAsync(server, _impatient));
    }

    [Fact]
    public async Task A_bundle_that_is_slow_but_never_silent_is_taken()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.IsSlow);

        await EnsureAsync(server.Pin, _impatient);

        Assert.Equal(5, _project.Files.Length);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.IsSilent);

        Assert.Equal(
            $"{server.Pin.Url}: nothing came for 0.3 s (0 of {_size:N0} bytes had come); try again, or {ByHand}",
            await FaultOfAsync(server, new DownloadLimits { Stall = TimeSpan.FromSeconds(0.3) }));
    }

    [Fact]
    public async Task A_bundle_that_trickles_is_given_up_and_says_how_far_it_is()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Trickles);
        var limits = new DownloadLimits { Overall = TimeSpan.FromSeconds(2), ProgressEvery = TimeSpan.FromSeconds(0.1) };

        var fault = await FaultOfAsync(server, limits);

        Assert.StartsWith($"{server.Pin.Url}: it did not arrive within 2 s (", fault, StringComparison.Ordinal);
        Assert.EndsWith($" of {_size:N0} bytes had come); try again, or {ByHand}", fault, StringComparison.Ordinal);
        Assert.InRange(_progress.Count(line => line.EndsWith($" of {_size:N0} bytes", StringComparison.Ordinal)), 1, 20);
    }

    [Fact]
    public async Task Another_status_than_success_is_named()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Status(StatusCodes.Status404NotFound));

        Assert.Equal(
            $"{server.Pin.Url}: it answered 404 Not Found; see whether a browser gets it, or {ByHand}",
            await FaultOfAsync(server, _patient));
    }

    [Fact]
    public async Task Without_network_the_error_says_how_to_put_the_file_by_hand()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = new Uri($"http://{taken.LocalEndpoint}/standard-install.yaml");
        taken.Stop();
        var pin = new PinnedDownload("1.5.1", url, _size, new string('0', 64));

        var fault = await FaultOfAsync(pin, _patient);

        Assert.StartsWith($"{url}: it cannot be reached: ", fault, StringComparison.Ordinal);
        Assert.EndsWith($"; mend the network (behind a proxy, set HTTPS_PROXY), or {ByHand}", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proxy_that_refuses_is_named_with_its_answer()
    {
        await using var proxy = await BundleServer.StartAsync(BundleServer.Status(StatusCodes.Status403Forbidden));
        var direct = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new WebProxy(proxy.Pin.Url);
        try
        {
            var pin = proxy.Pin with { Url = new Uri("https://release.example.com/standard-install.yaml") };

            Assert.Equal(
                $"{pin.Url}: the proxy in HTTPS_PROXY answered 403; have the proxy let it through, or {ByHand}",
                await FaultOfAsync(pin, _patient));
        }
        finally
        {
            HttpClient.DefaultProxy = direct;
        }
    }

    [Fact]
    public async Task A_download_that_is_interrupted_leaves_nothing_and_the_next_one_succeeds()
    {
        var stalls = true;
        using var stop = new CancellationTokenSource();
        await using var server = await BundleServer.StartAsync(
            context => stalls ? BundleServer.Stalls(context) : BundleServer.Good(context));
        var limits = _patient with { ProgressEvery = TimeSpan.Zero };

        // The first line with a number of bytes tells that some are on the disk.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new GatewayApiChart(server.Pin, limits).EnsureAsync(
            _project.Path,
            line =>
            {
                if (line.EndsWith(" bytes", StringComparison.Ordinal))
                    stop.Cancel();
            },
            stop.Token));
        Assert.Empty(_project.Files);

        stalls = false;
        await new GatewayApiChart(server.Pin).EnsureAsync(_project.Path, _progress.Add, TestContext.Current.CancellationToken);
        Assert.Equal(5, _project.Files.Length);
    }

    [Fact]
    public async Task A_replacement_that_fails_does_not_make_the_altered_chart_good()
    {
        await using var server = await BundleServer.StartAsync(BundleServer.Altered);
        _project.Write(".cache/gateway-api-crds/1.5.1/standard-install.yaml", [.. BundleServer.Bundle[..^1], (byte)'!']);

        for (var run = 1; run <= 2; run++)
        {
            await Assert.ThrowsAsync<RunException>(() => EnsureAsync(server.Pin, _patient));
            Assert.Equal(run, server.Requests);
        }
    }

    private Task<string> FaultOfAsync(BundleServer server, DownloadLimits limits) => FaultOfAsync(server.Pin, limits);

    private async Task<string> FaultOfAsync(PinnedDownload pin, DownloadLimits limits)
    {
        var fault = await Assert.ThrowsAsync<RunException>(() => EnsureAsync(pin, limits));
        Assert.Empty(_project.Files);
        Assert.Empty(Directory.GetDirectories(_project[".cache/gateway-api-crds"]));
        return fault.Message;
    }

    private Task<string> EnsureAsync(PinnedDownload pin, DownloadLimits limits) =>
        new GatewayApiChart(pin, limits).EnsureAsync(_project.Path, _progress.Add, TestContext.Current.CancellationToken);
}
