using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Settings.Config;

/// <summary><c>allowFrom</c> of a track.</summary>
internal static class AllowFromReader
{
    private const string AnEntry = "{ namespaces: [monitoring], pods: { app.kubernetes.io/name: prometheus }, ports: [metrics] }";
    private const string APortsEntry = "{ namespaces: [monitoring], ports: [9404] }";
    private const string Fix = $"give a list of entries such as {AnEntry}";
    private const string ANamespace = "name the namespaces of those who may connect, or leave it out for the stack's own";
    private const string Labels = "give labels of the pods that may connect, or leave it out for every pod of the namespaces";
    private const string APort = "give coordinator, metrics, or the numbers of ports";

    /// <param name="track">With its values, which say whether there are metrics.</param>
    public static ImmutableArray<TrackClients> Read(ConfigNode node, TrackSettings track)
    {
        var nodes = node.Items(Fix);
        if (!node.Exists && Metrics(track) is { } metrics)
            node.Fault($"is missing, and without it nobody may scrape {metrics}", $"say who may, such as [{AnEntry}], or [] for nobody");
        else if (!node.Exists && OtherPorts(track) is { } ports)
            node.Note($"is missing, and without it nobody may reach {ports}", $"say who may, such as [{APortsEntry}], or [] for nobody");
        ImmutableArray<TrackClients> clients = [.. nodes.Select(client => ReadOne(client, track))];
        RejectTwice(nodes, clients);
        return clients;
    }

    private static string? Metrics(TrackSettings track) => JmxExporter.IsOn(track) ? "the JMX exporter that values enable"
        : JmxExporter.IsMonitored(track) ? "what the ServiceMonitor is for that values enable"
        : null;

    // Where values mean somebody to connect, though not who.
    private static string? OtherPorts(TrackSettings track) => JmxExporter.Nodes(track).Select(node =>
        track.Values.At(node, "additionalExposedPorts") is Values { Count: > 0 } ? $"{node}.additionalExposedPorts"
        : track.Values.At(node, "annotations", "prometheus.io/scrape") is "true" ? $"what {node}.annotations have Prometheus scrape"
        : null).FirstOrDefault(ports => ports is not null);

    private static TrackClients ReadOne(ConfigNode node, TrackSettings track) => node.Map(client =>
    {
        var (namespaces, pods, ports) = (client["namespaces"], client["pods"], client["ports"]);
        if (!namespaces.Exists && !pods.Exists && client.IsMapOrAbsent())
            client.Fault("names neither namespaces nor pods", Fix);
        return new TrackClients
        {
            Namespaces = Each<DnsLabel>(namespaces, ANamespace),
            Pods = PodLabelsReader.Read(pods, Labels),
            Ports = Ports(ports, track),
        };
    });

    private static ImmutableArray<TrackPort> Ports(ConfigNode node, TrackSettings track)
    {
        if (!node.Exists)
            node.Fault("is missing", APort);
        var ports = Each<TrackPort>(node, APort);
        if (ports.Contains(TrackPort.Metrics) && !JmxExporter.MayBeOn(track))
            node.Fault("names metrics, and values enable no JMX exporter", "enable values.jmx.exporter, or give the number of the port");
        return ports;
    }

    /// <summary>The values of a list, or the only one; each once.</summary>
    private static ImmutableArray<T> Each<T>(ConfigNode node, string fix)
        where T : class, ISettingValue<T>
    {
        if (node.IsEmptyList)
            node.Fault("is an empty list", fix);
        var items = node.ItemsOrOne(fix);
        foreach (var item in items.Where(item => !item.Exists))
            item.Fault("has no value", fix);
        var values = items.Select(item => item.Or<T>(null!)).OfType<T>().ToImmutableArray();
        foreach (var twice in values.GroupBy(value => value).Where(group => group.Count() > 1))
            node.Fault($"names {Quoted.Text($"{twice.Key}")} {twice.Count()} times", "name it once");
        return [.. values.Distinct()];
    }

    // An entry with a fault of its own may name nobody.
    private static void RejectTwice(ImmutableArray<ConfigNode> nodes, ImmutableArray<TrackClients> clients)
    {
        Dictionary<string, int> first = [];
        foreach (var (index, client) in clients.Index())
        {
            if (client is null || client.Ports.IsEmpty)
                continue;
            var pods = string.Join(',', client.Pods.Select(label => $"{label.Key}={label.Value}"));
            foreach (var place in client.Namespaces.Select(ns => $"{ns}").DefaultIfEmpty(""))
            {
                if (first.TryAdd($"{place} {pods}", index))
                    continue;
                nodes[index].Fault(
                    $"names the same pods{(place.Length > 0 ? $" of namespace {place}" : "")} as entry {first[$"{place} {pods}"] + 1}",
                    "put their ports into one entry");
            }
        }
    }
}
