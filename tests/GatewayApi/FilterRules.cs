using System.Text.Json.Nodes;

namespace TrinoInfra.Tests.GatewayApi;

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

    public static IEnumerable<KeyValuePair<string, Func<JsonNode, bool>>> Meanings =>
    [
        .. Filters.SelectMany(filter => About(filter.Type, filter.Member)),
        new("May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both", filters =>
            Count(filters, "RequestRedirect") == 0 || Count(filters, "URLRewrite") == 0),
        new("AllowHeaders cannot contain '*' alongside other methods", StarsAlone),
        new("AllowMethods cannot contain '*' alongside other methods", StarsAlone),
        new("AllowOrigins cannot contain '*' alongside other origins", StarsAlone),
        new("Only one of percent or fraction may be specified in HTTPRequestMirrorFilter", mirror =>
            !mirror.Has("percent") || !mirror.Has("fraction")),
        new("numerator must be less than or equal to denominator", fraction =>
            !(fraction.Number("numerator") > fraction.Number("denominator"))),
        new("Only one action for a given header name is permitted", change => GatewayRules.Unique(
            change.Items("set").Concat(change.Items("add")).Select(header => header.Text("name"))
                .Concat(change.Items("remove").Select(name => name.Text()))
                .Select(name => name?.ToUpperInvariant()))),
        .. new[] { ("ReplaceFullPath", "replaceFullPath"), ("ReplacePrefixMatch", "replacePrefixMatch") }.SelectMany(Modifier),
    ];

    private static IEnumerable<KeyValuePair<string, Func<JsonNode, bool>>> About(string type, string member) =>
    [
        new($"filter.{member} must be nil if the filter.type is not {type}", filter =>
            !filter.Has(member) || filter.Text("type") == type),
        new($"filter.{member} must be specified for {type} filter.type", filter =>
            filter.Has(member) || filter.Text("type") != type),
        new($"{type} filter cannot be repeated", filters => Count(filters, type) <= 1),
    ];

    private static IEnumerable<KeyValuePair<string, Func<JsonNode, bool>>> Modifier((string Type, string Member) way) =>
    [
        new($"{way.Member} must be specified when type is set to '{way.Type}'", path =>
            path.Text("type") != way.Type || path.Has(way.Member)),
        new($"type must be '{way.Type}' when {way.Member} is set", path =>
            !path.Has(way.Member) || path.Text("type") == way.Type),
    ];

    private static int Count(JsonNode filters, string type) => filters.Items().Count(filter => filter.Text("type") == type);

    private static bool StarsAlone(JsonNode list) => list.Items().Count < 2 || list.Items().All(item => item.Text() != "*");
}
