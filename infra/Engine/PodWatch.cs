using System.Collections.Immutable;
using Pulumi;
using TrinoInfra.Pods;
using TrinoInfra.Settings;

namespace TrinoInfra.Engine;

/// <summary>
/// While the engine waits for the stack's pods, says of each that has not been ready for a minute why, once for each new
/// reason. It speaks through the engine, so that nothing gets in the way of what that shows.
/// </summary>
internal static class PodWatch
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(10);

    /// <summary>Goes on for as long as the program runs, which is as long as the engine needs it.</summary>
    public static void Start(StackSettings settings) => _ = Task.Run(() => RunAsync(
        stop => ClusterPods.AskAsync(settings.Cluster.Context, PodScope.OfStack(settings), AskLimit, stop),
        account => Log.Info(account.ToString()),
        Patience,
        Pause,
        CancellationToken.None));

    /// <summary>Looks again and again until <paramref name="stop"/>; a look that fails is passed over.</summary>
    /// <param name="ask">One look at the pods.</param>
    /// <param name="say">Takes what is new.</param>
    /// <param name="patience">How long a pod may be not ready before it is spoken of.</param>
    /// <param name="pause">From one look to the next; the first comes after it too, since most updates need no watch.</param>
    internal static async Task RunAsync(
        Func<CancellationToken, Task<ImmutableArray<PodAccount>>> ask,
        Action<PodAccount> say,
        TimeSpan patience,
        TimeSpan pause,
        CancellationToken stop)
    {
        var news = new PodNews(patience);
        while (true)
        {
            try
            {
                await Task.Delay(pause, stop);
                foreach (var account in news.Of(await ask(stop), DateTimeOffset.UtcNow))
                    say(account);
            }
            catch (Exception) when (!stop.IsCancellationRequested)
            {
                // A cluster that is being made may not answer yet. What matters of that, the engine says.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
