using Pulumi;
using TrinoInfra.Checking;

namespace TrinoInfra.Engine.CrdBundle;

/// <summary>Brings a pinned file from the network or, where there is none, from where a person put it.</summary>
/// <param name="pin">The file.</param>
/// <param name="limits">How long the network may take.</param>
/// <param name="byHand">Where a person may put it, relative to the project's folder.</param>
internal sealed class PinnedFetch(PinnedDownload pin, DownloadLimits limits, string byHand)
{
    private const string CheckTheSource =
        "nothing of it is kept; try once more, and if it stays so, compare size and digest with the release's page "
        + "before you touch the pin";

    /// <summary>Copies the file that a person put and checks it on the way; what was copied of a wrong one is to be thrown away.</summary>
    /// <exception cref="RunException">It is not the pinned file.</exception>
    public async Task FromFileAsync(string file, Stream destination, CancellationToken cancellation)
    {
        await using var source = File.OpenRead(file);
        var measured = await PinnedCopy.CopyAsync(pin, source, destination, _ => { }, cancellation);
        if (measured.WrongWith(pin) is { } wrong)
            throw Fault(byHand, wrong, $"put {pin.Url} there once more, or delete it so that it is downloaded");
    }

    /// <summary>Downloads the file and checks it on the way; what was copied of a wrong one is to be thrown away.</summary>
    /// <exception cref="RunException">It could not be had, or is not the pinned file.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public async Task FromNetworkAsync(Stream destination, Action<string> progress, CancellationToken cancellation)
    {
        using var overall = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(overall.Token);
        overall.CancelAfter(limits.Overall);
        stall.CancelAfter(limits.Stall);
        var next = DateTime.UtcNow + limits.ProgressEvery;
        long bytes = 0;

        void Arrived(long soFar)
        {
            bytes = soFar;
            stall.CancelAfter(limits.Stall);
            if (DateTime.UtcNow < next || bytes == pin.Bytes)
                return;

            next = DateTime.UtcNow + limits.ProgressEvery;
            progress($"{bytes:N0} of {pin.Bytes:N0} bytes");
        }

        try
        {
            progress($"downloading {pin.Bytes:N0} bytes from {pin.Url}");
            await DownloadAsync(destination, Arrived, stall.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var what = overall.IsCancellationRequested
                ? $"it did not arrive within {limits.Overall.TotalSeconds:0.#} s"
                : $"nothing came for {limits.Stall.TotalSeconds:0.#} s";
            throw Fault($"{what} ({bytes:N0} of {pin.Bytes:N0} bytes had come)", $"try again, or {ByHand}");
        }
    }

    private async Task DownloadAsync(Stream destination, Action<long> arrived, CancellationToken cancellation)
    {
        // The limits are ours: HttpClient's own would not see a body that stalls. Nor does it read on, for the sake of
        // the connection, what is not wanted any more.
        using var handler = new SocketsHttpHandler { MaxResponseDrainSize = 0 };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var response = await AnswerAsync(http, cancellation);
        if (!response.IsSuccessStatusCode)
        {
            var answer = $"it answered {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd();
            throw Fault(answer, $"see whether a browser gets it, or {ByHand}");
        }

        if (response.Content.Headers.ContentLength > pin.Bytes)
            throw Fault(Measured.TooLarge(pin), CheckTheSource);

        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var measured = await PinnedCopy.CopyAsync(pin, body, destination, arrived, cancellation);
        if (measured.WrongWith(pin) is { } wrong)
            throw Fault(wrong, measured.Bytes < pin.Bytes ? $"try again, or {ByHand}" : CheckTheSource);
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpClient http, CancellationToken cancellation)
    {
        try
        {
            return await http.GetAsync(pin.Url, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException e)
        {
            // .NET's own words for a proxy's answer end in a stray quotation mark.
            throw e is { HttpRequestError: HttpRequestError.ProxyTunnelError, StatusCode: { } status }
                ? Fault($"the proxy in HTTPS_PROXY answered {(int)status}", $"have the proxy let it through, or {ByHand}")
                : Fault(
                    $"it cannot be reached: {e.GetBaseException().Message}",
                    $"mend the network (behind a proxy, set HTTPS_PROXY), or {ByHand}");
        }
    }

    private string ByHand => $"put the file at {byHand} by hand: it is checked the same way";

    private RunException Fault(string what, string fix) => Fault($"{pin.Url}", what, fix);

    private static RunException Fault(string where, string what, string fix) => new($"{new Fault(where, what, fix)}");
}

/// <summary>How long a download may take.</summary>
public sealed record DownloadLimits
{
    /// <summary>The whole of it, from the first connection to the last byte.</summary>
    public TimeSpan Overall { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The longest silence: before the answer, and between two pieces of it.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a download that takes its time says how far it is.</summary>
    public TimeSpan ProgressEvery { get; init; } = TimeSpan.FromSeconds(5);
}
