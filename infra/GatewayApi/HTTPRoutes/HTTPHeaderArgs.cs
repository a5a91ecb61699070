using System.Diagnostics.CodeAnalysis;
using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// A header and its value; `set[]` and `add[]` of a header modifier. <see cref="HTTPHeaderLists"/> spares its name,
/// which a class of the Kubernetes core API has too.
/// </summary>
public sealed class HTTPHeaderArgs : ResourceArgs
{
    /// <summary>A header to be filled in by its members.</summary>
    public HTTPHeaderArgs()
    {
    }

    /// <summary>The header <paramref name="name"/> with <paramref name="value"/>.</summary>
    [SetsRequiredMembers]
    public HTTPHeaderArgs(Input<string> name, Input<string> value) => (Name, Value) = (name, value);

    /// <summary>Name of the header, in any case, 1 to 256 characters; `name`.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>Value of the header, 1 to 4096 characters, several values separated by commas; `value`.</summary>
    [Input("value", required: true)]
    public required Input<string> Value { get; init; }
}
