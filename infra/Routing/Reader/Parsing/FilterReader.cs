namespace TrinoInfra.Routing.Reader.Parsing;

internal static class FilterReader
{
    private static readonly int[] RedirectCodes = [301, 302, 303, 307, 308];
    private static readonly string[] Members =
    [
        "type", "requestHeaderModifier", "responseHeaderModifier", "requestMirror", "requestRedirect", "urlRewrite", "cors",
        "externalAuth", "extensionRef",
    ];

    private static readonly string[] Single =
        ["RequestHeaderModifier", "ResponseHeaderModifier", "RequestRedirect", "URLRewrite"];

    public static Filters Read(Field list, string space)
    {
        var filters = Filters.None;
        HashSet<string> types = [];
        foreach (var filter in list.Items(16))
        {
            var type = filter.Only(Members)["type"].Required("give a type, e.g. RequestHeaderModifier");
            if (!types.Add(type) && Single.Contains(type))
                filter.Fault($"a second {type}", "put both into one filter");
            filters = type switch
            {
                "RequestHeaderModifier" => filters with { Request = Modifier(Of(filter, "requestHeaderModifier")) },
                "ResponseHeaderModifier" => filters with { Response = Modifier(Of(filter, "responseHeaderModifier")) },
                "RequestMirror" => filters with
                {
                    Mirrors = [.. filters.Mirrors, Mirror(Of(filter, "requestMirror"), space)],
                },
                "RequestRedirect" => filters with { Redirect = Redirect(Of(filter, "requestRedirect")) },
                "URLRewrite" => filters with { Rewrite = Rewrite(Of(filter, "urlRewrite")) },
                _ => filters with { Others = [.. filters.Others, type] },
            };
        }
        if (filters is { Redirect: not null, Rewrite: not null })
            list.Fault("RequestRedirect and URLRewrite exclude each other", "keep one of them");
        return filters;
    }

    private static Field Of(Field filter, string member)
    {
        var field = filter[member];
        if (!field.Exists)
            field.Wrong("give what the filter's type asks for");
        return field;
    }

    private static HeaderModifier Modifier(Field modifier) => new(
        Fields(modifier.Only("set", "add", "remove")["set"]),
        Fields(modifier["add"]),
        [.. modifier["remove"].Items(16).Select(name => Name(name))]);

    /// <summary>"Subsequent entries with an equivalent header name MUST be ignored."</summary>
    private static IReadOnlyList<HeaderField> Fields(Field list) =>
    [
        .. list.Items(16)
            .Select(field => new HeaderField(Name(field.Only("name", "value")["name"]), Value(field["value"])))
            .DistinctBy(field => field.Name, StringComparer.OrdinalIgnoreCase),
    ];

    private static string Name(Field field)
    {
        var name = field.Required("name a header");
        if (name.Length > 0 && !HttpSyntax.IsToken(name))
            field.Wrong("use letters, digits and !#$%&'*+-.^_`|~ only");
        return name;
    }

    private static string Value(Field field)
    {
        var value = field.Required("give a value of 1 to 4096 characters");
        if (value.Length > 4096)
            field.Fault($"it has {value.Length} characters", "give at most 4096");
        if (!HttpSyntax.IsFieldValue(value))
            field.Wrong("leave out control characters");
        return value;
    }

    private static Mirror Mirror(Field mirror, string space)
    {
        var (kind, home, name, port) = BackendReader.Reference(
            mirror.Only("backendRef", "percent", "fraction")["backendRef"].Only("group", "kind", "namespace", "name", "port"), space);
        return new Mirror(kind, home, name, port, Percent(mirror));
    }

    private static double Percent(Field mirror)
    {
        if (mirror["percent"].Integer(0, 100) is { } percent)
        {
            if (mirror["fraction"].Exists)
                mirror["fraction"].Fault("percent is given too", "keep one of them");
            return percent;
        }
        if (!mirror["fraction"].Exists)
            return 100;
        var numerator = mirror["fraction"].Only("numerator", "denominator")["numerator"].Integer(0, int.MaxValue) ?? 0;
        var denominator = mirror["fraction"]["denominator"].Integer(1, int.MaxValue) ?? 100;
        if (numerator > denominator)
            mirror["fraction"]["numerator"].Wrong($"give at most the denominator, {denominator}");
        return 100.0 * Math.Min(numerator, denominator) / denominator;
    }

    private static Redirect Redirect(Field redirect)
    {
        var status = redirect.Only("scheme", "hostname", "path", "port", "statusCode")["statusCode"].Integer(300, 399) ?? 302;
        if (!RedirectCodes.Contains(status))
            redirect["statusCode"].Wrong($"give one of {string.Join(", ", RedirectCodes)}");
        return new Redirect(
            redirect["scheme"].Choice("http", "https"),
            PreciseHostname(redirect["hostname"]),
            Path(redirect["path"]),
            redirect["port"].Integer(1, 65535),
            status);
    }

    private static UrlRewrite Rewrite(Field rewrite) =>
        new(PreciseHostname(rewrite.Only("hostname", "path")["hostname"]), Path(rewrite["path"]));

    private static string? PreciseHostname(Field field)
    {
        var hostname = GatewayReader.Hostname(field);
        if (hostname.StartsWith('*'))
            field.Wrong("give a host without a wildcard");
        return hostname.Length == 0 ? null : hostname;
    }

    private static PathModifier? Path(Field path)
    {
        if (!path.Exists)
            return null;
        var whole = path.Only("type", "replaceFullPath", "replacePrefixMatch")["type"].Choice("ReplaceFullPath", "ReplacePrefixMatch");
        if (!path["type"].Exists)
            path["type"].Wrong("give ReplaceFullPath or ReplacePrefixMatch");
        var value = path[whole == "ReplacePrefixMatch" ? "replacePrefixMatch" : "replaceFullPath"];
        if (!value.Exists)
            value.Wrong("give the replacement");
        return new PathModifier(whole != "ReplacePrefixMatch", value.Text() ?? "/");
    }
}
