using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.GatewayApi;
using TrinoInfra.Istio;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>
/// What makes a coordinator outside of the stack a backend of the gateway: its host, and how it is spoken to where that is by TLS.
/// </summary>
internal static class ExternalBackend
{
    public static string NameOfEntry(TrackSettings track) => $"{track.Name}-service-entry";

    public static string NameOfPolicy(TrackSettings track) => $"{track.Name}-backend-tls";

    /// <returns>What must be there before a route leads to it.</returns>
    public static Resource Declare(TrinoTrackArgs args, Resource parent)
    {
        var (settings, track) = (args.Settings, args.Track);
        var metadata = new ObjectMetaArgs { Namespace = settings.Cluster.Namespace.ToString() };
        var entry = new ServiceEntry(
            NameOfEntry(track),
            new ServiceEntryArgs { Metadata = metadata, Spec = Entry(settings, track.External!) },
            new CustomResourceOptions { Parent = parent, DependsOn = Dependencies.On(args.Namespace, args.Controller) });
        return track.External!.Tls is not { } tls
            ? entry
            : new BackendTLSPolicy(
                NameOfPolicy(track),
                new BackendTLSPolicyArgs { Metadata = metadata, Spec = Policy(track, tls) },
                new CustomResourceOptions { Parent = parent, DependsOn = Dependencies.On(entry) });
    }

    /// <summary>The host as the gateway finds it, and nobody else: sidecars elsewhere go there as they always have.</summary>
    public static ServiceEntrySpecArgs Entry(StackSettings settings, ExternalTrino external) => new()
    {
        Hosts = [external.Host.ToString()],
        Location = ServiceEntryLocation.MeshExternal,
        Resolution = ServiceEntryResolution.Dns,
        // What the gateway passes on; TLS, where there is any, begins behind that.
        Ports = [new ServicePortArgs { Name = "http", Number = external.Port, Protocol = "HTTP" }],
        ExportTo = [.. Namespaces(settings)],
    };

    public static BackendTLSPolicySpecArgs Policy(TrackSettings track, ExternalTls tls)
    {
        var name = tls.Name.ToString();
        // The hostname is what Istio asks the server for; it looks for these in the certificate, and for none where none are given.
        InputList<SubjectAltNameArgs> names = [SubjectAltNameArgs.Hostname(name)];
        return new BackendTLSPolicySpecArgs
        {
            TargetRefs = [ServiceEntry.Target(NameOfEntry(track))],
            Validation = tls.Authority is { } authority
                ? new BackendTLSPolicyValidationArgs
                {
                    Hostname = name,
                    SubjectAltNames = names,
                    CACertificateRefs = [new LocalObjectReferenceArgs { Group = "", Kind = "ConfigMap", Name = authority }],
                }
                : new BackendTLSPolicyValidationArgs
                {
                    Hostname = name,
                    SubjectAltNames = names,
                    WellKnownCACertificates = WellKnownCACertificatesType.System,
                },
        };
    }

    /// <summary>The entry's own namespace, where Istio looks for what a route names, and that of the gateway's pods.</summary>
    private static IEnumerable<string> Namespaces(StackSettings settings) =>
        settings.GatewayPods().Namespace is var pods && pods == settings.Cluster.Namespace ? ["."] : [".", pods.ToString()];
}
