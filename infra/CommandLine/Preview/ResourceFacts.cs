using System.Text.Json.Nodes;
using TrinoInfra.Plan;
using TrinoInfra.Routing;

namespace TrinoInfra.CommandLine.Preview;

/// <summary>What matters of a resource, in a line or a few, by its kind; of other kinds nothing. Not yet harmless.</summary>
internal static class ResourceFacts
{
    public static IEnumerable<string> Of(PlannedResource resource) => resource.Type switch
    {
        "pulumi:providers:kubernetes" => [$"context {resource.Inputs["context"]}"],
        PlannedResource.ReleaseType => Release(resource.Inputs),
        "kubernetes:gateway.networking.k8s.io/v1:GatewayClass" => [$"controller {resource.Inputs["spec"]?["controllerName"]}"],
        "kubernetes:gateway.networking.k8s.io/v1:Gateway" or "kubernetes:gateway.networking.k8s.io/v1:ListenerSet" => Listeners(resource.Inputs["spec"]),
        "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute" => Route(resource.Inputs["spec"]),
        "kubernetes:cert-manager.io/v1:Certificate" => Certificate(resource.Inputs["spec"]),
        "kubernetes:networking.k8s.io/v1:NetworkPolicy" => NetworkPolicy(resource.Inputs["spec"]),
        "kubernetes:networking.istio.io/v1:ServiceEntry" => ServiceEntry(resource.Inputs["spec"]),
        "kubernetes:gateway.networking.k8s.io/v1:BackendTLSPolicy" => Policy(resource.Inputs["spec"]?["validation"]),
        "kubernetes:apps/v1:Deployment" => Deployment(resource.Inputs["spec"]),
        _ => [],
    };

    /// <summary>A value in one line: text as it is, lists by commas, maps as <c>key value</c>.</summary>
    public static string Inline(JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join(", ", list.Select(Inline)),
        JsonObject map => string.Join(", ", map.Select(entry => $"{entry.Key} {Inline(entry.Value)}")),
        _ => value.ToString(),
    };

    private static IEnumerable<string> Release(JsonObject inputs)
    {
        var version = inputs["version"] is { } given ? $" {given}" : "";
        yield return $"chart {inputs["chart"]}{version} in {inputs["namespace"]}";

        // By its name alone where it is from a registry.
        if (inputs["chart"]?.ToString().Split('/')[^1] == Versions.TrinoCharts[0].Chart.Name)
            yield return $"Trino {At(inputs, "values", "image", "tag")}, 1 coordinator, {Workers(At(inputs, "values", "server"))}";
    }

    // How many an autoscaler makes of them nobody knows here.
    private static string Workers(JsonNode? server) => IsOn(server, "keda")
        ? "workers by KEDA"
        : Count(At(server, "workers"), "worker") + (IsOn(server, "autoscaling") ? " or more" : "");

    private static bool IsOn(JsonNode? server, string autoscaler) => At(server, autoscaler, "enabled")?.ToString() == "true";

    private static IEnumerable<string> NetworkPolicy(JsonNode? spec) => List(spec?["ingress"]).Select(rule =>
    {
        var peers = List(rule["from"]).Select(peer =>
            $"{(At(peer, "podSelector", "matchLabels") is { } labels ? $"pods {Inline(labels)}" : "every pod")} of {Inline(At(peer, "namespaceSelector", "matchLabels", "kubernetes.io/metadata.name"))}");
        return $"port {Inline(new JsonArray([.. List(rule["ports"]).Select(port => port["port"]?.DeepClone())]))} for {string.Join(", ", peers)}";
    });

    private static IEnumerable<string> Listeners(JsonNode? spec) =>
        List(spec?["listeners"]).Select(listener =>
        {
            var tls = listener["tls"] is { } terms
                ? $", TLS {terms["mode"]} with {Inline(new JsonArray([.. List(terms["certificateRefs"]).Select(reference => reference["name"]?.DeepClone())]))}"
                : "";
            var host = listener["hostname"] is { } given ? $" for {given}" : "";
            return $"listener {listener["name"]}: {listener["protocol"]} {listener["port"]}{host}{tls}";
        });

    private static IEnumerable<string> Route(JsonNode? spec)
    {
        var rules = List(spec?["rules"]).ToList();
        // The same for every rule that forwards, so it is said once.
        var timeouts = rules.Select(rule => rule["timeouts"]).FirstOrDefault(given => given is not null);
        yield return $"host {Inline(spec?["hostnames"])}"
            + (timeouts is null ? "" : $", timeouts request {timeouts["request"]}, backendRequest {timeouts["backendRequest"]}");

        foreach (var rule in rules)
            yield return $"rule {rule["name"]}: {Action(rule)}";
    }

    private static string Action(JsonNode rule)
    {
        var redirect = List(rule["filters"]).Select(filter => filter["requestRedirect"]).FirstOrDefault(filter => filter is not null);
        if (redirect is not null)
            return $"redirect {redirect["statusCode"]} to {redirect["hostname"] ?? redirect["scheme"] ?? redirect["path"]?["replacePrefixMatch"]}";

        var backends = List(rule["backendRefs"]).ToList();
        var total = backends.Sum(Weight);
        var shares = backends.Select(backend =>
            backends.Count == 1
                ? $"{backend["name"]}:{backend["port"]}"
                : $"{backend["name"]}:{backend["port"]} weight {Weight(backend)} ({Shares.Percent(Weight(backend), total)})");
        var mirrors = List(rule["filters"])
            .Select(filter => filter["requestMirror"]?["backendRef"]?["name"]?.ToString())
            .OfType<string>()
            .ToList();
        return string.Join(", ", shares) + (mirrors.Count == 0 ? "" : $", mirrored to {string.Join(", ", mirrors)}");
    }

    private static IEnumerable<string> Certificate(JsonNode? spec)
    {
        yield return $"Secret {spec?["secretName"]} from {spec?["issuerRef"]?["kind"]} {spec?["issuerRef"]?["name"]}";
        if (spec?["dnsNames"] is { } names)
            yield return $"for {Inline(names)}";
    }

    private static IEnumerable<string> ServiceEntry(JsonNode? spec) =>
        List(spec?["ports"]).Select(port => $"external {Inline(spec?["hosts"])}:{port["number"]}");

    private static IEnumerable<string> Policy(JsonNode? validation)
    {
        var authorities = List(validation?["caCertificateRefs"]).Select(authority => $"{authority["kind"]} {authority["name"]}");
        yield return $"TLS to {validation?["hostname"]}, signed by {string.Join(" or ", authorities.DefaultIfEmpty("an authority of the system"))}";
    }

    private static IEnumerable<string> Deployment(JsonNode? spec) =>
        List(spec?["template"]?["spec"]?["containers"]).Select(container => $"image {container["image"]}");

    private static long Weight(JsonNode backend) => backend["weight"]?.GetValue<long>() ?? 1;

    private static string Count(JsonNode? number, string noun) => number?.ToString() == "1" ? $"1 {noun}" : $"{number} {noun}s";

    /// <summary>What stands at a path of keys; null where anything but a map stands on the way.</summary>
    private static JsonNode? At(JsonNode? node, params IEnumerable<string> path) =>
        path.Aggregate(node, (below, key) => (below as JsonObject)?[key]);

    private static IEnumerable<JsonNode> List(JsonNode? list) => (list as JsonArray)?.OfType<JsonNode>() ?? [];
}
