using System.Text.Json;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>Kubernetes takes a text for a text and a number for a number, where others would take one for the other.</summary>
internal static class KubernetesField
{
    public static void Text(ConfigNode node)
    {
        if (node.Exists && node.Value.ValueKind != JsonValueKind.String)
            node.Wrong("is not a text", "give a text, in quotes where it could be something else");
    }

    /// <summary>A whole number from 0 to 2,147,483,647, which may be missing.</summary>
    public static void Number(ConfigNode node)
    {
        if (node is { IsSecret: false, Value.ValueKind: JsonValueKind.String })
            node.Wrong("is a text", "write the number without quotes");
        else
            node.Or(0, 0, int.MaxValue);
    }
}
