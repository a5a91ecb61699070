using System.Text.Json.Nodes;
using TrinoInfra.Diff;
using TrinoInfra.Plan;
using TrinoInfra.Routing;

namespace TrinoInfra.CommandLine.Preview;

/// <summary>
/// What matters of a resource, in a line or a few, by its kind; of other kinds nothing. Not yet harmless; of a resource that a
/// file tells of, what is not as the program writes it is left out.
/// </summary>
internal static class ResourceFacts
{
    public static IEnumerable<string> Of(PlannedResource resource) => resource.Type switch
    {
        "pulumi:providers:kubernetes" => [$"context {resource.Inputs["context"]}"],
        PlannedResource.ReleaseType => Release(resource.Inputs),
        "kubernetes:gateway.networking.k8s.io/v1:GatewayClass" => [$"controller {At(resource.Inputs, "spec", "controllerName")}"],
        "kubernetes:gateway.networking.k8s.io/v1:Gateway" or "kubernetes:gateway.networking.k8s.io/v1:ListenerSet" => Listeners(resource.Inputs["spec"]),
        "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute" => Route(resource.Inputs["spec"]),
        "kubernetes:cert-manager.io/v1:Certificate" => Certificate(resource.Inputs["spec"]),
        "kubernetes:networking.k8s.io/v1:NetworkPolicy" => NetworkPolicy(resource.Inputs["spec"]),
        "kubernetes:networking.k8s.io/v1:Ingress" => Ingress(resource.Inputs["spec"]),
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

    private static IEnumerable<string> Ingress(JsonNode? spec) => List(spec?["rules"]).Select(rule =>
        $"host {rule["host"]}: {string.Join(", ", List(At(rule, "http", "paths")).Select(path => $"{At(path, "path")} to {At(path, "backend", "service", "name")}:{At(path, "backend", "service", "port", "number")}"))}");

    private static IEnumerable<string> Listeners(JsonNode? spec) =>
        List(At(spec, "listeners")).Select(listener =>
        {
            var tls = At(listener, "tls") is { } terms
                ? $", TLS {At(terms, "mode")} with {Inline(new JsonArray([.. List(At(terms, "certificateRefs")).Select(reference => At(reference, "name")?.DeepClone())]))}"
                : "";
            var host = At(listener, "hostname") is { } given ? $" for {given}" : "";
            return $"listener {At(listener, "name")}: {At(listener, "protocol")} {At(listener, "port")}{host}{tls}";
        });

    private static IEnumerable<string> Route(JsonNode? spec)
    {
        var rules = List(At(spec, "rules")).ToList();
        // The same for every rule that forwards, so it is said once.
        var timeouts = rules.Select(rule => At(rule, "timeouts")).FirstOrDefault(given => given is not null);
        yield return $"host {Inline(At(spec, "hostnames"))}"
            + (timeouts is null ? "" : $", timeouts request {At(timeouts, "request")}, backendRequest {At(timeouts, "backendRequest")}");

        foreach (var rule in rules)
            yield return $"rule {At(rule, "name")}: {Action(rule)}";
    }

    private static string Action(JsonNode rule)
    {
        var redirect = List(At(rule, "filters")).Select(filter => At(filter, "requestRedirect")).FirstOrDefault(filter => filter is not null);
        if (redirect is not null)
            return $"redirect {At(redirect, "statusCode")} to {At(redirect, "hostname") ?? At(redirect, "scheme") ?? At(redirect, "path", "replacePrefixMatch")}";

        var backends = List(At(rule, "backendRefs")).ToList();
        var total = backends.Sum(ShareChange.WeightOf);
        var shares = backends.Select(backend =>
            backends.Count == 1
                ? $"{At(backend, "name")}:{At(backend, "port")}"
                : $"{At(backend, "name")}:{At(backend, "port")} weight {ShareChange.WeightOf(backend)} ({Shares.Percent(ShareChange.WeightOf(backend), total)})");
        var mirrors = List(At(rule, "filters"))
            .Select(filter => At(filter, "requestMirror", "backendRef", "name")?.ToString())
            .OfType<string>()
            .ToList();
        return string.Join(", ", shares) + (mirrors.Count == 0 ? "" : $", mirrored to {string.Join(", ", mirrors)}");
    }

    private static IEnumerable<string> Certificate(JsonNode? spec)
    {
        yield return $"Secret {At(spec, "secretName")} from {At(spec, "issuerRef", "kind")} {At(spec, "issuerRef", "name")}";
        if (At(spec, "dnsNames") is { } names)
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
        List(At(spec, "template", "spec", "containers")).Select(container => $"image {At(container, "image")}");

    private static string Count(JsonNode? number, string noun) => number?.ToString() == "1" ? $"1 {noun}" : $"{number} {noun}s";

    /// <summary>What stands at a path of keys; null where anything but a map stands on the way.</summary>
    private static JsonNode? At(JsonNode? node, params IEnumerable<string> path) =>
        path.Aggregate(node, (below, key) => (below as JsonObject)?[key]);

    private static IEnumerable<JsonNode> List(JsonNode? list) => (list as JsonArray)?.OfType<JsonNode>() ?? [];
}
