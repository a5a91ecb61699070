using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>A change of the path, to at most 1024 characters; `path` of a redirect or a rewrite.</summary>
public sealed class HTTPPathModifierArgs : ResourceArgs
{
    [Input("type", required: true)]
    private readonly Input<string> type;

    [Input("replaceFullPath")]
    private Input<string>? replaceFullPath;

    [Input("replacePrefixMatch")]
    private Input<string>? replacePrefixMatch;

    private HTTPPathModifierArgs(string type) => this.type = type;

    /// <summary>This path instead of the whole one.</summary>
    public static HTTPPathModifierArgs ReplaceFullPath(Input<string> path) =>
        new(nameof(ReplaceFullPath)) { replaceFullPath = path };

    /// <summary>
    /// This path instead of the prefix that matched: `/foo/bar`, matched by the prefix `/foo` and given `/xyz`,
    /// becomes `/xyz/bar`. The rule must have exactly one match, by path prefix.
    /// </summary>
    public static HTTPPathModifierArgs ReplacePrefixMatch(Input<string> prefix) =>
        new(nameof(ReplacePrefixMatch)) { replacePrefixMatch = prefix };
}
