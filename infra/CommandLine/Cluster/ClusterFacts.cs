using System.Text.Json.Nodes;
using TrinoInfra.Plan;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Cluster;

/// <summary>
/// A stack as <c>KEY=value</c> lines, so that scripts have its names and ports from where the program has them. A value
/// is the rest of its line, never quoted; LISTENER, LISTENER_SET, ALIAS, ROUTE, RELEASE, TRACK and CREDENTIALS stand once for each.
/// </summary>
internal static class ClusterFacts
{
    public static IEnumerable<string> Of(StackPlan plan, StackSettings settings)
    {
        var gateway = settings.Gateway;
        var isOwn = gateway.Existing is null;
        var nodePorts = isOwn && gateway.Exposure == Exposure.NodePort;
        var http = gateway.Http != HttpMode.Off;
        var authority = Of(plan, "Certificate").FirstOrDefault(certificate => certificate["spec"]?["isCA"] is not null);
        var routes = Of(plan, "HTTPRoute").ToList();

        return
        [
            $"CONTEXT={settings.Cluster.Context}",
            $"CNI={Word(settings.Cluster.Cni)}",
            $"NAMESPACE={settings.Cluster.Namespace}",
            $"GATEWAY={settings.GatewayName()}",
            $"GATEWAY_NAMESPACE={settings.GatewayNamespace()}",
            .. Listeners.Names(gateway).Select(listener => $"LISTENER={listener}"),
            $"HOST={gateway.Hostname}",
            .. gateway.Aliases.Select(alias => $"ALIAS={alias}"),
            $"URL={gateway.Url()}",
            // Empty where the Gateway is the platform's.
            $"EXPOSURE={(isOwn ? Word(gateway.Exposure) : "")}",
            // The ports of clients, and those of the nodes behind them; empty where there is none.
            $"HTTP_PORT={(http ? gateway.PublicPorts.Http : "")}",
            $"HTTPS_PORT={gateway.PublicPorts.Https}",
            $"HTTP_NODE_PORT={(nodePorts && http ? gateway.Deployment.NodePorts.Http : "")}",
            $"HTTPS_NODE_PORT={(nodePorts ? gateway.Deployment.NodePorts.Https : "")}",
            // Where `ca.crt` is; empty where the stack has no authority of its own.
            $"CA_SECRET={authority?["spec"]?["secretName"]}",
            // The namespace of the Ingress that it is compared with, and the Service there.
            $"BENCH={GatewayNames.BenchNamespace(settings.Cluster.Namespace)}",
            .. Of(plan, "ListenerSet").Select(set => $"LISTENER_SET={Name(set)}"),
            $"MAIN_ROUTE={Name(routes.First(SplitsStatements))}",
            .. routes.Select(route => $"ROUTE={Name(route)}"),
            .. plan.Resources.Where(resource => resource.Type == PlannedResource.ReleaseType)
                .Select(release => $"RELEASE={release.Inputs["namespace"]}/{release.Inputs["name"]}"),
            // Name, weight, address, workers; of an external one that word, and its coordinator's host and port.
            .. settings.Tracks.Select(track => $"TRACK={track.Name} {track.Weight.Value} {gateway.AddressOf(track.Name)} "
                + (track.External is { } external ? $"external {external.Authority}" : $"{track.Workers}")),
            // A track, the Secret of its credentials, the keys of name and password there.
            .. from track in settings.Tracks
               where track.DrainCredentials is not null
               let credentials = track.DrainCredentials
               select $"CREDENTIALS={track.Name} {credentials.Secret} {credentials.UsernameKey} {credentials.PasswordKey}",
        ];
    }

    private static IEnumerable<JsonObject> Of(StackPlan plan, string kind) =>
        plan.Resources.Where(resource => resource.Kind == kind).Select(resource => resource.Inputs);

    private static bool SplitsStatements(JsonObject route) =>
        route["spec"]?["rules"] is JsonArray rules && rules.Any(rule => rule?["name"]?.ToString() == MainRoute.NewStatementsRule);

    private static string Name(JsonObject manifest) => $"{manifest["metadata"]?["name"]}";

    /// <summary>As the setting spells it: <c>nodePort</c>.</summary>
    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{value}");
}
