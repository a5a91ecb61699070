using TrinoInfra.Checking;
using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Deciding;

/// <summary>Tries matches on one request, and keeps count of what that costs: not for several threads.</summary>
internal sealed class RequestMatcher(GatewayRequest request)
{
    /// <summary>What all expressions that are tried on a request may cost, <see cref="Re2.Compiled.Work"/>: a second or so.</summary>
    private const long MostWork = 100_000;

    private long work;

    public GatewayRequest Request => request;

    /// <summary>What becomes of the match: too costly an expression is not tried.</summary>
    public Trial Try(RouteMatch match)
    {
        if (Takes(match.Path) is not { } path)
            return Rest(match, Untried(match.Path.Value));
        return path ? Rest(match, null) : Trial.Missed($"path {request.Path} is not {match.Path}");
    }

    /// <summary>The match in words, e.g. <c>path Exact /v1/statement, method POST</c>.</summary>
    public static string Describe(RouteMatch match) => string.Join(
        ", ",
        match.Headers.Select(header => Describe("header", header))
            .Concat(match.QueryParams.Select(parameter => Describe("query parameter", parameter)))
            .Prepend(match.Method is { } method ? $"path {match.Path}, method {method}" : $"path {match.Path}"));

    // A condition that does not hold tells more than one that was not tried.
    private Trial Rest(RouteMatch match, string? untried)
    {
        if (match.Method is { } method && method != request.Method)
            return Trial.Missed($"method {request.Method} is not {method}");
        foreach (var header in match.Headers)
        {
            if (Why("header", header, request.Headers[header.Name], ref untried) is { } reason)
                return Trial.Missed(reason);
        }
        foreach (var parameter in match.QueryParams)
        {
            if (Why("query parameter", parameter, request.QueryParam(parameter.Name), ref untried) is { } reason)
                return Trial.Missed(reason);
        }
        return untried is null ? Trial.Taken : Trial.Untried(untried);
    }

    private bool? Takes(PathMatch path) => path.Kind switch
    {
        PathKind.Exact => request.Path == path.Value,
        PathKind.PathPrefix => request.Path.StartsWith(path.Prefix, StringComparison.Ordinal)
            && (request.Path.Length == path.Prefix.Length || request.Path[path.Prefix.Length] == '/'),
        _ => Matches(path.Value, request.Path),
    };

    private string? Why(string what, ValueMatch match, string? value, ref string? untried)
    {
        if (value is null)
            return $"there is no {what} {match.Name}";
        var takes = match.IsPattern ? Matches(match.Value, value) : value == match.Value;
        if (takes is null)
            untried ??= Untried(match.Value);
        return takes is false ? $"{what} {match.Name} is '{value}', not {Wanted(match)}" : null;
    }

    /// <returns>Null where the expression is too costly to be tried.</returns>
    private bool? Matches(string pattern, string text)
    {
        var expression = Re2.Compile(pattern);
        if (!expression.IsSmall)
            return null;
        work += expression.Work(text);
        return work > MostWork ? null : expression.Matches(text);
    }

    private static string Untried(string pattern)
    {
        var expression = Re2.Compile(pattern);
        return $"the expression {Quoted.Text(pattern)} unfolds to {expression.Parts} parts, and "
            + (expression.IsSmall
                ? "those before it have used up what may be tried here on one request"
                : $"no more than {Re2.MostParts} are tried here");
    }

    private static string Describe(string what, ValueMatch match) => $"{what} {match.Name} {Wanted(match)}";

    private static string Wanted(ValueMatch match) =>
        match.IsPattern ? $"matching '{match.Value}'" : $"'{match.Value}'";
}

/// <summary>What became of a match: it takes the request where there is neither reason.</summary>
/// <param name="WhyNot">The first condition that does not hold.</param>
/// <param name="WhyUntried">Why it cannot be told.</param>
internal sealed record Trial(string? WhyNot, string? WhyUntried)
{
    public static Trial Taken { get; } = new(null, null);

    public bool Takes => WhyNot is null && WhyUntried is null;

    public static Trial Missed(string why) => new(why, null);

    public static Trial Untried(string why) => new(null, why);
}
