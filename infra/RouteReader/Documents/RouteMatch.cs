namespace TrinoInfra.RouteReader.Documents;

/// <summary><c>rules[].matches[]</c>: all of its conditions must hold.</summary>
/// <param name="Path"><c>path</c>; default PathPrefix <c>/</c>.</param>
/// <param name="Headers"><c>headers</c>; of equal names, in any case, the first counts.</param>
/// <param name="QueryParams"><c>queryParams</c>; of equal names the first counts.</param>
/// <param name="Method"><c>method</c>; null for any.</param>
public sealed record RouteMatch(
    PathMatch Path, IReadOnlyList<ValueMatch> Headers, IReadOnlyList<ValueMatch> QueryParams, string? Method);

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

/// <summary><c>matches[].headers[]</c> or <c>matches[].queryParams[]</c>.</summary>
/// <param name="Name"><c>name</c>; a header's compares without case, a query parameter's with.</param>
/// <param name="Value"><c>value</c>; with RegularExpression the whole value must match it.</param>
/// <param name="IsPattern">True for type RegularExpression, false for Exact, the default.</param>
public sealed record ValueMatch(string Name, string Value, bool IsPattern);
