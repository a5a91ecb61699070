using System.Text.Json;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>
/// Texts that the chart prints into files as they are must stay what they are there: lines that nobody else judges, values
/// on a line, whole files, and names of files.
/// </summary>
internal static class FileLinesRules
{
    private static readonly string[] lists =
        ["additionalLogProperties", "additionalExchangeManagerProperties", "eventListenerProperties"];

    private static readonly string[] contents =
    [
        "accessControl/properties", "headerAuthenticator/properties", "resourceGroups/properties", "resourceGroups/resourceGroupsConfig",
        "sessionProperties/properties", "sessionProperties/sessionPropertiesConfig",
    ];

    private static readonly string[] files = ["coordinator/additionalConfigFiles", "worker/additionalConfigFiles"];

    private static readonly string[] onOneLine =
    [
        "server/node/environment", "server/node/dataDir", "server/node/pluginDir", "server/log/trino/level",
        "server/config/path", "server/config/authenticationType", "server/config/https/port", "server/config/https/keystore/path",
        "server/config/query/maxMemory", "server/exchangeManager/name", "server/exchangeManager/baseDir",
        "accessControl/refreshPeriod", "accessControl/configFile", "auth/refreshPeriod",
        "jmx/registryPort", "jmx/serverPort", .. OfNode("coordinator"), .. OfNode("worker"),
        "coordinator/config/nodeScheduler/includeCoordinator",
    ];

    public static void Check(ConfigNode values)
    {
        foreach (var line in lists.SelectMany(list => Find(list).Items("give a list of lines, each name=value")))
        {
            // Nothing of these is the program's: an encrypted one is the user's own matter.
            if (!line.IsSecret && line.TryText("give a line name=value", out var text))
                FileText.IsLine(line, text);
        }

        foreach (var value in onOneLine.Select(Find).SelectMany(Texts))
            FileText.IsLine(value, value.Value.GetString()!, "give it on one line");
        foreach (var content in contents.Select(Find).SelectMany(Texts))
            FileText.IsContent(content, content.Value.GetString()!);
        foreach (var (name, file) in files.SelectMany(path => Find(path).Entries("give files, each as `name: content`")))
        {
            if (!IsFileName(name))
                file.Fault("is no name of a file in a ConfigMap", "use letters, digits, hyphens, underscores and dots, at most 253");
            if (!file.IsSecret && file.TryText("give the file's content", out var text))
                FileText.IsContent(file, text);
        }

        ConfigNode Find(string path) => ChartValuesReader.Find(values, path);
    }

    private static IEnumerable<ConfigNode> Texts(ConfigNode node) => node.Value.ValueKind switch
    {
        JsonValueKind.String when !node.IsSecret => [node],
        JsonValueKind.Array => node.Items("").SelectMany(Texts),
        _ => [],
    };

    private static bool IsFileName(string name) =>
        name.Length is > 0 and <= 253 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static string[] OfNode(string node) =>
    [
        $"{node}/jvm/minHeapSize", $"{node}/jvm/initialHeapPercent", $"{node}/jvm/gcMethod/type", $"{node}/jvm/gcMethod/g1/heapRegionSize",
        $"{node}/config/query/maxMemoryPerNode", $"{node}/config/memory/heapHeadroomPerNode",
        $"jmx/{node}/registryPort", $"jmx/{node}/serverPort",
    ];
}
