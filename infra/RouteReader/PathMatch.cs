namespace TrinoInfra.RouteReader;

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

    /// <summary>The value without a trailing slash, which a prefix ignores; empty for <c>/</c>.</summary>
    internal string Prefix => Value.EndsWith('/') ? Value[..^1] : Value;

    public override string ToString() => $"{Kind} {Value}";
}
