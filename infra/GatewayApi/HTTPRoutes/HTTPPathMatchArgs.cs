using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// A condition on the path, of at most 1024 characters; `spec.rules[].matches[].path`. Paths that are no regular
/// expression start with `/`, are of URL path characters, and have no `//`, `.` or `..` elements and no encoded slash.
/// </summary>
public sealed class HTTPPathMatchArgs : ResourceArgs
{
    [Input("type", required: true)]
    private readonly Input<string> type;

    [Input("value", required: true)]
    private readonly Input<string> value;

    private HTTPPathMatchArgs(string type, Input<string> value) => (this.type, this.value) = (type, value);

    /// <summary>The path is this one, in this case, without a slash more or less.</summary>
    public static HTTPPathMatchArgs Exact(Input<string> path) => new(nameof(Exact), path);

    /// <summary>
    /// The path begins with these elements: `/abc` takes `/abc`, `/abc/` and `/abc/def`, not `/abcd`.
    /// </summary>
    public static HTTPPathMatchArgs PathPrefix(Input<string> prefix) => new(nameof(PathPrefix), prefix);

    /// <summary>
    /// The path matches an expression in the controller's own dialect; precedence is the controller's too.
    /// </summary>
    public static HTTPPathMatchArgs RegularExpression(Input<string> expression) =>
        new(nameof(RegularExpression), expression);
}
