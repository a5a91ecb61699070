using Pulumi;
using TrinoInfra.Checking;

namespace TrinoInfra.Engine.CrdBundle;

/// <summary>The Gateway API's CRDs as a local Helm chart, made from the pinned bundle and kept in the project.</summary>
/// <param name="bundle">The published bundle.</param>
/// <param name="limits">How long its download may take; null for the usual ones.</param>
public sealed class GatewayApiChart(PinnedDownload bundle, DownloadLimits? limits = null)
{
    private const string Cache = ".cache/" + BundleChart.Name;

    /// <summary>The names of what is not whole yet, or not any more.</summary>
    private const string Unfinished = ".making-";

    private readonly DownloadLimits _limits = limits ?? new DownloadLimits();
    private readonly BundleChart _chart = new(bundle);

    /// <summary>The chart of <see cref="Versions.GatewayApiCrds"/>.</summary>
    public static GatewayApiChart Pinned { get; } = new(Versions.GatewayApiCrds);

    /// <summary>The chart's place relative to the project's folder: the same on every machine, there or not.</summary>
    public string ChartPath { get; } = $"{Cache}/{bundle.Version}";

    /// <summary>Where a person without network may put the bundle, relative to the project's folder.</summary>
    public string ByHandPath { get; } = $"{Cache}/{bundle.Version}.yaml";

    /// <summary>
    /// Makes the chart unless it is there, whole and unaltered. Only runs under the engine call this: the provider loads
    /// the chart at <c>pulumi preview</c> as at <c>pulumi up</c>. An offline plan needs <see cref="ChartPath"/> alone.
    /// </summary>
    /// <param name="projectFolder">The folder of Pulumi.yaml, against which the provider resolves the path.</param>
    /// <param name="progress">Told what is going on, a line at a time; silent where the chart is there.</param>
    /// <param name="cancellation">Ends it, and leaves nothing half made.</param>
    /// <returns><see cref="ChartPath"/></returns>
    /// <exception cref="RunException">The bundle cannot be had, is not the pinned one, or cannot be kept.</exception>
    public async Task<string> EnsureAsync(
        string projectFolder, Action<string> progress, CancellationToken cancellation = default)
    {
        try
        {
            if (!await IsThereAsync(projectFolder, cancellation))
                await MakeAloneAsync(projectFolder, Named(progress), cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault($"cannot be made: {e.Message}", "see that the folder can be written and the disk has room", e);
        }

        return ChartPath;
    }

    private Task<bool> IsThereAsync(string projectFolder, CancellationToken cancellation) =>
        _chart.IsInAsync(Path.Combine(projectFolder, ChartPath), cancellation);

    private async Task MakeAloneAsync(string projectFolder, Action<string> progress, CancellationToken cancellation)
    {
        var cache = Directory.CreateDirectory(Path.Combine(projectFolder, Cache)).FullName;
        using var alone = await LockAsync(cache, progress, cancellation);
        // The run that had the lock before may have made it.
        if (await IsThereAsync(projectFolder, cancellation))
            return;

        Clean(cache);
        try
        {
            var made = Path.Combine(cache, Unfinished + bundle.Version);
            await _chart.WriteAsync(
                made, file => BundleAsync(projectFolder, file, progress, cancellation), cancellation);
            PutInPlace(made, Path.Combine(projectFolder, ChartPath), progress);
        }
        finally
        {
            Clean(cache);
        }
    }

    private async Task<IDisposable> LockAsync(string cache, Action<string> progress, CancellationToken cancellation)
    {
        try
        {
            return await FolderLock.TakeAsync(
                cache, _limits.Overall, () => progress("another run fetches it; waiting"), cancellation);
        }
        catch (TimeoutException e)
        {
            var what = $"another run has been making it for more than {_limits.Overall.TotalSeconds:0.#} s";
            throw Fault(what, "end that run, then try again", e);
        }
    }

    private Task BundleAsync(string projectFolder, Stream file, Action<string> progress, CancellationToken cancellation)
    {
        var fetch = new PinnedFetch(bundle, _limits, ByHandPath);
        var byHand = Path.Combine(projectFolder, ByHandPath);
        if (!File.Exists(byHand))
            return fetch.FromNetworkAsync(file, progress, cancellation);

        progress($"taking {ByHandPath}");
        return fetch.FromFileAsync(byHand, file, cancellation);
    }

    private void PutInPlace(string made, string chart, Action<string> progress)
    {
        if (Directory.Exists(chart))
        {
            progress($"{ChartPath} was altered; it is replaced");
            Directory.Move(chart, made + "-replaced");
        }

        Directory.Move(made, chart);
        progress($"kept in {ChartPath}, digest as pinned");
    }

    /// <summary>Removes what this run, or one that was interrupted, left unfinished.</summary>
    private static void Clean(string cache)
    {
        foreach (var folder in Directory.GetDirectories(cache, Unfinished + "*"))
            Directory.Delete(folder, recursive: true);
    }

    private Action<string> Named(Action<string> progress) =>
        line => progress($"Gateway API CRDs {bundle.Version}: {line}");

    private RunException Fault(string what, string fix, Exception cause) =>
        new($"{new Fault(ChartPath, what, fix)}", cause);
}
