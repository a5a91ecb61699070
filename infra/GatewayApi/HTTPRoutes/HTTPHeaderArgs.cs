using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// A header and its value; `set[]` and `add[]` of a header modifier. In a list it is written shorter, see
/// <see cref="HTTPHeaderLists"/>.
/// </summary>
public sealed class HTTPHeaderArgs : ResourceArgs
{
    /// <summary>Name of the header, in any case, 1 to 256 characters; `name`.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>Value of the header, 1 to 4096 characters, several values separated by commas; `value`.</summary>
    [Input("value", required: true)]
    public required Input<string> Value { get; init; }
}
