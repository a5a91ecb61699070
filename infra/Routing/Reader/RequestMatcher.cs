namespace TrinoInfra.Routing.Reader;

/// <summary>Whether a match takes a request.</summary>
internal static class RequestMatcher
{
    /// <returns>Null where it does, else the first condition that does not hold.</returns>
    public static string? WhyNot(RouteMatch match, GatewayRequest request)
    {
        if (!Takes(match.Path, request.Path))
            return $"path {request.Path} is not {match.Path}";
        if (match.Method is { } method && method != request.Method)
            return $"method {request.Method} is not {method}";
        foreach (var header in match.Headers)
        {
            if (WhyNot("header", header, request.Headers[header.Name]) is { } reason)
                return reason;
        }
        foreach (var parameter in match.QueryParams)
        {
            if (WhyNot("query parameter", parameter, request.QueryParam(parameter.Name)) is { } reason)
                return reason;
        }
        return null;
    }

    /// <summary>The match in words, e.g. <c>path Exact /v1/statement, method POST</c>.</summary>
    public static string Describe(RouteMatch match) => string.Join(
        ", ",
        match.Headers.Select(header => Describe("header", header))
            .Concat(match.QueryParams.Select(parameter => Describe("query parameter", parameter)))
            .Prepend(match.Method is { } method ? $"path {match.Path}, method {method}" : $"path {match.Path}"));

    private static bool Takes(PathMatch path, string asked) => path.Kind switch
    {
        PathKind.Exact => asked == path.Value,
        PathKind.PathPrefix => asked.StartsWith(path.Prefix, StringComparison.Ordinal)
            && (asked.Length == path.Prefix.Length || asked[path.Prefix.Length] == '/'),
        _ => Re2.Matches(path.Value, asked),
    };

    private static string? WhyNot(string what, ValueMatch match, string? value) =>
        value is null ? $"there is no {what} {match.Name}"
        : (match.IsPattern ? Re2.Matches(match.Value, value) : value == match.Value) ? null
        : $"{what} {match.Name} is '{value}', not {Wanted(match)}";

    private static string Describe(string what, ValueMatch match) => $"{what} {match.Name} {Wanted(match)}";

    private static string Wanted(ValueMatch match) =>
        match.IsPattern ? $"matching '{match.Value}'" : $"'{match.Value}'";
}
