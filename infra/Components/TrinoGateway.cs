using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.CertManager;
using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>
/// The door: a GatewayClass of Istio's, and one Gateway with the listeners <c>https</c> and, unless it is off, <c>http</c>.
/// Tracks that bring certificates add listeners of their own.
/// </summary>
public sealed class TrinoGateway : ComponentResource
{
    /// <summary>Once it is there, each of its listeners is programmed.</summary>
    public Gateway Gateway { get; }

    public TrinoGateway(string name, TrinoGatewayArgs args, ComponentResourceOptions? options = null)
        : base("trino-infra:components:TrinoGateway", name, options)
    {
        var metadata = new ObjectMetaArgs { Namespace = args.Settings.Cluster.Namespace.ToString() };

        var gatewayClass = new GatewayClass(
            "trino-gateway-class",
            new GatewayClassArgs
            {
                Name = GatewayNames.GatewayClass(args.Settings.Cluster.Namespace),
                Spec = new GatewayClassSpecArgs
                {
                    ControllerName = "istio.io/gateway-controller",
                    Description = "Gateways of Trino, run by Istio",
                },
            },
            new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(args.Controller) });

        // Istio ignores the parametersRef of a GatewayClass; the place for vendor settings is the Gateway's.
        var parameters = new ConfigMap(
            "trino-gateway-parameters",
            new ConfigMapArgs
            {
                Metadata = new ObjectMetaArgs
                {
                    Name = "trino-gateway-parameters",
                    Namespace = args.Settings.Cluster.Namespace.ToString(),
                },
                Data = GatewayParameters.Of(args.Settings.Gateway),
            },
            new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(args.Namespace) });

        Gateway = new Gateway(
            GatewayNames.Own,
            new GatewayArgs
            {
                Metadata = metadata,
                Spec = new GatewaySpecArgs
                {
                    GatewayClassName = gatewayClass.Name,
                    Listeners = GatewayListeners.Of(args.Settings.Gateway, CertificateSecret(args)),
                    AllowedListeners = GatewayListeners.Allowed(args.Settings.Gateway),
                    Infrastructure = new GatewayInfrastructureArgs
                    {
                        ParametersRef = LocalParametersReferenceArgs.ConfigMap("trino-gateway-parameters"),
                    },
                },
            },
            new CustomResourceOptions
            {
                Parent = this,
                DependsOn = Dependencies.On(gatewayClass, parameters, args.Certificate),
            });

        RegisterOutputs();
    }

    private static Input<string> CertificateSecret(TrinoGatewayArgs args) =>
        args.Settings.Gateway.Tls is TlsSettings.ExistingSecret { Name: var existing } ? existing : args.Certificate!.SecretName;
}

public sealed class TrinoGatewayArgs
{
    public required StackSettings Settings { get; init; }

    /// <summary>The namespace of all that the component makes; null where it is there already.</summary>
    public Namespace? Namespace { get; init; }

    /// <summary>The certificate of <c>https</c>; null where the settings name a Secret of the user's.</summary>
    public Certificate? Certificate { get; init; }

    /// <summary>What must be there before a GatewayClass can be accepted; null where the platform brings it.</summary>
    public Resource? Controller { get; init; }
}
