using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.Graph;

/// <summary>A match in one short line, e.g. <c>DELETE /v1/query/*</c>; patterns by their header's name alone.</summary>
internal static class MatchWords
{
    /// <summary>A match that every request fits.</summary>
    public const string Everything = "/*";

    public static string Of(RouteMatch match) => string.Join(", ",
    [
        $"{(match.Method is { } method ? $"{method} " : "")}{Path(match.Path)}",
        .. match.Headers.Select(Value),
        .. match.QueryParams.Select(parameter => $"?{Value(parameter)}"),
    ]);

    private static string Path(PathMatch path) => path.Kind switch
    {
        PathKind.Exact => path.Value,
        PathKind.PathPrefix => $"{path.Prefix}/*",
        _ => $"~ {path.Value}",
    };

    private static string Value(ValueMatch match) => match.IsPattern ? match.Name : $"{match.Name}: {match.Value}";
}
