using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary>The keys of <c>trino-infra:gateway</c> that are the own Gateway's alone.</summary>
internal static class GatewayDeploymentReader
{
    /// <summary>Their names, right below <c>trino-infra:gateway</c>.</summary>
    public static ImmutableArray<string> Keys { get; } =
        ["nodePorts", "replicas", "autoscaling", "disruptionBudget", "resources", "spread", "service"];

    /// <param name="gateway">The place of <c>trino-infra:gateway</c>.</param>
    /// <param name="settings">What has been read there: exposure and http say which node ports there may be.</param>
    public static GatewayDeployment Read(ConfigNode gateway, GatewaySettings settings)
    {
        var ports = Ports(gateway["nodePorts"], settings);
        var resources = Resources(gateway["resources"]);
        var scale = Scale(gateway, resources);
        return new()
        {
            NodePorts = ports,
            Scale = scale!,
            DisruptionBudget = Budget(gateway["disruptionBudget"], scale),
            Resources = resources,
            Spread = Spread(gateway["spread"], scale),
            Service = GatewayServiceReader.Read(gateway["service"], settings.Exposure),
        };
    }

    private static NodePorts Ports(ConfigNode node, GatewaySettings settings)
    {
        if (node.Exists && settings.Exposure != Exposure.NodePort)
            node.Fault("needs exposure: nodePort", "set that, or leave nodePorts out");
        return node.Map(ports =>
        {
            var given = new NodePorts();
            given = new(
                ports["http"].Or(given.Http, NodePorts.Min, NodePorts.Max), ports["https"].Or(given.Https, NodePorts.Min, NodePorts.Max));
            if (settings.Http == HttpMode.Off)
            {
                if (ports["http"].Exists)
                    ports["http"].Fault("is the port of a listener that http: off takes away", "leave it out");
            }
            else if (given.Http == given.Https)
            {
                ports["https"].Fault($"{given.Https} is the node port of http too", "give each a port of its own");
            }

            return given;
        });
    }

    // None where it has a fault: what follows from the number of pods would be told of the wrong one.
    private static GatewayScale? Scale(ConfigNode gateway, GatewayResources? resources)
    {
        var (replicas, autoscaling) = (gateway["replicas"], gateway["autoscaling"]);
        GatewayScale? scale = autoscaling.Exists ? Automatic(autoscaling, gateway["resources"]["cpu"], resources) : Fixed(replicas);
        if (!replicas.Exists || !autoscaling.Exists)
            return scale;
        gateway.Fault("replicas and autoscaling exclude each other", "keep one of them");
        return null;
    }

    private static GatewayScale.Fixed? Fixed(ConfigNode replicas) =>
        !replicas.Exists ? new(1) : Pods(replicas) is { } pods ? new(pods) : null;

    private static GatewayScale.Automatic? Automatic(ConfigNode node, ConfigNode request, GatewayResources? resources) => node.Map(autoscaling =>
    {
        var (min, max) = (RequiredPods(autoscaling["min"], "fewest"), RequiredPods(autoscaling["max"], "most"));
        var cpu = autoscaling["cpu"].Or(GatewayScale.Automatic.DefaultCpu, 1, 1000);
        if (max < min)
            autoscaling["max"].Wrong($"is below min, which is {min}", "give at least as many");
        // Of the default, which suits a laptop, a share is next to nothing.
        if (resources is { Cpu: null } && !request.Exists)
            autoscaling.Fault("is measured against resources.cpu, and that is not given", "give the CPU request of a pod there, such as 500m");
        else if (resources is { Cpu: { } cpus, CpuLimit: { } limit } && (long)cpu * cpus.Millis > limit.Millis * 100L)
            autoscaling["cpu"].Wrong($"percent of {cpus} CPU is more than the {limit} that a pod may use", $"give at most {limit.Millis * 100L / cpus.Millis}");
        return min is { } fewest && max is { } most && most >= fewest ? new GatewayScale.Automatic(fewest, most, cpu) : null;
    });

    private static int? RequiredPods(ConfigNode node, string which)
    {
        if (!node.Exists)
            node.Fault("is missing", $"give the {which} pods, from 1 to {GatewayScale.MaxPods}");
        return Pods(node);
    }

    private static int? Pods(ConfigNode node) => node.Or(0, 1, GatewayScale.MaxPods) is var pods and > 0 ? pods : null;

    private static DisruptionBudget? Budget(ConfigNode node, GatewayScale? scale) => !node.Exists ? null : node.Map(budget =>
    {
        const string choices = "one of minAvailable and maxUnavailable";
        var (least, most) = (budget["minAvailable"], budget["maxUnavailable"]);
        var limits = new[]
        {
            (Node: least, Budget: Limit(least, DisruptionLimit.MinAvailable)), (Node: most, Budget: Limit(most, DisruptionLimit.MaxUnavailable)),
        }.Where(limit => limit.Node.Exists).ToArray();
        if (limits.Length != 1)
            budget.Fault(limits.Length == 0 ? "sets no limit" : "minAvailable and maxUnavailable exclude each other", $"give {choices}");
        else if (scale is { Fewest: 1 })
            budget.Fault("is for several pods, and there may be one: it could never go, or always", "give replicas or autoscaling.min of at least 2");
        else if (limits[0].Budget is { } given && scale is not null && WhatIsWrong(given, scale.Fewest) is { } wrong)
            limits[0].Node.Wrong(wrong.What, wrong.Fix);
        return limits.Length == 1 ? limits[0].Budget : null;
    });

    private static DisruptionBudget? Limit(ConfigNode node, DisruptionLimit limit) =>
        node.Or<PodAmount>(null!) is { } pods ? new(limit, pods) : null;

    private static Problem? WhatIsWrong(DisruptionBudget budget, int pods)
    {
        var (amount, isLeast) = (budget.Pods.Of(pods), budget.Limit == DisruptionLimit.MinAvailable);
        var leaves = isLeast ? amount : pods - amount;
        var fix = budget.Pods.IsShare ? "give another share, or a number such as 1" : $"give 1 to {pods - 1}";
        return leaves <= 0 ? new($"of {pods} pods lets all go at once", fix)
            : leaves >= pods ? new($"of {pods} pods lets none go, so that their nodes are never drained", fix)
            : null;
    }

    private static GatewayResources Resources(ConfigNode node) => node.Map(resources => new GatewayResources(
        resources["cpu"].Or<CpuQuantity>(null!), resources["memory"].Or<MemoryQuantity>(null!)));

    private static PodSpread Spread(ConfigNode node, GatewayScale? scale)
    {
        if (node.Exists && scale is { Most: 1 })
            node.Fault("is for several pods, and there is one", "give replicas or autoscaling, or leave spread out");
        return node.Map(spread =>
        {
            var defaults = new PodSpread();
            return new PodSpread(spread["nodes"].OneOf(defaults.Nodes), spread["zones"].OneOf(defaults.Zones));
        });
    }
}
