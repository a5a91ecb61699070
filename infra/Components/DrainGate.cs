using System.Globalization;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>
/// A pod that does nothing until it is told to go, and then goes only when its track has no query left. It depends on
/// the track's release and route, so on the track's removal it is deleted first, and Pulumi waits until it is gone:
/// only then do coordinator and workers end. A coordinator cannot do this itself, see docs/decisions.
/// </summary>
internal static class DrainGate
{
    /// <summary>Beyond the drain time: for the quiet time at its end, and for what Kubernetes takes.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    public static DeploymentArgs Of(TrackSettings track, string @namespace)
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
                    Metadata = new ObjectMetaArgs { Labels = labels },
                    Spec = Pod(track),
                },
            },
        };
    }

    /// <summary>Pulumi's own limit, 10 minutes where not said, must be beyond the gate's.</summary>
    public static CustomTimeouts Timeouts(TrackSettings track) =>
        new() { Delete = track.Drain.Length + Margin + TimeSpan.FromMinutes(5) };

    /// <summary>By which the track's network policy knows it.</summary>
    public static Dictionary<string, string> Labels(TrackSettings track) => new()
    {
        ["app.kubernetes.io/name"] = "trino-drain-gate",
        ["app.kubernetes.io/instance"] = track.Name.ToString(),
    };

    private static PodSpecArgs Pod(TrackSettings track) => new()
    {
        TerminationGracePeriodSeconds = (int)(track.Drain.Length + Margin).TotalSeconds,
        AutomountServiceAccountToken = false,
        SecurityContext = new PodSecurityContextArgs
        {
            RunAsNonRoot = true,
            RunAsUser = 1000,
            RunAsGroup = 1000,
            SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
        },
        Containers =
        [
            new ContainerArgs
            {
                Name = "drain-gate",
                // It has a shell and curl, and the nodes have it already.
                Image = TrinoImage.Of(track),
                Command = ["/bin/sh", "-c", Script],
                Env =
                [
                    new EnvVarArgs { Name = "COORDINATOR_URL", Value = $"http://{track.Name}:{TrackBackend.Port}" },
                    new EnvVarArgs
                    {
                        Name = "DRAIN_SECONDS",
                        Value = ((int)track.Drain.Length.TotalSeconds).ToString(CultureInfo.InvariantCulture),
                    },
                    new EnvVarArgs { Name = "TRINO_AUTHENTICATION", Value = track.HasAuthentication ? "true" : "false" },
                ],
                Resources = new ResourceRequirementsArgs
                {
                    Requests = new() { ["cpu"] = "5m", ["memory"] = "16Mi" },
                    Limits = new() { ["memory"] = "64Mi" },
                },
                SecurityContext = new SecurityContextArgs
                {
                    AllowPrivilegeEscalation = false,
                    ReadOnlyRootFilesystem = true,
                    Capabilities = new CapabilitiesArgs { Drop = ["ALL"] },
                },
            },
        ],
    };

    private static string Script { get; } = ReadScript();

    private static string ReadScript()
    {
        using var stream = typeof(DrainGate).Assembly.GetManifestResourceStream("drain-gate.sh")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
