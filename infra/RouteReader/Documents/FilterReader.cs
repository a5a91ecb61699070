namespace TrinoInfra.RouteReader.Documents;

/// <summary>Reads <c>filters</c> of a rule or a backend; one that it does not know is named and passed over.</summary>
internal static class FilterReader
{
    public static Filters Read(Field list, string space) => list.Items.Aggregate(
        Filters.None, (filters, filter) => (filter["type"].Text ?? "") switch
        {
            "RequestHeaderModifier" => filters with { Request = Modifier(filter["requestHeaderModifier"]) },
            "ResponseHeaderModifier" => filters with { Response = Modifier(filter["responseHeaderModifier"]) },
            "RequestMirror" => filters with { Mirrors = [.. filters.Mirrors, Mirror(filter["requestMirror"], space)] },
            "RequestRedirect" => filters with { Redirect = Redirect(filter["requestRedirect"]) },
            "URLRewrite" => filters with { Rewrite = Rewrite(filter["urlRewrite"]) },
            var type => filters with { Others = [.. filters.Others, type] },
        });

    private static HeaderModifier Modifier(Field modifier)
    {
        var actions = modifier["set"].Items.Concat(modifier["add"].Items).Select(field => field["name"])
            .Concat(modifier["remove"].Items)
            .GroupBy(name => name.Text, StringComparer.OrdinalIgnoreCase);
        foreach (var same in actions.Where(same => same.Count() > 1))
            modifier.Note($"more than one action for header {same.Key}, against the API's text");
        return new HeaderModifier(
            Fields(modifier["set"]), Fields(modifier["add"]), [.. modifier["remove"].Items.Select(name => name.Text ?? "")]);
    }

    /// <summary>"Subsequent entries with an equivalent header name MUST be ignored."</summary>
    private static IReadOnlyList<HeaderField> Fields(Field list) =>
    [
        .. list.Items
            .Select(field => new HeaderField(field["name"].Text ?? "", field["value"].Text ?? ""))
            .DistinctBy(field => field.Name, StringComparer.OrdinalIgnoreCase),
    ];

    private static Mirror Mirror(Field mirror, string space)
    {
        var (kind, home, name, port) = BackendReader.Reference(mirror["backendRef"], space);
        return new Mirror(kind, home, name, port, Percent(mirror)) { NamesNamespace = mirror["backendRef"]["namespace"].Exists };
    }

    private static double Percent(Field mirror)
    {
        var (numerator, denominator) = (mirror["fraction"]["numerator"].Integer, mirror["fraction"]["denominator"].Integer ?? 100);
        return mirror["percent"].Integer
            ?? (numerator is null ? 100 : 100.0 * Math.Min(numerator.Value, denominator) / Math.Max(denominator, 1));
    }

    private static Redirect Redirect(Field redirect) => new(
        redirect["scheme"].Text,
        Hostname(redirect["hostname"]),
        Path(redirect["path"]),
        redirect["port"].Integer,
        redirect["statusCode"].Integer ?? 302);

    private static UrlRewrite Rewrite(Field rewrite) => new(Hostname(rewrite["hostname"]), Path(rewrite["path"]));

    private static string? Hostname(Field field) => field.Text?.ToLowerInvariant();

    private static PathModifier? Path(Field path)
    {
        if (!path.Exists)
            return null;
        var whole = path["type"].Text != "ReplacePrefixMatch";
        return new PathModifier(whole, path[whole ? "replaceFullPath" : "replacePrefixMatch"].Text ?? "/");
    }
}
