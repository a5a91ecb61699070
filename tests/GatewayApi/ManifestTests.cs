using System.Text.Json.Nodes;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.GatewayApi;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>Whole objects as they are used together: a class, its Gateway on node ports, a route split by weight.</summary>
public sealed class ManifestTests
{
    private const string AtThisGeneration = "@.observedGeneration==$.metadata.generation";

    [Fact]
    public async Task A_class_a_Gateway_and_a_split_route_refer_to_each_other()
    {
        var resources = await Rendering.ResourcesAsync(Declare);

        Same(resources, "GatewayClass", """
            {
              "apiVersion": "gateway.networking.k8s.io/v1",
              "kind": "GatewayClass",
              "metadata": {
                "name": "trino-gateway-class",
                "annotations": { "pulumi.com/waitFor": "condition=Accepted", "pulumi.com/timeoutSeconds": "600" }
              },
              "spec": { "controllerName": "istio.io/gateway-controller", "description": "Trino's way in" }
            }
            """);
        Same(resources, "Gateway", $$"""
            {
              "apiVersion": "gateway.networking.k8s.io/v1",
              "kind": "Gateway",
              "metadata": {
                "name": "trino-gateway",
                "namespace": "trino-namespace",
                "annotations": {
                  "pulumi.com/waitFor": "[\"condition=Programmed\",\"jsonpath={.status.listeners[?@.name=='http'].conditions[?@.type=='Programmed' && {{AtThisGeneration}}].status}=True\",\"jsonpath={.status.listeners[?@.name=='https'].conditions[?@.type=='Programmed' && {{AtThisGeneration}}].status}=True\"]",
                  "pulumi.com/timeoutSeconds": "600"
                }
              },
              "spec": {
                "gatewayClassName": "trino-gateway-class",
                "listeners": [
                  { "name": "http", "port": 80, "protocol": "HTTP", "allowedRoutes": { "namespaces": { "from": "Same" } } },
                  {
                    "name": "https", "port": 443, "protocol": "HTTPS",
                    "tls": { "mode": "Terminate", "certificateRefs": [{ "name": "trino-coordinator-certs" }] },
                    "allowedRoutes": { "namespaces": { "from": "Same" } }
                  }
                ],
                "infrastructure": { "parametersRef": { "group": "", "kind": "ConfigMap", "name": "trino-gateway-parameters" } }
              }
            }
            """);
        Same(resources, "HTTPRoute", $$"""
            {
              "apiVersion": "gateway.networking.k8s.io/v1",
              "kind": "HTTPRoute",
              "metadata": {
                "name": "trino-coordinator-route",
                "namespace": "trino-namespace",
                "annotations": {
                  "pulumi.com/waitFor": "[\"jsonpath={.status.parents[0].conditions[?@.type=='Accepted' && {{AtThisGeneration}}].status}=True\",\"jsonpath={.status.parents[0].conditions[?@.type=='ResolvedRefs' && {{AtThisGeneration}}].status}=True\"]",
                  "pulumi.com/timeoutSeconds": "600"
                }
              },
              "spec": {
                "parentRefs": [{ "name": "trino-gateway", "namespace": "trino-namespace", "sectionName": "https" }],
                "hostnames": ["trino.example.com"],
                "rules": [
                  {
                    "name": "new-statements",
                    "matches": [{ "path": { "type": "Exact", "value": "/v1/statement" } }],
                    "backendRefs": [
                      {
                        "name": "trino-v1-stable", "port": 8080, "weight": 90,
                        "filters": [{ "type": "RequestHeaderModifier", "requestHeaderModifier": { "set": [{ "name": "X-Forwarded-Host", "value": "trino-v1-stable.trino.example.com" }], "remove": ["Forwarded"] } }]
                      },
                      {
                        "name": "trino-v2-canary", "port": 8080, "weight": 10,
                        "filters": [{ "type": "RequestHeaderModifier", "requestHeaderModifier": { "set": [{ "name": "X-Forwarded-Host", "value": "trino-v2-canary.trino.example.com" }], "remove": ["Forwarded"] } }]
                      }
                    ],
                    "timeouts": { "request": "300s", "backendRequest": "280s" }
                  }
                ]
              }
            }
            """);
        Assert.All(
            resources.Select(resource => resource.Manifest).Where(ApiCheck.Knows),
            manifest => Assert.Empty(ApiCheck.Check(manifest)));
    }

    private static void Declare()
    {
        var parameters = new ConfigMap("trino-gateway-parameters", new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Name = "trino-gateway-parameters", Namespace = "trino-namespace" },
            Data = { ["service"] = "spec: {type: NodePort}" },
        });
        var gatewayClass = new GatewayClass("trino-gateway-class", new GatewayClassArgs
        {
            Spec = new GatewayClassSpecArgs { ControllerName = "istio.io/gateway-controller", Description = "Trino's way in" },
        });
        var gateway = new Gateway("trino-gateway", new GatewayArgs
        {
            Metadata = new ObjectMetaArgs { Namespace = "trino-namespace" },
            Spec = new GatewaySpecArgs
            {
                GatewayClassName = gatewayClass.Name,
                Listeners =
                [
                    new ListenerArgs
                    {
                        Name = "http",
                        Port = 80,
                        Protocol = ProtocolType.HTTP,
                        AllowedRoutes = new AllowedRoutesArgs { Namespaces = RouteNamespacesArgs.Same },
                    },
                    new ListenerArgs
                    {
                        Name = "https",
                        Port = 443,
                        Protocol = ProtocolType.HTTPS,
                        TLS = new ListenerTLSConfigArgs
                        {
                            Mode = TLSModeType.Terminate,
                            CertificateRefs = [new SecretObjectReferenceArgs("trino-coordinator-certs")],
                        },
                        AllowedRoutes = new AllowedRoutesArgs { Namespaces = RouteNamespacesArgs.Same },
                    },
                ],
                Infrastructure = new GatewayInfrastructureArgs
                {
                    ParametersRef = LocalParametersReferenceArgs.ConfigMap(parameters.Metadata.Apply(metadata => metadata.Name)),
                },
            },
        });
        _ = new HTTPRoute("trino-coordinator-route", new HTTPRouteArgs
        {
            Metadata = new ObjectMetaArgs { Namespace = "trino-namespace" },
            Spec = new HTTPRouteSpecArgs
            {
                ParentRefs = [gateway.ParentReference("https")],
                Hostnames = ["trino.example.com"],
                Rules =
                [
                    new HTTPRouteRuleArgs
                    {
                        Name = "new-statements",
                        Matches = [new HTTPRouteMatchArgs { Path = HTTPPathMatchArgs.Exact("/v1/statement") }],
                        BackendRefs = [Share("trino-v1-stable", 90), Share("trino-v2-canary", 10)],
                        Timeouts = new HTTPRouteTimeoutsArgs { Request = "300s", BackendRequest = "280s" },
                    },
                ],
            },
        });
    }

    private static HTTPBackendRefArgs Share(string track, int weight) => new()
    {
        Name = track,
        Port = 8080,
        Weight = weight,
        Filters =
        [
            HTTPRouteFilterArgs.RequestHeaderModifier(new()
            {
                Set = { { "X-Forwarded-Host", $"{track}.trino.example.com" } },
                Remove = ["Forwarded"],
            }),
        ],
    };

    private static void Same(IEnumerable<(string Type, JsonObject Manifest)> resources, string kind, string expected)
    {
        var (_, manifest) = resources.Single(resource => resource.Type == $"kubernetes:gateway.networking.k8s.io/v1:{kind}");
        Assert.Equal(Rendering.Normal(JsonNode.Parse(expected)), Rendering.Normal(manifest));
    }
}
