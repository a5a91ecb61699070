using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>Which requests a route takes, from whom, and what becomes of them; HTTPRoute `spec`.</summary>
public sealed class HTTPRouteSpecArgs : ResourceArgs
{
    // Not the `field` of the others: ParentCount must look without creating an empty list.
    [Input("parentRefs")]
    private InputList<ParentReferenceArgs>? parentRefs;

    /// <summary>
    /// The Gateways, or their listeners, that the route is attached to: at most 32, each once, and each with a
    /// section name if they name one Gateway more than once. `spec.parentRefs`
    /// </summary>
    public InputList<ParentReferenceArgs> ParentRefs { get => parentRefs ??= []; init => parentRefs = value; }

    /// <summary>
    /// Hosts the route answers for, a leading `*.` standing for any prefix: at most 16; without any, those of the
    /// listener. `spec.hostnames`
    /// </summary>
    [field: Input("hostnames")]
    public InputList<string> Hostnames { get => field ??= []; init; }

    /// <summary>
    /// Rules, 1 to 16; a request follows the one with the most specific match, the first of equals.
    /// Without any, every request matches and none is served. `spec.rules`
    /// </summary>
    [field: Input("rules")]
    public InputList<HTTPRouteRuleArgs> Rules { get => field ??= []; init; }

    /// <summary>The number of parents; what to await depends on it.</summary>
    internal Output<int> ParentCount =>
        parentRefs is null ? Output.Create(0) : parentRefs.Apply(parents => parents.Length);
}
