namespace TrinoInfra.Routing.Reader.Parsing;

internal static class MatchReader
{
    private static readonly string[] ForbiddenInPaths = ["//", "/./", "/../", "%2f", "%2F", "#"];

    public static RouteMatch Default { get; } = new(PathMatch.Any, [], [], null);

    public static RouteMatch Read(Field match) => new(
        Path(match.Only("path", "headers", "queryParams", "method")["path"].Only("type", "value")),
        Values(match["headers"], StringComparer.OrdinalIgnoreCase),
        Values(match["queryParams"], StringComparer.Ordinal),
        match["method"].Choice("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"));

    private static PathMatch Path(Field path)
    {
        var kind = path["type"].Choice("Exact", "PathPrefix", "RegularExpression") is { } type
            ? Enum.Parse<PathKind>(type)
            : PathKind.PathPrefix;
        var value = path["value"].Text() ?? "/";
        if (kind == PathKind.RegularExpression)
            Expression(path["value"], value);
        else if (!value.StartsWith('/'))
            path["value"].Wrong("begin the path with /");
        else if (Array.Exists(ForbiddenInPaths, value.Contains) || value.EndsWith("/.") || value.EndsWith("/.."))
            path["value"].Wrong($"leave out {string.Join(" ", ForbiddenInPaths)} and a trailing /. or /..");
        return new PathMatch(kind, value);
    }

    private static IReadOnlyList<ValueMatch> Values(Field field, StringComparer comparer) =>
        [.. field.Items(16).Select(Value).DistinctBy(match => match.Name, comparer)];

    private static ValueMatch Value(Field field)
    {
        var name = field.Only("name", "type", "value")["name"].Required("give a name");
        if (name.Length > 0 && !HttpSyntax.IsToken(name))
            field["name"].Wrong("use letters, digits and !#$%&'*+-.^_`|~ only");
        var isPattern = field["type"].Choice("Exact", "RegularExpression") == "RegularExpression";
        var value = field["value"].Required("give a value of at least one character");
        if (isPattern)
            Expression(field["value"], value);
        return new ValueMatch(name, value, isPattern);
    }

    private static void Expression(Field field, string pattern)
    {
        if (Re2.Compile(pattern).Mistake is { } mistake)
            field.Fault($"{field.Shown} is no RE2 expression{(mistake.Length > 0 ? $": {mistake}" : "")}", "write it in the syntax of RE2");
    }
}
