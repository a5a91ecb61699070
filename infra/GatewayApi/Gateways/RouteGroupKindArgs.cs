using System.Diagnostics.CodeAnalysis;
using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>A kind of route; `spec.listeners[].allowedRoutes.kinds[]`.</summary>
public sealed class RouteGroupKindArgs : ResourceArgs
{
    /// <summary>A kind to be filled in by its members.</summary>
    public RouteGroupKindArgs()
    {
    }

    /// <summary>The kind <paramref name="kind"/> of the Gateway API, such as HTTPRoute.</summary>
    [SetsRequiredMembers]
    public RouteGroupKindArgs(Input<string> kind) => Kind = kind;

    /// <summary>API group of the kind; gateway.networking.k8s.io by default. `group`</summary>
    [Input("group")]
    public Input<string>? Group { get; init; }

    /// <summary>Name of the kind, 1 to 63 characters; `kind`.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; init; }
}
