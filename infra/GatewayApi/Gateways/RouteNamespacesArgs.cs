using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace TrinoInfra.GatewayApi;

/// <summary>Namespaces that routes may come from; `spec.listeners[].allowedRoutes.namespaces`.</summary>
public sealed class RouteNamespacesArgs : ResourceArgs
{
    [Input("from", required: true)]
    private readonly Input<string> from;

    [Input("selector")]
    private readonly Input<LabelSelectorArgs>? selector;

    private RouteNamespacesArgs(string from, Input<LabelSelectorArgs>? selector = null) =>
        (this.from, this.selector) = (from, selector);

    /// <summary>Any namespace.</summary>
    public static RouteNamespacesArgs All => new(nameof(All));

    /// <summary>The Gateway's own namespace.</summary>
    public static RouteNamespacesArgs Same => new(nameof(Same));

    /// <summary>Namespaces with these labels.</summary>
    public static RouteNamespacesArgs Selector(LabelSelectorArgs selector) => new(nameof(Selector), selector);
}
