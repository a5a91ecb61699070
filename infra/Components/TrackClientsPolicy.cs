using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using TrinoInfra.Checking;
using TrinoInfra.Routing;
using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Components;

/// <summary>
/// Who may reach the pods of a track's coordinator, or of its workers, beside whom the chart's own policy admits: what either
/// of the two allows is allowed.
/// </summary>
internal static class TrackClientsPolicy
{
    /// <summary>One a kind of node, with its name: none where nobody may reach that.</summary>
    public static IEnumerable<(string Name, NetworkPolicyArgs Policy)> Of(TrackSettings track, DnsLabel @namespace) =>
        from node in JmxExporter.Nodes(track)
        let rules = Rules(track, node, @namespace)
        where !rules.IsEmpty
        let name = $"{track.Name}-{node}-clients"
        select (name, new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = @namespace.ToString() },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = new LabelSelectorArgs
                {
                    MatchLabels =
                    {
                        ["app.kubernetes.io/name"] = "trino",
                        ["app.kubernetes.io/instance"] = track.Name.ToString(),
                        ["app.kubernetes.io/component"] = node,
                    },
                },
                PolicyTypes = ["Ingress"],
                Ingress = rules,
            },
        });

    private static ImmutableArray<NetworkPolicyIngressRuleArgs> Rules(TrackSettings track, string node, DnsLabel own) =>
    [
        .. from clients in track.AllowFrom
           let ports = clients.Ports.Select(port => Number(port, track, node)).OfType<int>().Distinct().ToList()
           where ports.Count > 0
           select new NetworkPolicyIngressRuleArgs
           {
               From = clients.Namespaces.DefaultIfEmpty(own).Select(ns => Peer(ns, clients.Pods)).ToArray(),
               Ports = ports.Select(port => new NetworkPolicyPortArgs { Port = port, Protocol = "TCP" }).ToArray(),
           },
    ];

    /// <summary>Null where the node's pods have no such port.</summary>
    private static int? Number(TrackPort port, TrackSettings track, string node) =>
        port == TrackPort.Metrics ? JmxExporter.Port(track, node)
        : port == TrackPort.Coordinator ? (node == "coordinator" ? TrackBackend.Port : null)
        : port.Number;

    // Both selectors in one peer: either would do in two.
    internal static NetworkPolicyPeerArgs Peer(DnsLabel ns, ImmutableSortedDictionary<string, string> pods) => new()
    {
        NamespaceSelector = new LabelSelectorArgs { MatchLabels = { ["kubernetes.io/metadata.name"] = ns.ToString() } },
        PodSelector = pods.IsEmpty ? null : (Input<LabelSelectorArgs>)new LabelSelectorArgs { MatchLabels = pods.ToDictionary() },
    };
}
