using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>What a Gateway asks of its clients over HTTPS; `spec.tls.frontend`.</summary>
public sealed class FrontendTLSConfigArgs : ResourceArgs
{
    /// <summary>For every port without an entry of its own; `spec.tls.frontend.default`.</summary>
    [Input("default", required: true)]
    public required Input<TLSConfigArgs> Default { get; init; }

    /// <summary>For single ports instead, at most 64, each port once; `spec.tls.frontend.perPort`.</summary>
    [field: Input("perPort")]
    public InputList<TLSPortConfigArgs> PerPort { get => field ??= []; init; }
}
