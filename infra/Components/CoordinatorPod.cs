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
        var image = Map(track.Values, "image");
        var repository = Text(image, "repository") ?? "trinodb/trino";
        if (image.GetValueOrDefault("useRepositoryAsSoleImageReference") is true)
            return repository;

        var registry = Text(image, "registry") is { } given ? $"{given}/" : "";
        var reference = Text(image, "digest") is { } digest ? $"@{digest}" : $":{track.Version}";
        return $"{registry}{repository}{reference}";
    }

    /// <summary>When the image is pulled; null where the values do not say.</summary>
    public static string? PullPolicy(TrackSettings track) => Text(Map(track.Values, "image"), "pullPolicy");

    /// <summary>The Secrets with which the image is pulled.</summary>
    public static IEnumerable<LocalObjectReferenceArgs> PullSecrets(TrackSettings track) =>
        Maps(track.Values, "imagePullSecrets").Select(secret => new LocalObjectReferenceArgs { Name = Text(secret, "name")! });

    /// <summary>Labels that its node must have.</summary>
    public static IEnumerable<(string Label, string Value)> NodeSelector(TrackSettings track) =>
        from label in Map(Map(track.Values, "coordinator"), "nodeSelector")
        where label.Value is string
        select (label.Key, (string)label.Value!);

    /// <summary>Taints of its node that it bears.</summary>
    public static IEnumerable<TolerationArgs> Tolerations(TrackSettings track) =>
        Maps(Map(track.Values, "coordinator"), "tolerations").Select(toleration => new TolerationArgs
        {
            Key = Text(toleration, "key")!,
            Operator = Text(toleration, "operator")!,
            Value = Text(toleration, "value")!,
            Effect = Text(toleration, "effect")!,
            TolerationSeconds = toleration.GetValueOrDefault("tolerationSeconds") is { } seconds and not string
                ? Convert.ToInt32(seconds, CultureInfo.InvariantCulture)
                : null,
        });

    private static Values Map(Values values, string key) => values.GetValueOrDefault(key) as Values ?? Values.Empty;

    private static IEnumerable<Values> Maps(Values values, string key) =>
        values.GetValueOrDefault(key) is ImmutableArray<object?> list ? list.OfType<Values>() : [];

    private static string? Text(Values values, string key) =>
        values.GetValueOrDefault(key) is string { Length: > 0 } text ? text : null;
}
