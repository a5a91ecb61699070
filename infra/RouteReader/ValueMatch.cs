namespace TrinoInfra.RouteReader;

/// <summary><c>matches[].headers[]</c> or <c>matches[].queryParams[]</c>.</summary>
/// <param name="Name"><c>name</c>; a header's compares without case, a query parameter's with.</param>
/// <param name="Value"><c>value</c>; with RegularExpression the whole value must match it.</param>
/// <param name="IsPattern">True for type RegularExpression, false for Exact, the default.</param>
public sealed record ValueMatch(string Name, string Value, bool IsPattern);
