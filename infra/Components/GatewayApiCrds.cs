using Pulumi;
using Pulumi.Kubernetes.Helm.V3;

namespace TrinoInfra.Components;

/// <summary>
/// The Gateway API's definitions, the pinned bundle as one release of a local chart: a preview of the same bundle as
/// single objects takes three times as long.
/// </summary>
public sealed class GatewayApiCrds : ComponentResource
{
    /// <summary>Once it is there the API server knows GatewayClass, Gateway and HTTPRoute.</summary>
    public Release Release { get; }

    public GatewayApiCrds(string name, GatewayApiCrdsArgs args, ComponentResourceOptions? options = null)
        : base("trino-infra:components:GatewayApiCrds", name, options)
    {
        Release = new Release(
            "gateway-api-crds",
            ChartRelease.Of(args.Chart, "gateway-api-crds", "kube-system"),
            new CustomResourceOptions
            {
                Parent = this,
                // To delete a definition is to delete every object of its kind, other teams' too.
                RetainOnDelete = true,
            });

        RegisterOutputs();
    }
}

/// <summary>What <see cref="GatewayApiCrds"/> needs.</summary>
public sealed class GatewayApiCrdsArgs
{
    /// <summary>The folder of the local chart, relative to the project.</summary>
    public required Input<string> Chart { get; init; }
}
