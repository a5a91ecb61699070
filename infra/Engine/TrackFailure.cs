using System.Collections.Immutable;
using Pulumi;
using TrinoInfra.Pods;
using TrinoInfra.Settings;

namespace TrinoInfra.Engine;

/// <summary>
/// What is done when the release of a track failed: the track's pods are asked why they are not ready, and that is
/// logged. Whatever goes wrong meanwhile is passed over, since an error here would stand in place of the engine's own.
/// </summary>
internal static class TrackFailure
{
    private static readonly TimeSpan AskLimit = TimeSpan.FromSeconds(15);

    /// <summary>For the releases of tracks, whose resources bear the track's name.</summary>
    public static ErrorHookCallback Hook(StackSettings settings) => Hook(settings, AskLimit);

    internal static ErrorHookCallback Hook(StackSettings settings, TimeSpan limit) => Hook(
        (track, stop) => ClusterPods.AskAsync(settings.Cluster.Context, PodScope.OfTrack(settings, track), limit, stop),
        account => Log.Warn(account.ToString()));

    internal static ErrorHookCallback Hook(
        Func<string, CancellationToken, Task<ImmutableArray<PodAccount>>> ask, Action<PodAccount> say) => async (args, stop) =>
    {
        try
        {
            // What could not be deleted does not wait for pods.
            if (args.FailedOperation != "delete")
            {
                foreach (var account in await ask(args.Name, stop))
                    say(account);
            }
        }
        catch (Exception)
        {
            // The release's own error tells what there is to tell.
        }

        // No second try: the engine would wait for the same again.
        return false;
    };
}
