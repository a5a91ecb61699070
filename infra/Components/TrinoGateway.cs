using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using TrinoInfra.GatewayApi;
using TrinoInfra.Settings;

namespace TrinoInfra.Components;

/// <summary>The door: a GatewayClass of Istio's and one Gateway with the listeners <c>http</c> and <c>https</c>.</summary>
public sealed class TrinoGateway : ComponentResource
{
    /// <summary>The label by which the pods of a Gateway are known.</summary>
    public const string PodLabel = "gateway.networking.k8s.io/gateway-name";

    /// <summary>The Gateway, its listeners programmed.</summary>
    public Gateway Gateway { get; }

    /// <summary>What routes that serve attach to: the whole Gateway, or its https alone.</summary>
    public ParentReferenceArgs Serving { get; }

    public TrinoGateway(string name, TrinoGatewayArgs args, ComponentResourceOptions? options = null)
        : base("trino-infra:components:TrinoGateway", name, options)
    {
        var gatewayClass = new GatewayClass(
            "trino-gateway-class",
            new GatewayClassArgs
            {
                Spec = new GatewayClassSpecArgs
                {
                    ControllerName = "istio.io/gateway-controller",
                    Description = "Trino's Gateways, run by Istio",
                },
            },
            // istiod, where this stack brings it, waits for the CRDs itself.
            new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(args.Controller) });

        // Istio ignores parametersRef of a GatewayClass: vendor settings go here.
        var parameters = new ConfigMap(
            "trino-gateway-parameters",
            new ConfigMapArgs
            {
                Metadata = new ObjectMetaArgs { Name = "trino-gateway-parameters", Namespace = args.Namespace.Name },
                Data = GatewayParameters.Of(args.Settings),
            },
            new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(args.Namespace) });

        Gateway = new Gateway(
            "trino-gateway",
            new GatewayArgs
            {
                Metadata = new ObjectMetaArgs { Namespace = args.Namespace },
                Spec = new GatewaySpecArgs
                {
                    GatewayClassName = gatewayClass.Name,
                    Listeners = [.. Listeners(args)],
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
    }
}
