using TrinoInfra.RouteReader.Documents;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra.Graph;

/// <summary>
/// A match in one short line, e.g. <c>DELETE /v1/query/*</c>. What the stack file asks for stands as it does there, other
/// expressions by their header's name alone.
/// </summary>
internal static class MatchWords
{
    /// <summary>A match that every request fits.</summary>
    public const string Everything = "/*";

    /// <summary>Of a value; the rest is cut off.</summary>
    private const int MaxLength = 120;

    public static string Of(RouteMatch match, StackSettings settings) => string.Join(", ",
    [
        $"{(match.Method is { } method ? $"{method} " : "")}{Path(match.Path)}",
        .. match.Headers.Select(header => Header(header, settings)),
        .. match.QueryParams.Select(parameter => $"?{(parameter.IsPattern ? parameter.Name : $"{parameter.Name}: {Short(parameter.Value)}")}"),
    ]);

    private static string Path(PathMatch path) => path.Kind switch
    {
        PathKind.Exact => path.Value,
        PathKind.PathPrefix => $"{path.Prefix}/*",
        _ => $"~ {path.Value}",
    };

    private static string Header(ValueMatch header, StackSettings settings) =>
        !header.IsPattern ? $"{header.Name}: {Short(header.Value)}"
        : settings.Tracks
            .SelectMany(track => track.Match)
            .SelectMany(match => match.Conditions)
            .FirstOrDefault(condition => condition.Header.Name() == header.Name && TargetedStatements.Expression(condition) == header.Value) is { } asked
            ? $"{header.Name}{(asked.IsRegex ? " ~" : ":")} {Short(asked.Value)}"
        : header.Name;

    private static string Short(string value) => value.Length <= MaxLength ? value : $"{value[..(MaxLength - 1)]}…";
}
