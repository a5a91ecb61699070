using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using TrinoInfra.Tests.CommandLine;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Fuzz;

/// <summary>What users, and those who are none, may hand to the program.</summary>
internal static class Inputs
{
    private const string Secret = "v1:c3VwZXI=:planted-ciphertext";

    private static readonly string[] SettingKeys =
    [
        "cluster", "context", "cni", "namespace", "gatewayApi", "install", "istio", "values", "gateway", "hostname", "exposure", "publicPorts", "http",
        "https", "tls", "secretName", "clusterIssuer", "timeouts", "tracks", "name", "weight", "version", "workers", "match", "header", "value", "valueRegex", "and", "percent", "drain",
        "resources", "coordinator", "worker", "heap", "cpu", "catalogs", "wieght", "Name", "connector.name", "secure", "trino-infra:tracks", "a:b:c:d",
        "createNamespace", "certManager", "existing", "listeners", "pods", "labels", "trackHosts", "aliases", "{track}.{hostname}", "none",
        "chart", "mirrors", "images", "registry", "pullSecrets", "repository", "username", "password",
        "nodePorts", "replicas", "autoscaling", "min", "max", "disruptionBudget", "minAvailable", "maxUnavailable", "memory", "spread", "nodes", "zones",
        "service", "annotations", "externalTrafficPolicy", "loadBalancerSourceRanges", "loadBalancerClass", "primary",
        "drainCredentials", "secret", "usernameKey", "passwordKey", "seesEveryQuery",
        "allowFrom", "namespaces", "ports", "metrics",
        "external", "host", "port", "ca", "benchOf",
    ];

    private static readonly string[] ValueKeys =
    [
        "image", "repository", "tag", "digest", "registry", "pullPolicy", "server", "workers", "config", "query", "maxMemory", "authenticationType",
        "coordinatorExtraConfig", "workerExtraConfig", "autoscaling", "keda", "enabled", "minReplicaCount", "additionalConfigProperties",
        "additionalNodeProperties", "additionalLogProperties", "additionalExchangeManagerProperties", "eventListenerProperties", "coordinator", "worker",
        "jvm", "maxHeapSize", "additionalJVMConfig", "additionalConfigFiles", "resources", "limits", "nodeSelector", "tolerations", "securityContext",
        "containerSecurityContext", "accessControl", "resourceGroups", "auth", "passwordAuth", "secretMounts", "configMounts", "mountPath", "env", "envFrom",
        "initContainers", "sidecarContainers", "jmx", "exporter", "port", "serviceMonitor", "service", "networkPolicy", "ingress", "commonLabels", "imagePullSecrets",
        "serviceAccount", "meshConfig", "pilot", "global", "revision", "autoscaleEnabled", "_internal_defaults_do_not_set",
    ];

    private static readonly string[] RouteKeys =
    [
        "apiVersion", "kind", "metadata", "name", "namespace", "labels", "uid", "creationTimestamp", "spec", "status", "parentRefs", "sectionName", "port",
        "hostnames", "rules", "matches", "path", "type", "value", "headers", "queryParams", "method", "filters", "requestRedirect", "urlRewrite",
        "requestHeaderModifier", "responseHeaderModifier", "requestMirror", "cors", "extensionRef", "set", "add", "remove", "backendRefs", "weight",
        "timeouts", "request", "backendRequest", "sessionPersistence", "retry", "listeners", "protocol", "tls", "allowedRoutes", "namespaces", "selector",
        "gatewayClassName", "items", "replacePrefixMatch", "replaceFullPath", "percent", "fraction", "numerator",
        "targetRefs", "validation", "hostname", "caCertificateRefs", "wellKnownCACertificates", "subjectAltNames", "hosts", "ports", "number",
    ];

    private static readonly string[] RecordedKeys =
    [
        "trinoInfraPlan", "stack", "resources", "type", "name", "inputs", "parent", "provider", "dependsOn", "options", "customTimeouts", "protect",
        "version", "deployment", "urn", "delete", "external", "pendingReplacement", "dependencies", "pending_operations", "ciphertext", "plaintext",
        "4dabf18193072939515e22adb298388d", "spec", "rules", "backendRefs", "weight", "metadata", "namespace", "values", "kubeconfig", "clusterIdentifier",
    ];

    /// <summary>A stack file whose settings are any.</summary>
    public static Gen<FuzzInput> Settings { get; } = Gen.Select(
        Mutation.Of(SettingsGen.Stack.Select(settings => (JsonNode)Planted(SettingsJson.Of(settings))), SettingKeys), Command, Blemish,
        (settings, command, blemish) => OfStack(settings, command, blemish));

    /// <summary>A stack file whose settings are good, but for the values of the charts.</summary>
    public static Gen<FuzzInput> Values { get; } = Gen.Select(
        Mutation.Of(Gen.Const(TrinoValues), ValueKeys), Mutation.Of(Gen.Const(IstiodValues), ValueKeys), Command,
        (trino, istiod, command) => OfStack(
            new JsonObject
            {
                ["cluster"] = new JsonObject { ["context"] = "kind-trino" },
                ["gateway"] = new JsonObject { ["hostname"] = "trino.example.com" },
                ["istio"] = new JsonObject { ["values"] = istiod },
                ["tracks"] = new JsonArray(Planted(new JsonObject { ["name"] = "stable", ["weight"] = 1, ["values"] = trino })),
            },
            command,
            blemish: null));

    /// <summary>Routes that others wrote, and a request.</summary>
    public static Gen<FuzzInput> Routes { get; } = Gen.Select(
        Mutation.Of(Gen.Const(RoutesOfOthers), RouteKeys), Request, Header.Array[0, 3], Gen.Bool, Blemish,
        (routes, request, headers, json, blemish) => new FuzzInput(
            [
                "explain", "--routes", "-", request,
                .. headers.SelectMany(header => new[] { "-H", header }),
                .. json ? ["--json"] : Array.Empty<string>(),
            ],
            In: Blemished(string.Join("\n---\n", routes is JsonArray list ? list.Select(item => item?.ToJsonString()) : [routes.ToJsonString()]), blemish)));

    /// <summary>A saved plan, or an export of the engine, to compare the stack with.</summary>
    public static Gen<FuzzInput> Recorded { get; } = Gen.OneOf(
        Recording("--saved", "planned.json"), Recording("--deployed", "deployed.json"));

    /// <summary>A command line of words that belong there and words that do not.</summary>
    public static Gen<FuzzInput> CommandLines { get; } = Gen.Select(
        Gen.OneOf("preview", "render", "diff", "explain", "graph", "cluster", "track", "rollout", "--help", ""),
        Gen.OneOf(
            Gen.OneOf(
                "preview", "render", "diff", "explain", "cluster", "dev", "prod", "--json", "--with", "--saved", "--since", "--deployed", "--format", "markdown", "--to", "out", "out/.", ".", "--routes", "-", "Pulumi.dev.yaml", "/dev/null",
                "/dev/zero", "/", "--header", "-H", "a: b", "GET https://trino.example.com/", "--", "-h", "-?", "--version", "@Pulumi.dev.yaml", "@/etc/passwd",
                "[suggest]", "[suggest:3]", "[diagram]", "--to=out", "--json=x", "--json:false", "-Hx", "", "../dev", "/?", "--unknown", "*",
                "graph", "--order", "--html", "--narrow", "--format", "svg", "mermaid", "dot",
                "add", "weight", "promote", "retire", "481", "25", "trino-v1-stable", "trino-v2-canary", "--name", "--chart", "--idle", "--yes",
                "--steps", "5,25", "25,5", "--every", "5m", "0s", "--dry-run", "--check-only", "--back", "--probe", "SELECT 1", "--probes", "--address", "127.0.0.1:9", "--ca", "--logins", "--user"),
            HostileText.Any, Request, Header).Array[0, 6],
        (command, words) => new FuzzInput([command, .. words]));

    private static Gen<FuzzInput> Recording(string option, string sample) => Gen.Select(
        Mutation.Of(Gen.Const(JsonNode.Parse(File.ReadAllText(Repository.File("tests", "Diff", "samples", sample)))!), RecordedKeys),
        Gen.OneOf(Gen.Const<string[]>([]), Gen.Const<string[]>(["--json"]), Gen.Const<string[]>(["--format", "markdown"])), Blemish,
        (recorded, form, blemish) => new FuzzInput(["diff", "dev", option, "-", .. form], In: Blemished(recorded.ToJsonString(), blemish)));

    private static Gen<string[]> Command => Gen.OneOf(
        Gen.Const<string[]>(["preview", "dev"]),
        Gen.Const<string[]>(["preview", "dev", "--json"]),
        Gen.Const<string[]>(["render", "dev"]),
        Gen.Const<string[]>(["graph", "dev"]),
        Gen.Const<string[]>(["graph", "dev", "--html"]),
        Gen.Const<string[]>(["preview", "dev-bench"]),
        Gen.Const<string[]>(["graph", "dev-bench"]),
        Gen.Const<string[]>(["cluster", "dev"]),
        Gen.Select(Request, Header, (request, header) => new[] { "explain", "dev", request, "-H", header }));

    private static Gen<string> Request => Gen.Frequency(
        (12, Gen.OneOf(
            "GET https://trino.example.com/", "POST https://trino.example.com/v1/statement", "DELETE https://stable.trino.example.com/v1/query/x",
            "GET http://a.example.com:8080/x/y?a=b&c", "GET http://any.host/%2e%2e/a//b;c")),
        (1, HostileText.Any),
        (1, Gen.Select(
            Gen.OneOf("GET", "get", "", "PATCH", "TRACE", "G T"), Gen.OneOf("https", "http", "ftp", ""), HostileText.Any, HostileText.Any,
            (method, scheme, host, path) => $"{method} {scheme}://{host}/{path}")));

    private static Gen<string> Header => Gen.Frequency(
        (6, Gen.OneOf("X-Trino-User: alice", "Cookie: trino-track=stable", "a: 0f3b2a", "X-Trino-Transaction-Id: 0f3b2a")),
        (1, Gen.OneOf("X-Trino-User: alice", "Cookie: trino-track=stable", "a:", ": b", "Host: x", "X: " + new string('y', 5_000))),
        (1, Gen.Select(HostileText.Any, HostileText.Any, (name, value) => $"{name}: {value}")));

    /// <summary>A wound of the text itself: where, and what stands there.</summary>
    private static Gen<(int At, string Text)?> Blemish => Gen.Frequency(
        (4, Gen.Const(((int, string)?)null)),
        (1, Gen.Select(Gen.Int[0, 99_999], HostileText.Any, (at, text) => ((int, string)?)(at, text))));

    private static FuzzInput OfStack(JsonNode settings, string[] command, (int, string)? blemish) => new(
        command, Blemished($$"""{"config":{{settings.ToJsonString()}}}""", blemish), Secret: blemish is null ? Secret : null);

    private static string Blemished(string text, (int At, string Text)? blemish) => blemish is var (at, inserted)
        ? new StringBuilder(text).Insert(at % (text.Length + 1), inserted).ToString()
        : text;

    /// <summary>With an encrypted property, in the place where they belong.</summary>
    private static JsonObject Planted(JsonObject owner)
    {
        var track = owner["tracks"]?[0]?.AsObject() ?? owner;
        track["catalogs"] = JsonNode.Parse($$"""{"pg":{"connector.name":"postgresql","connection-password":{"secure":"{{Secret}}"} } }""");
        return SettingsJson.InFile(owner, Secret);
    }

    private static JsonNode TrinoValues => JsonNode.Parse("""
        {
          "image": { "repository": "trinodb/trino", "pullPolicy": "IfNotPresent" },
          "imagePullSecrets": [{ "name": "pull" }],
          "server": { "config": { "query": { "maxMemory": "4GB" } }, "coordinatorExtraConfig": "web-ui.enabled=true\n" },
          "additionalConfigProperties": ["http-server.log.enabled=false"],
          "coordinator": {
            "nodeSelector": { "pool": "trino" },
            "tolerations": [{ "key": "trino", "operator": "Exists", "effect": "NoSchedule", "tolerationSeconds": 60 }],
            "additionalJVMConfig": ["-XX:+ExitOnOutOfMemoryError"],
            "config": { "memory": { "heapHeadroomPerNode": "200MB" } },
            "resources": { "limits": { "cpu": "2" } }
          },
          "worker": { "additionalConfigFiles": { "extra.properties": "a=b\n" } },
          "env": [{ "name": "X", "value": "y" }],
          "secretMounts": [{ "name": "s", "secretName": "s", "path": "/etc/s" }]
        }
        """)!;

    private static JsonNode IstiodValues => JsonNode.Parse("""
        { "autoscaleMin": 2, "meshConfig": { "accessLogFile": "/dev/stdout" }, "resources": { "requests": { "cpu": "1" } }, "env": { "X": "y" } }
        """)!;

    private static JsonNode RoutesOfOthers => JsonNode.Parse("""
        [
          {
            "apiVersion": "gateway.networking.k8s.io/v1", "kind": "Gateway", "metadata": { "name": "gw", "namespace": "ns" },
            "spec": {
              "gatewayClassName": "istio",
              "listeners": [
                { "name": "http", "port": 80, "protocol": "HTTP", "allowedRoutes": { "namespaces": { "from": "All" } } },
                { "name": "https", "port": 443, "protocol": "HTTPS", "hostname": "*.example.com",
                  "tls": { "mode": "Terminate", "certificateRefs": [{ "name": "certs" }] } }
              ]
            }
          },
          {
            "apiVersion": "gateway.networking.k8s.io/v1", "kind": "HTTPRoute", "metadata": { "name": "route", "namespace": "ns" },
            "spec": {
              "parentRefs": [{ "name": "gw" }], "hostnames": ["a.example.com", "trino.example.com"],
              "rules": [
                {
                  "name": "first",
                  "matches": [
                    { "path": { "type": "PathPrefix", "value": "/x" }, "method": "GET",
                      "headers": [{ "type": "RegularExpression", "name": "a", "value": "[0-9a-f].*" }],
                      "queryParams": [{ "name": "a", "value": "b" }] },
                    { "path": { "type": "RegularExpression", "value": "/v1/(statement|query)" } }
                  ],
                  "filters": [
                    { "type": "RequestHeaderModifier", "requestHeaderModifier": { "set": [{ "name": "X", "value": "y" }], "remove": ["Z"] } },
                    { "type": "RequestMirror", "requestMirror": { "backendRef": { "name": "m", "port": 1 }, "percent": 5 } }
                  ],
                  "backendRefs": [
                    { "name": "a", "port": 80, "weight": 3 }, { "group": "networking.istio.io", "kind": "Hostname", "name": "b.corp", "port": 443, "weight": 1 }
                  ],
                  "timeouts": { "request": "10s", "backendRequest": "5s" }
                },
                {
                  "matches": [{ "path": { "type": "PathPrefix", "value": "/old" } }],
                  "filters": [{ "type": "URLRewrite", "urlRewrite": { "path": { "type": "ReplacePrefixMatch", "replacePrefixMatch": "/new" } } }],
                  "backendRefs": [{ "name": "a", "port": 80 }]
                },
                { "filters": [{ "type": "RequestRedirect", "requestRedirect": { "scheme": "https", "statusCode": 301 } }] }
              ]
            }
          },
          {
            "apiVersion": "networking.istio.io/v1", "kind": "ServiceEntry", "metadata": { "name": "entry", "namespace": "ns" },
            "spec": { "hosts": ["b.corp"], "ports": [{ "number": 443, "name": "http", "protocol": "HTTP" }], "resolution": "DNS" }
          },
          {
            "apiVersion": "gateway.networking.k8s.io/v1", "kind": "BackendTLSPolicy", "metadata": { "name": "policy", "namespace": "ns" },
            "spec": {
              "targetRefs": [{ "group": "networking.istio.io", "kind": "ServiceEntry", "name": "entry" }],
              "validation": { "hostname": "b.corp", "wellKnownCACertificates": "System", "subjectAltNames": [{ "type": "Hostname", "hostname": "b.corp" }] }
            }
          },
          { "apiVersion": "v1", "kind": "List", "items": [] }
        ]
        """)!;
}
