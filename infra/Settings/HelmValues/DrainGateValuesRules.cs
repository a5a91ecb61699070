using TrinoInfra.Checking;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>What the drain gate's pod takes over of a track's values, past the chart, must be what Kubernetes takes.</summary>
internal static class DrainGateValuesRules
{
    private static readonly Dictionary<string, string> pullPolicies = new[] { "Always", "IfNotPresent", "Never" }.ToDictionary(policy => policy);

    public static void Check(ConfigNode values)
    {
        Find("image/pullPolicy").OneOf("", pullPolicies);
        foreach (var secret in Maps("imagePullSecrets", "give a list of entries such as { name: regcred }"))
        {
            if (!secret["name"].Exists)
                secret["name"].Fault("is missing", "name a Secret");
            KubernetesField.Text(secret["name"]);
        }

        foreach (var (_, label) in Find("coordinator/nodeSelector").Entries("give labels such as { pool: trino }"))
            KubernetesField.Text(label);
        foreach (var toleration in Maps("coordinator/tolerations", "give a list of entries such as { key: dedicated, operator: Exists }"))
        {
            foreach (var key in new[] { "key", "operator", "value", "effect" })
                KubernetesField.Text(toleration[key]);
            KubernetesField.Number(toleration["tolerationSeconds"]);
        }

        KubernetesField.Text(Find("coordinator/priorityClassName"));
        Find("serviceAccount/create").Or(false);
        if (Find("serviceAccount/name") is { IsEmptyText: false } account)
            account.Or<ObjectName>(default!);
        SecurityContextRules.Check(values);

        ConfigNode Find(string path) => ChartValuesReader.Find(values, path);

        IEnumerable<ConfigNode> Maps(string path, string fix) =>
            Find(path).Items(fix).Where(item => item.Exists && item.IsMapOrAbsent());
    }
}
