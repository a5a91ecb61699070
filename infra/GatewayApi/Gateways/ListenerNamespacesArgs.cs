using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace TrinoInfra.GatewayApi;

/// <summary>Namespaces that ListenerSets may come from; `spec.allowedListeners.namespaces`.</summary>
public sealed class ListenerNamespacesArgs : ResourceArgs
{
    [Input("from", required: true)]
    private readonly Input<string> from;

    [Input("selector")]
    private readonly Input<LabelSelectorArgs>? selector;

    private ListenerNamespacesArgs(string from, Input<LabelSelectorArgs>? selector = null) =>
        (this.from, this.selector) = (from, selector);

    /// <summary>Any namespace.</summary>
    public static ListenerNamespacesArgs All => new(nameof(All));

    /// <summary>The Gateway's own namespace.</summary>
    public static ListenerNamespacesArgs Same => new(nameof(Same));

    /// <summary>No namespace: the Gateway has its own listeners and no other.</summary>
    public static ListenerNamespacesArgs None => new(nameof(None));

    /// <summary>Namespaces with these labels.</summary>
    public static ListenerNamespacesArgs Selector(LabelSelectorArgs selector) => new(nameof(Selector), selector);
}
