using System.Text.Json;

namespace TrinoInfra.Settings.Reading;

/// <summary>Values that a pod of the program's own takes over from the track's must be what Kubernetes takes.</summary>
internal static class PodValuesRules
{
    private const string AText = "give a text, in quotes where it could be something else";

    private static readonly Dictionary<string, string> pullPolicies = new[] { "Always", "IfNotPresent", "Never" }.ToDictionary(policy => policy);

    public static void Check(ConfigNode values)
    {
        Find("image/pullPolicy").OneOf("", pullPolicies);
        foreach (var secret in Maps("imagePullSecrets", "give a list of entries such as { name: regcred }"))
        {
            if (!secret["name"].Exists)
                secret["name"].Fault("is missing", "name a Secret");
            CheckText(secret["name"]);
        }

        foreach (var (_, label) in Find("coordinator/nodeSelector").Entries("give labels such as { pool: trino }"))
            CheckText(label);
        foreach (var toleration in Maps("coordinator/tolerations", "give a list of entries such as { key: dedicated, operator: Exists }"))
        {
            foreach (var key in new[] { "key", "operator", "value", "effect" })
                CheckText(toleration[key]);
            CheckSeconds(toleration["tolerationSeconds"]);
        }

        ConfigNode Find(string path) => ChartValuesReader.Find(values, path);

        IEnumerable<ConfigNode> Maps(string path, string mend) =>
            Find(path).Items(mend).Where(item => item.Exists && item.IsMapOrAbsent());
    }

    private static void CheckText(ConfigNode node)
    {
        if (node.Exists && node.Value.ValueKind != JsonValueKind.String)
            node.Wrong("is not a text", AText);
    }

    private static void CheckSeconds(ConfigNode node)
    {
        if (node is { IsSecret: false, Value.ValueKind: JsonValueKind.String })
            node.Wrong("is a text", "write the number without quotes");
        else
            node.Or(0, 0, int.MaxValue);
    }
}
