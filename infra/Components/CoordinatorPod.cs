using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Components;

/// <summary>
/// What a track's values make of its coordinator's pod, as the chart reads them. The drain gate is of the same image, so
/// it must be able to pull it, and to run, where the coordinator can.
/// </summary>
internal static class CoordinatorPod
{
    /// <summary>The image, as the chart puts it together; a secret where a part of it is one.</summary>
    public static Input<string> Image(TrackSettings track)
    {
        var values = track.Values;
        var repository = values.TextInputAt("image", "repository") ?? "trinodb/trino";
        if (Secret.Open(values.At("image", "useRepositoryAsSoleImageReference")) is true)
            return repository;

        Input<string> registry = values.TextInputAt("image", "registry") is { } given ? Output.Format($"{given}/") : "";
        Input<string> reference = values.TextInputAt("image", "digest") is { } digest
            ? Output.Format($"@{digest}")
            : $":{track.Version}";
        return Output.Format($"{registry}{repository}{reference}");
    }

    /// <summary>When the image is pulled; null where the values do not say.</summary>
    public static Input<string>? PullPolicy(TrackSettings track) => track.Values.TextInputAt("image", "pullPolicy");

    /// <summary>The Secrets with which the image is pulled; none where the values do not say.</summary>
    public static IEnumerable<LocalObjectReferenceArgs> PullSecrets(TrackSettings track) =>
        Maps(track, "imagePullSecrets").Select(secret => new LocalObjectReferenceArgs { Name = secret.TextInputAt("name")! });

    /// <summary>Labels that its node must have; none where the values do not say.</summary>
    public static IEnumerable<(string Label, Input<string> Value)> NodeSelector(TrackSettings track) =>
        from label in track.Values.At("coordinator", "nodeSelector") as Values ?? Values.Empty
        select (label.Key, ChartValues.ToInput<string>(label.Value));

    /// <summary>Taints of its node that it bears; none where the values do not say.</summary>
    public static IEnumerable<TolerationArgs> Tolerations(TrackSettings track) =>
        Maps(track, "coordinator", "tolerations").Select(toleration => new TolerationArgs
        {
            Key = toleration.TextInputAt("key")!,
            Operator = toleration.TextInputAt("operator")!,
            Value = toleration.TextInputAt("value")!,
            Effect = toleration.TextInputAt("effect")!,
            TolerationSeconds = toleration.At("tolerationSeconds") is { } seconds
                ? ChartValues.ToInput<int>(seconds)
                : null,
        });

    /// <summary>Its priority class; null where the values do not say.</summary>
    public static Input<string>? PriorityClass(TrackSettings track) => track.Values.TextInputAt("coordinator", "priorityClassName");

    /// <summary>The account by which the cluster admits it; null for the namespace's default.</summary>
    public static Input<string>? ServiceAccount(TrackSettings track) => track.Values.TextInputAt("serviceAccount", "name")
        ?? (Secret.Open(track.Values.At("serviceAccount", "create")) is true ? (Input<string>)track.Name.ToString() : null);

    private static IEnumerable<Values> Maps(TrackSettings track, params ReadOnlySpan<string> path) =>
        track.Values.At(path) is ImmutableArray<object?> list ? list.OfType<Values>() : [];
}
