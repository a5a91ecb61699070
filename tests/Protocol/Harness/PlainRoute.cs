using System.Text;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>The control: one rule that splits every request by weight, as any stateless service would have it.</summary>
public static class PlainRoute
{
    public static ValueTask<string> Of(StackSettings settings)
    {
        var ns = settings.Cluster.Namespace;
        var yaml = new StringBuilder($$"""
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: trino-gateway, namespace: {{ns}} }
            spec:
              gatewayClassName: trino-gateway-class
              listeners:
                - { name: http, port: 80, protocol: HTTP }
                - { name: https, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: trino-coordinator-certs }] } }
            ---
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: trino-coordinator-route, namespace: {{ns}} }
            spec:
              parentRefs: [{ name: trino-gateway }]
              hostnames: [{{settings.Gateway.Hostname}}]
              rules:
                - matches: [{ path: { type: PathPrefix, value: / } }]
                  backendRefs:

            """);
        foreach (var track in settings.Tracks)
            yaml.AppendLine($"        - {{ name: {track.Name}, port: 8080, weight: {track.Weight} }}");
        return new(yaml.ToString());
    }
}
