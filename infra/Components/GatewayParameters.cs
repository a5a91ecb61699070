using Pulumi;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>
/// What the Gateway API leaves to Istio: patches of the Service and the Deployment that it makes for a Gateway. A key
/// that Istio does not know would fail the whole Gateway.
/// </summary>
internal static class GatewayParameters
{
    public static InputMap<string> Of(GatewaySettings gateway) => new()
    {
        ["deployment"] = Deployment,
        ["service"] = gateway.Exposure == Exposure.NodePort ? NodePortService(gateway.Http) : LoadBalancerService,
    };

    private const string Deployment = """
        spec:
          template:
            spec:
              containers:
              - name: istio-proxy
                resources:
                  requests:
                    cpu: 100m
                    memory: 128Mi
                  limits:
                    memory: 1Gi

        """;

    private const string LoadBalancerService = """
        spec:
          type: LoadBalancer

        """;

    /// <summary>Fixed ports on the nodes, which Kind maps to ports of the host.</summary>
    private static string NodePortService(HttpMode http) =>
        $"""
        spec:
          type: NodePort
          ports:
        {(http == HttpMode.Off ? "" : $"  - port: 80\n    nodePort: {NodePorts.Http}\n")}  - port: 443
            nodePort: {NodePorts.Https}

        """;
}

/// <summary>The ports of the Gateway on every node, from Kubernetes' range 30000 to 32767.</summary>
public static class NodePorts
{
    public const int Http = 30080;
    public const int Https = 30443;
}
