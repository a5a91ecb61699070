using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// A condition on a query parameter, its name in exactly this case and of 1 to 256 characters;
/// `spec.rules[].matches[].queryParams[]`.
/// </summary>
public sealed class HTTPQueryParamMatchArgs : ResourceArgs
{
    [Input("type", required: true)]
    private readonly Input<string> type;

    [Input("name", required: true)]
    private readonly Input<string> name;

    [Input("value", required: true)]
    private readonly Input<string> value;

    private HTTPQueryParamMatchArgs(string type, Input<string> name, Input<string> value) =>
        (this.type, this.name, this.value) = (type, name, value);

    /// <summary>The parameter's value is this one, of 1 to 1024 characters.</summary>
    public static HTTPQueryParamMatchArgs Exact(Input<string> name, Input<string> value) =>
        new(nameof(Exact), name, value);

    /// <summary>
    /// The parameter's value matches an expression in the controller's own dialect, of 1 to 1024 characters.
    /// </summary>
    public static HTTPQueryParamMatchArgs RegularExpression(Input<string> name, Input<string> expression) =>
        new(nameof(RegularExpression), name, expression);
}
