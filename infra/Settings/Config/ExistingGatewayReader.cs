using System.Collections.Immutable;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary><c>trino-infra:gateway.existing</c>: a Gateway of the platform's.</summary>
internal static class ExistingGatewayReader
{
    private const string AListener = "name a listener of that Gateway, its spec.listeners[].name";
    private const string Labels = "give labels of its pods, such as { istio: ingressgateway }";

    /// <returns>Null where none is given, or where it names no listeners.</returns>
    public static ExistingGateway? Read(ConfigNode node) => !node.Exists ? null : node.Map(existing =>
    {
        var (name, ns) = (Name(existing["name"]), existing["namespace"].Required<DnsLabel>("give the namespace of the platform's Gateway"));
        var listeners = existing["listeners"].Map(listeners => (Http: Listener(listeners["http"]), Https: Https(listeners["https"])));
        CheckDistinct(existing["listeners"], listeners.Http, listeners.Https);
        var pods = Pods(existing["pods"], ns, name);
        return listeners.Https.IsDefaultOrEmpty
            ? null
            : new ExistingGateway { Name = name, Namespace = ns, Http = listeners.Http, Https = listeners.Https, Pods = pods };
    });

    private static string Name(ConfigNode node)
    {
        var name = node.Required<ObjectName>("give the name of the platform's Gateway")?.ToString() ?? "";
        if (name.Length > DnsLabel.MaxLength)
            node.Wrong($"has {name.Length} characters", $"name a Gateway of at most {DnsLabel.MaxLength}: Istio labels its pods with it");
        return name;
    }

    private static string? Listener(ConfigNode node) => node.Or<ObjectName>(null!)?.ToString();

    private static ImmutableArray<string> Https(ConfigNode node)
    {
        if (!node.Exists)
            node.Fault("is missing", $"{AListener}, or a list of them");
        else if (node.IsEmptyList)
            node.Fault("names no listener", AListener);

        var items = node.ItemsOrOne(AListener);
        if (items.Length > ExistingGateway.MaxListeners)
            node.Fault($"has {items.Length} listeners", $"keep at most {ExistingGateway.MaxListeners}");
        foreach (var item in items.Where(item => !item.Exists))
            item.Fault("has no value", AListener);
        return [.. items.Select(Listener).OfType<string>()];
    }

    private static void CheckDistinct(ConfigNode listeners, string? http, ImmutableArray<string> https)
    {
        if (https.IsDefaultOrEmpty)
            return;
        foreach (var twice in https.GroupBy(name => name).Where(group => group.Count() > 1))
            listeners["https"].Fault($"names {Quoted.Text(twice.Key)} {twice.Count()} times", "name each listener once");
        if (http is not null && https.Contains(http))
            listeners["http"].Wrong("is a listener of https too", "a listener speaks one of the two: leave out that which it is not");
    }

    private static GatewayPods Pods(ConfigNode node, DnsLabel gatewayNamespace, string gateway)
    {
        var istios = GatewayPods.OfIstio(gatewayNamespace, gateway);
        return node.Map(pods => new GatewayPods(pods["namespace"].Or(gatewayNamespace), pods["labels"].Exists ? PodLabelsReader.Read(pods["labels"], Labels) : istios.Labels)) ?? istios;
    }
}
