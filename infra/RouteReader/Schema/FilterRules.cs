using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Schema;

/// <summary>The rules of filters.</summary>
internal static class FilterRules
{
    private static readonly (string Type, string Member)[] Filters =
    [
        ("RequestHeaderModifier", "requestHeaderModifier"),
        ("ResponseHeaderModifier", "responseHeaderModifier"),
        ("RequestMirror", "requestMirror"),
        ("RequestRedirect", "requestRedirect"),
        ("URLRewrite", "urlRewrite"),
        ("CORS", "cors"),
        ("ExtensionRef", "extensionRef"),
    ];

    public static IEnumerable<KeyValuePair<string, Action<Field>>> All =>
    [
        .. Filters.SelectMany(filter => About(filter.Type, filter.Member)),
        // The others may come several times.
        .. Filters.Select(filter => filter.Type).Except(["RequestMirror", "ExtensionRef"]).Select(Once),
        new("May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both", filters =>
        {
            if (OfType(filters, "RequestRedirect").Any() && OfType(filters, "URLRewrite").Any())
                filters.Breach("RequestRedirect and URLRewrite exclude each other", "keep one of them");
        }),
        new("AllowHeaders cannot contain '*' alongside other methods", StarAlone),
        new("AllowMethods cannot contain '*' alongside other methods", StarAlone),
        new("AllowOrigins cannot contain '*' alongside other origins", StarAlone),
        new("Only one of percent or fraction may be specified in HTTPRequestMirrorFilter", mirror =>
        {
            if (mirror["percent"].Exists && mirror["fraction"].Exists)
                mirror["fraction"].Breach("percent is given too", "keep one of them");
        }),
        new("numerator must be less than or equal to denominator", fraction =>
        {
            if (fraction["numerator"].Number > fraction["denominator"].Number)
                fraction["numerator"].Wrong($"give at most the denominator, {fraction["denominator"].Number}");
        }),
        .. Modifier("ReplaceFullPath", "replaceFullPath", "ReplacePrefixMatch"),
        .. Modifier("ReplacePrefixMatch", "replacePrefixMatch", "ReplaceFullPath"),
    ];

    private static IEnumerable<KeyValuePair<string, Action<Field>>> About(string type, string member) =>
    [
        new($"filter.{member} must be nil if the filter.type is not {type}", filter =>
        {
            if (filter[member].Exists && filter["type"].Text != type)
                filter[member].Breach($"a filter of type {filter["type"].Shown} has none", $"give it a filter of its own, of type {type}");
        }),
        new($"filter.{member} must be specified for {type} filter.type", filter =>
        {
            if (!filter[member].Exists && filter["type"].Text == type)
                filter[member].Wrong("give what the filter's type asks for");
        }),
    ];

    private static KeyValuePair<string, Action<Field>> Once(string type) => new($"{type} filter cannot be repeated", filters =>
    {
        foreach (var filter in OfType(filters, type).Skip(1))
            filter.Breach($"a second {type}", "put both into one filter");
    });

    private static IEnumerable<KeyValuePair<string, Action<Field>>> Modifier(string type, string member, string other) =>
    [
        new($"{member} must be specified when type is set to '{type}'", path =>
        {
            if (path["type"].Text == type && !path[member].Exists)
                path[member].Wrong("give the replacement");
        }),
        new($"type must be '{type}' when {member} is set", path =>
        {
            if (path[member].Exists && path["type"].Text == other)
                path[member].Breach($"type {other} has none", $"remove it, or write type: {type}");
        }),
    ];

    private static IEnumerable<Field> OfType(Field filters, string type) =>
        filters.Items.Where(filter => filter["type"].Text == type);

    private static void StarAlone(Field list)
    {
        if (list.Count > 1 && list.Items.FirstOrDefault(item => item.Text == "*") is { } star)
            star.Breach("\"*\" has others beside it", "give it alone, or leave it out");
    }
}
