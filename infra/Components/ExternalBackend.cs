using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.GatewayApi;
using TrinoInfra.Istio;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>
/// What makes a coordinator outside of the stack a backend of the gateway: its host, for the gateway's namespace and nobody
/// else's sidecars, and how it is spoken to where that is by TLS.
/// </summary>
internal static class ExternalBackend
{
    /// <returns>What must be there before a route leads to it.</returns>
    public static Resource Declare(TrinoTrackArgs args, Resource parent)
    {
        var (settings, track) = (args.Settings, args.Track);
        var external = track.External!;
        var metadata = new ObjectMetaArgs { Namespace = settings.Cluster.Namespace.ToString() };
        var host = new ServiceEntry(
            $"{track.Name}-service-entry",
            new ServiceEntryArgs
            {
                Metadata = metadata,
                Spec = new ServiceEntrySpecArgs
                {
                    Hosts = [external.Host.ToString()],
                    Location = ServiceEntryLocation.MeshExternal,
                    Resolution = ServiceEntryResolution.Dns,
                    // What leaves the gateway; TLS, where there is any, begins behind it.
                    Ports = [new ServicePortArgs { Name = "http", Number = external.Port, Protocol = "HTTP" }],
                    ExportTo = [.. Gateways(settings)],
                },
            },
            new CustomResourceOptions { Parent = parent, DependsOn = Dependencies.On(args.Namespace, args.Controller) });

        return external.Tls is not { } tls
            ? host
            : new BackendTLSPolicy(
                $"{track.Name}-backend-tls",
                new BackendTLSPolicyArgs
                {
                    Metadata = metadata,
                    Spec = new BackendTLSPolicySpecArgs { TargetRefs = [host.Target], Validation = Validation(tls) },
                },
                new CustomResourceOptions { Parent = parent, DependsOn = Dependencies.On(host) });
    }

    private static BackendTLSPolicyValidationArgs Validation(ExternalTls tls)
    {
        var name = tls.Name.ToString();
        // The hostname alone is what Istio asks for, and not what it looks for in the certificate.
        InputList<SubjectAltNameArgs> names = [SubjectAltNameArgs.Hostname(name)];
        return tls.Authority is { } authority
            ? new()
            {
                Hostname = name,
                SubjectAltNames = names,
                CACertificateRefs = [new LocalObjectReferenceArgs { Group = "", Kind = "ConfigMap", Name = authority }],
            }
            : new() { Hostname = name, SubjectAltNames = names, WellKnownCACertificates = WellKnownCACertificatesType.System };
    }

    /// <summary>The routes' namespace, where Istio looks for the host, and that of the gateway's pods, which must find it.</summary>
    private static IEnumerable<string> Gateways(StackSettings settings) =>
        new[] { ".", settings.GatewayPods().Namespace.ToString() }.Where(ns => ns != settings.Cluster.Namespace.ToString());
}
