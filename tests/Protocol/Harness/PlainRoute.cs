using System.Text;
using TrinoInfra.Checking;
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
        {
            yaml.AppendLine(track.External is { } external
                ? $"        - {{ group: networking.istio.io, kind: Hostname, name: {external.Host}, port: {external.Port}, weight: {track.Weight} }}"
                : $"        - {{ name: {track.Name}, port: 8080, weight: {track.Weight} }}");
        }

        foreach (var track in settings.Tracks.Where(track => track.External is not null))
            yaml.AppendLine(Host(track, ns));
        return new(yaml.ToString());
    }

    private static string Host(TrackSettings track, DnsLabel ns) => $$"""
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: { name: {{track.Name}}-service-entry, namespace: {{ns}} }
        spec: { hosts: [{{track.External!.Host}}], resolution: DNS, ports: [{ number: {{track.External.Port}}, name: http, protocol: HTTP }] }
        ---
        apiVersion: gateway.networking.k8s.io/v1
        kind: BackendTLSPolicy
        metadata: { name: {{track.Name}}-backend-tls, namespace: {{ns}} }
        spec:
          targetRefs: [{ group: networking.istio.io, kind: ServiceEntry, name: {{track.Name}}-service-entry }]
          validation:
            hostname: {{track.External.Tls!.Name}}
            subjectAltNames: [{ type: Hostname, hostname: {{track.External.Tls.Name}} }]
            caCertificateRefs: [{ group: "", kind: ConfigMap, name: {{track.External.Tls.Authority}} }]
        """;
}
