using TrinoInfra.Checking;

namespace TrinoInfra.RouteReader.Documents;

/// <summary>Reads <c>matches[]</c> of a rule, and says which expressions a gateway would not take.</summary>
internal static class MatchReader
{
    /// <summary>What a rule without matches has.</summary>
    public static RouteMatch Default { get; } = new(PathMatch.Any, [], [], null);

    public static RouteMatch Read(Field match) => new(
        Path(match["path"]),
        Values(match["headers"], StringComparer.OrdinalIgnoreCase),
        Values(match["queryParams"], StringComparer.Ordinal),
        match["method"].Text);

    private static PathMatch Path(Field path)
    {
        var kind = path["type"].Text switch
        {
            null or "PathPrefix" => PathKind.PathPrefix,
            "Exact" => PathKind.Exact,
            _ => PathKind.RegularExpression,
        };
        if (kind == PathKind.RegularExpression)
            Expression(path["value"]);
        return new PathMatch(kind, path["value"].Text ?? "/");
    }

    private static IReadOnlyList<ValueMatch> Values(Field field, StringComparer comparer) =>
        [.. field.Items.Select(Value).DistinctBy(match => match.Name, comparer)];

    private static ValueMatch Value(Field field)
    {
        var isPattern = field["type"].Text is not (null or "Exact");
        if (isPattern)
            Expression(field["value"]);
        return new ValueMatch(field["name"].Text ?? "", field["value"].Text ?? "", isPattern);
    }

    private static void Expression(Field field)
    {
        if (field.Text is not { } pattern || Re2.Compile(pattern).Mistake is not { } mistake)
            return;
        var what = $"{field.Shown} is no RE2 expression{(mistake.Length > 0 ? $": {mistake}" : "")}";
        if (field.Document.IsLive)
            field.Note($"{what}; Envoy refuses every route of a listener that has one");
        else
            field.Fault(what, "write it in the syntax of RE2");
    }
}
