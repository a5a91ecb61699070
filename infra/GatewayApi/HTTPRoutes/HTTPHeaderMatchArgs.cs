using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// A condition on a header, its name in any case and of 1 to 256 characters; `spec.rules[].matches[].headers[]`.
/// </summary>
public sealed class HTTPHeaderMatchArgs : ResourceArgs
{
    [Input("type", required: true)]
    private readonly Input<string> type;

    [Input("name", required: true)]
    private readonly Input<string> name;

    [Input("value", required: true)]
    private readonly Input<string> value;

    private HTTPHeaderMatchArgs(string type, Input<string> name, Input<string> value) =>
        (this.type, this.name, this.value) = (type, name, value);

    /// <summary>The header's value is this one, of 1 to 4096 characters.</summary>
    public static HTTPHeaderMatchArgs Exact(Input<string> name, Input<string> value) => new(nameof(Exact), name, value);

    /// <summary>
    /// The header's whole value matches an expression in the controller's own dialect, of 1 to 4096 characters.
    /// </summary>
    public static HTTPHeaderMatchArgs RegularExpression(Input<string> name, Input<string> expression) =>
        new(nameof(RegularExpression), name, expression);
}
