using System.Globalization;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.Routing;
using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Components.Draining;

/// <summary>
/// A pod that does nothing until it is told to go, and then goes only when its track has no query left. It depends on
/// the track's release and route, so on the track's removal it is deleted first, and Pulumi waits until it is gone:
/// only then do coordinator and workers end. A coordinator cannot do this itself, see docs/decisions.
/// </summary>
internal static class DrainGate
{
    /// <summary>Beyond the drain time: for the quiet time at its end, and for what Kubernetes takes.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private const string CredentialsVolume = "credentials";
    private const string CredentialsPath = "/run/trino-credentials";

    /// <summary>Where the authority of an external coordinator's certificate is mounted.</summary>
    private const string AuthorityFolder = "/etc/trino-authority";

    /// <summary>For a track with a drain time: without one there is nothing to wait for, and no gate.</summary>
    /// <param name="track">The track.</param>
    /// <param name="pods">
    /// Whose coordinator's pod the gate is like: the track itself, or for an external one, which has none here, another.
    /// </param>
    /// <param name="namespace">The stack's.</param>
    public static DeploymentArgs Of(TrackSettings track, TrackSettings pods, string @namespace)
    {
        var labels = Labels(track);
        return new DeploymentArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{track.Name}-drain-gate", Namespace = @namespace, Labels = labels },
            Spec = new DeploymentSpecArgs
            {
                Replicas = 1,
                Selector = new LabelSelectorArgs { MatchLabels = labels },
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = OutsideTheMesh.Labels.Concat(labels).ToDictionary() },
                    Spec = Pod(track, pods),
                },
            },
        };
    }

    /// <summary>How long Pulumi waits for the deletion, 10 minutes where not said: longer than the gate takes.</summary>
    public static CustomTimeouts Timeouts(TrackSettings track) =>
        new() { Delete = TimeSpan.FromSeconds(DrainSeconds(track)) + Margin + TimeSpan.FromMinutes(5) };

    /// <summary>By which the track's network policy knows it.</summary>
    public static Dictionary<string, string> Labels(TrackSettings track) => new()
    {
        ["app.kubernetes.io/name"] = "trino-drain-gate",
        ["app.kubernetes.io/instance"] = track.Name.ToString(),
    };

    private static PodSpecArgs Pod(TrackSettings track, TrackSettings pods)
    {
        var pod = new PodSpecArgs
        {
            TerminationGracePeriodSeconds = DrainSeconds(track) + (int)Margin.TotalSeconds,
            AutomountServiceAccountToken = false,
            Affinity = pods.External is null ? BesideTheTrack(pods) : null!,
            PriorityClassName = CoordinatorPod.PriorityClass(pods)!,
            ServiceAccountName = CoordinatorPod.ServiceAccount(pods)!,
            SecurityContext = PodSecurity.OfPod(pods),
            Containers = [Container(track, pods)],
        };
        if (track.DrainCredentials is { } credentials)
            pod.Volumes.Add(Volume(credentials));
        // One by one: an empty list or map would be a difference in every preview.
        foreach (var secret in CoordinatorPod.PullSecrets(pods))
            pod.ImagePullSecrets.Add(secret);
        foreach (var (label, value) in CoordinatorPod.NodeSelector(pods))
            pod.NodeSelector.Add(label, value);
        foreach (var toleration in CoordinatorPod.Tolerations(pods))
            pod.Tolerations.Add(toleration);
        if (track.External?.Tls?.Authority is { } authority)
            pod.Volumes.Add(new VolumeArgs { Name = "authority", ConfigMap = new ConfigMapVolumeSourceArgs { Name = authority } });
        return pod;
    }

    private static ContainerArgs Container(TrackSettings track, TrackSettings pods)
    {
        var container = Asking(track, pods);
        if (track.DrainCredentials is null)
            return container;
        container.Env.Add(Variable("TRINO_CREDENTIALS", CredentialsPath));
        container.VolumeMounts.Add(new VolumeMountArgs { Name = CredentialsVolume, MountPath = CredentialsPath, ReadOnly = true });
        return container;
    }

    /// <summary>Files and no variables: these follow a Secret that changes, and no process shows them.</summary>
    private static VolumeArgs Volume(DrainCredentials credentials) => new()
    {
        Name = CredentialsVolume,
        Secret = new SecretVolumeSourceArgs
        {
            SecretName = credentials.Secret,
            Items =
            [
                new KeyToPathArgs { Key = credentials.UsernameKey.ToString(), Path = "username" },
                new KeyToPathArgs { Key = credentials.PasswordKey.ToString(), Path = "password" },
            ],
        },
    };

    private static ContainerArgs Asking(TrackSettings track, TrackSettings pods)
    {
        var container = new ContainerArgs
        {
            Name = "drain-gate",
            // It has a shell and curl, and the track's nodes have it already.
            Image = CoordinatorPod.Image(pods),
            ImagePullPolicy = CoordinatorPod.PullPolicy(pods)!,
            Command = ["/bin/sh", "-c", Script],
            Env =
            [
                Variable("COORDINATOR_URL", track.External?.Url ?? $"http://{track.Name}:{TrackBackend.Port}"),
                Variable("DRAIN_SECONDS", DrainSeconds(track).ToString(CultureInfo.InvariantCulture)),
                Variable("TRINO_HIDES_QUERIES", QueryVisibility.IsLimited(track) ? "true" : "false"),
            ],
            Resources = new ResourceRequirementsArgs
            {
                Requests = new() { ["cpu"] = "5m", ["memory"] = "16Mi" },
                Limits = new() { ["memory"] = "64Mi" },
            },
            SecurityContext = PodSecurity.OfContainer(pods),
        };
        if (track.External is not { } external)
            return container;
        // It was there before the stack: where it does not answer, the way to it is the likelier fault.
        container.Env.Add(Variable("GONE_SECONDS", "30"));
        if (external.Tls is { } tls && tls.Name != external.Host)
            container.Env.Add(Variable("COORDINATOR_ADDRESS", external.Authority));
        if (external.Tls?.Authority is not null)
        {
            container.Env.Add(Variable("COORDINATOR_AUTHORITY", $"{AuthorityFolder}/ca.crt"));
            container.VolumeMounts.Add(new VolumeMountArgs { Name = "authority", MountPath = AuthorityFolder, ReadOnly = true });
        }

        return container;
    }

    /// <summary>Where the image is there already, if it can be: a gate that still pulls it when it is deleted waits for nothing.</summary>
    private static AffinityArgs BesideTheTrack(TrackSettings track) => new()
    {
        PodAffinity = new PodAffinityArgs
        {
            PreferredDuringSchedulingIgnoredDuringExecution =
            [
                new WeightedPodAffinityTermArgs
                {
                    Weight = 100,
                    PodAffinityTerm = new PodAffinityTermArgs
                    {
                        TopologyKey = "kubernetes.io/hostname",
                        LabelSelector = new LabelSelectorArgs
                        {
                            MatchLabels =
                            {
                                ["app.kubernetes.io/name"] = "trino",
                                ["app.kubernetes.io/instance"] = track.Name.ToString(),
                            },
                        },
                    },
                },
            ],
        },
    };

    /// <summary>Up to the next whole second, so that a gate never waits for nothing.</summary>
    private static int DrainSeconds(TrackSettings track) => (int)Math.Ceiling(track.Drain.Length.TotalSeconds);

    private static EnvVarArgs Variable(string name, string value) => new() { Name = name, Value = value };

    // A command and no ConfigMap: one object less, and diffs show it.
    private static string Script { get; } = EmbeddedText.Of("drain-gate.sh");
}
