namespace TrinoInfra.Routing.Reader;

/// <summary><c>matches[].path.type</c>.</summary>
public enum PathKind
{
    Exact,
    PathPrefix,
    RegularExpression,
}

/// <summary><c>matches[].path</c>. Compares the path as sent: case counts, percent-encoding is kept.</summary>
/// <param name="Kind"><c>type</c>; default PathPrefix.</param>
/// <param name="Value"><c>value</c>; default <c>/</c>.</param>
public sealed record PathMatch(PathKind Kind, string Value)
{
    public static PathMatch Any { get; } = new(PathKind.PathPrefix, "/");

    public override string ToString() => $"{Kind} {Value}";
}
