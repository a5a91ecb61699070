using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// Changes of headers, one a header; `requestHeaderModifier` and `responseHeaderModifier` of a filter.
/// </summary>
public sealed class HTTPHeaderFilterArgs : ResourceArgs
{
    /// <summary>Headers that get this value instead of any other, at most 16; `set`.</summary>
    [field: Input("set")]
    public InputList<HTTPHeaderArgs> Set { get => field ??= []; init; }

    /// <summary>Headers that get this value beside any other, at most 16; `add`.</summary>
    [field: Input("add")]
    public InputList<HTTPHeaderArgs> Add { get => field ??= []; init; }

    /// <summary>Names of headers to take away, in any case, at most 16; `remove`.</summary>
    [field: Input("remove")]
    public InputList<string> Remove { get => field ??= []; init; }
}
