using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Components;

/// <summary>
/// What the cluster lets a coordinator's pod do, and so what it lets the drain gate do: the track's values laid over the
/// chart's defaults, field by field. The gate's own wishes come in where both are silent, and never about the user, whom the
/// values may leave to the cluster.
/// </summary>
internal static class PodSecurity
{
    private static readonly Values chartsPod = ChartValues.Of(("runAsUser", 1000), ("runAsGroup", 1000));

    private static readonly Values chartsContainer = ChartValues.Of(
        ("allowPrivilegeEscalation", false),
        ("capabilities", ChartValues.Of(("drop", ImmutableArray.Create<object?>("ALL")))));

    /// <summary>From the chart's <c>securityContext</c>.</summary>
    public static PodSecurityContextArgs OfPod(TrackSettings track)
    {
        var (values, container) = (Pod(track), Container(track));
        var user = Secret.Open(container.At("runAsUser") ?? values.At("runAsUser"));
        var pod = new PodSecurityContextArgs
        {
            AppArmorProfile = AppArmor(values)!,
            FsGroup = Number(values, "fsGroup")!,
            FsGroupChangePolicy = values.TextInputAt("fsGroupChangePolicy")!,
            RunAsGroup = Number(values, "runAsGroup")!,
            RunAsNonRoot = Flag(values, "runAsNonRoot") ?? (user is null or 0 ? null : (Input<bool>)true)!,
            RunAsUser = Number(values, "runAsUser")!,
            SeccompProfile = Seccomp(values) ?? new SeccompProfileArgs { Type = "RuntimeDefault" },
            SeLinuxChangePolicy = values.TextInputAt("seLinuxChangePolicy")!,
            SeLinuxOptions = SeLinux(values)!,
            SupplementalGroupsPolicy = values.TextInputAt("supplementalGroupsPolicy")!,
        };
        // One by one: an empty list would be a difference in every preview.
        foreach (var group in List(values, "supplementalGroups"))
            pod.SupplementalGroups.Add(ChartValues.ToInput<int>(group));
        foreach (var sysctl in List(values, "sysctls").OfType<Values>())
            pod.Sysctls.Add(new SysctlArgs { Name = sysctl.TextInputAt("name")!, Value = sysctl.TextInputAt("value") ?? "" });
        return pod;
    }

    /// <summary>From the chart's <c>containerSecurityContext</c>.</summary>
    public static SecurityContextArgs OfContainer(TrackSettings track)
    {
        var values = Container(track);
        return new SecurityContextArgs
        {
            AllowPrivilegeEscalation = Flag(values, "allowPrivilegeEscalation")!,
            AppArmorProfile = AppArmor(values)!,
            Capabilities = Capabilities(values)!,
            Privileged = Flag(values, "privileged")!,
            ProcMount = values.TextInputAt("procMount")!,
            ReadOnlyRootFilesystem = Flag(values, "readOnlyRootFilesystem") ?? true,
            RunAsGroup = Number(values, "runAsGroup")!,
            RunAsNonRoot = Flag(values, "runAsNonRoot")!,
            RunAsUser = Number(values, "runAsUser")!,
            SeccompProfile = Seccomp(values)!,
            SeLinuxOptions = SeLinux(values)!,
        };
    }

    // What is no map takes the chart's map away as a whole.
    private static Values Pod(TrackSettings track) => track.Values.At("securityContext") switch
    {
        null => chartsPod,
        Values users => ChartValues.Merge(chartsPod, users),
        _ => Values.Empty,
    };

    private static Values Container(TrackSettings track) =>
        ChartValues.Merge(chartsContainer, track.Values.At("containerSecurityContext") as Values ?? Values.Empty);

    private static CapabilitiesArgs? Capabilities(Values values)
    {
        var (add, drop) = (Texts("add"), Texts("drop"));
        if (add.Count + drop.Count == 0)
            return null;
        var capabilities = new CapabilitiesArgs();
        foreach (var capability in add)
            capabilities.Add.Add(capability);
        foreach (var capability in drop)
            capabilities.Drop.Add(capability);
        return capabilities;

        List<Input<string>> Texts(string key) => [.. List(values, "capabilities", key).Select(ChartValues.ToInput<string>)];
    }

    private static SeccompProfileArgs? Seccomp(Values values) => values.At("seccompProfile") is Values profile
        ? new SeccompProfileArgs { Type = profile.TextInputAt("type")!, LocalhostProfile = profile.TextInputAt("localhostProfile")! }
        : null;

    private static AppArmorProfileArgs? AppArmor(Values values) => values.At("appArmorProfile") is Values profile
        ? new AppArmorProfileArgs { Type = profile.TextInputAt("type")!, LocalhostProfile = profile.TextInputAt("localhostProfile")! }
        : null;

    private static SELinuxOptionsArgs? SeLinux(Values values) => values.At("seLinuxOptions") is Values { Count: > 0 } options
        ? new SELinuxOptionsArgs
        {
            Level = options.TextInputAt("level")!,
            Role = options.TextInputAt("role")!,
            Type = options.TextInputAt("type")!,
            User = options.TextInputAt("user")!,
        }
        : null;

    private static Input<bool>? Flag(Values values, string key) =>
        values.At(key) is { } flag ? ChartValues.ToInput<bool>(flag) : null;

    private static Input<int>? Number(Values values, string key) =>
        values.At(key) is { } number ? ChartValues.ToInput<int>(number) : null;

    private static ImmutableArray<object?> List(Values values, params ReadOnlySpan<string> path) =>
        values.At(path) is ImmutableArray<object?> list ? list : [];
}
