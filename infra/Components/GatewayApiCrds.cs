using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace TrinoInfra.Components;

/// <summary>
/// The Gateway API's definitions, the pinned bundle as one release of a local chart: a preview of the same bundle as
/// single objects takes three times as long. They outlive the release: to delete a definition is to delete every object
/// of its kind, other teams' too.
/// </summary>
public sealed class GatewayApiCrds : ComponentResource
{
    /// <summary>Of the release's record alone. Objects that are kept remember it: under another one Helm would not adopt them.</summary>
    private const string Namespace = "gateway-api";

    /// <summary>Once it is there the API server knows GatewayClass, Gateway and HTTPRoute.</summary>
    public Release Release { get; }

    public GatewayApiCrds(string name, GatewayApiCrdsArgs args, ComponentResourceOptions? options = null)
        : base("trino-infra:components:GatewayApiCrds", name, options)
    {
        var ns = new Namespace(
            "gateway-api-namespace",
            new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = Namespace } },
            new CustomResourceOptions { Parent = this });

        Release = new Release(
            "gateway-api-crds",
            ChartRelease.Of(args.Chart, "gateway-api-crds", Namespace),
            new CustomResourceOptions { Parent = this, DependsOn = Dependencies.On(ns) });

        RegisterOutputs();
    }
}

public sealed class GatewayApiCrdsArgs
{
    /// <summary>The folder of the local chart, relative to the project.</summary>
    public required string Chart { get; init; }
}
