using System.Collections.Immutable;
using System.Globalization;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>
/// What a track's values make of its coordinator's pod, as the chart reads them. The drain gate is of the same image, so
/// it must be able to pull it, and to run, where the coordinator can.
/// </summary>
internal static class CoordinatorPod
{
    /// <summary>The image, as the chart puts it together.</summary>
    public static string Image(TrackSettings track)
    {
        var values = track.Values;
        var repository = values.TextAt("image", "repository") ?? "trinodb/trino";
        if (values.At("image", "useRepositoryAsSoleImageReference") is true)
            return repository;

        var registry = values.TextAt("image", "registry") is { } given ? $"{given}/" : "";
        var reference = values.TextAt("image", "digest") is { } digest ? $"@{digest}" : $":{track.Version}";
        return $"{registry}{repository}{reference}";
    }

    /// <summary>When the image is pulled; null where the values do not say.</summary>
    public static string? PullPolicy(TrackSettings track) => track.Values.TextAt("image", "pullPolicy");

    /// <summary>The Secrets with which the image is pulled.</summary>
    public static IEnumerable<LocalObjectReferenceArgs> PullSecrets(TrackSettings track) =>
        Maps(track, "imagePullSecrets").Select(secret => new LocalObjectReferenceArgs { Name = secret.TextAt("name")! });

    /// <summary>Labels that its node must have.</summary>
    public static IEnumerable<(string Label, string Value)> NodeSelector(TrackSettings track) =>
        from label in track.Values.At("coordinator", "nodeSelector") as Values ?? Values.Empty
        select (label.Key, (string)label.Value!);

    /// <summary>Taints of its node that it bears.</summary>
    public static IEnumerable<TolerationArgs> Tolerations(TrackSettings track) =>
        Maps(track, "coordinator", "tolerations").Select(toleration => new TolerationArgs
        {
            Key = toleration.TextAt("key")!,
            Operator = toleration.TextAt("operator")!,
            Value = toleration.TextAt("value")!,
            Effect = toleration.TextAt("effect")!,
            TolerationSeconds = toleration.At("tolerationSeconds") is { } seconds
                ? Convert.ToInt32(seconds, CultureInfo.InvariantCulture)
                : null,
        });

    /// <summary>Its priority class; null where the values do not say.</summary>
    public static string? PriorityClass(TrackSettings track) => track.Values.TextAt("coordinator", "priorityClassName");

    /// <summary>The account by which the cluster admits it; null for the namespace's default.</summary>
    public static string? ServiceAccount(TrackSettings track) => track.Values.TextAt("serviceAccount", "name")
        ?? (track.Values.At("serviceAccount", "create") is true ? track.Name.ToString() : null);

    private static IEnumerable<Values> Maps(TrackSettings track, params ReadOnlySpan<string> path) =>
        track.Values.At(path) is ImmutableArray<object?> list ? list.OfType<Values>() : [];
}
