using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>
/// <c>securityContext</c> and <c>containerSecurityContext</c>, which the drain gate takes over: fields of Kubernetes' types
/// PodSecurityContext and SecurityContext.
/// </summary>
internal static class SecurityContextRules
{
    public static void Check(ConfigNode values)
    {
        // An empty list or text in place of the chart's map takes the whole context away, and leaves the user to the cluster.
        if (values["securityContext"] is { IsEmptyList: false, IsEmptyText: false } pod)
            pod.Map(CheckPod);
        values["containerSecurityContext"].Map(CheckContainer);
    }

    private static bool CheckPod(ConfigNode pod)
    {
        foreach (var group in pod["supplementalGroups"].Items("give a list of numbers"))
            KubernetesField.Number(group);
        KubernetesField.Number(pod["fsGroup"]);
        foreach (var key in new[] { "fsGroupChangePolicy", "seLinuxChangePolicy", "supplementalGroupsPolicy" })
            KubernetesField.Text(pod[key]);
        foreach (var sysctl in pod["sysctls"].Items("give a list of entries such as { name: net.core.somaxconn, value: \"1024\" }"))
        {
            sysctl.Map(entry =>
            {
                Require(entry["name"], "name it");
                Require(entry["value"], "give its value");
                return CheckTexts(entry, "name", "value");
            });
        }

        return CheckBoth(pod);
    }

    private static bool CheckContainer(ConfigNode container)
    {
        foreach (var key in new[] { "allowPrivilegeEscalation", "privileged", "readOnlyRootFilesystem" })
            container[key].Or(false);
        KubernetesField.Text(container["procMount"]);
        container["capabilities"].Map(capabilities =>
        {
            foreach (var capability in new[] { "add", "drop" }.SelectMany(key => capabilities[key].Items("give a list such as [ALL]")))
                KubernetesField.Text(capability);
            return true;
        });
        return CheckBoth(container);
    }

    private static bool CheckBoth(ConfigNode context)
    {
        KubernetesField.Number(context["runAsUser"]);
        KubernetesField.Number(context["runAsGroup"]);
        context["runAsNonRoot"].Or(false);
        context["seLinuxOptions"].Map(options => CheckTexts(options, "level", "role", "type", "user"));
        foreach (var profile in new[] { "seccompProfile", "appArmorProfile" })
        {
            context[profile].Map(given =>
            {
                if (given.Exists)
                    Require(given["type"], "give RuntimeDefault, Localhost or Unconfined");
                return CheckTexts(given, "type", "localhostProfile");
            });
        }

        // Of no use in Linux pods, and yet a field of the type.
        _ = context["windowsOptions"];
        return true;
    }

    private static void Require(ConfigNode node, string fix)
    {
        if (!node.Exists)
            node.Fault("is missing", fix);
    }

    private static bool CheckTexts(ConfigNode node, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
            KubernetesField.Text(node[key]);
        return true;
    }
}
