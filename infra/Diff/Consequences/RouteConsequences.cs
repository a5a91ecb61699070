using System.Text.Json.Nodes;
using TrinoInfra.Routing;

namespace TrinoInfra.Diff.Consequences;

/// <summary>What the change of a route does to those who come by it.</summary>
internal static class RouteConsequences
{
    public static IEnumerable<Consequence> Of(JsonObject before, JsonObject after, string name)
    {
        // What a route says of a track that it no longer leads to is gone with that.
        var stay = Backends(before).Intersect(Backends(after)).ToHashSet();
        var gone = Addresses(before, stay).Except(Addresses(after, stay)).ToList();
        if (gone.Count > 0)
            yield return new(Effects.AddressGone, $"HTTPRoute {name}", [.. gone]);
        if (!Gateways(before).SetEquals(Gateways(after)))
            yield return new(Effects.GatewayChanged, $"HTTPRoute {name}", [.. Gateways(after)]);
        // A route that named no listener took requests of every one.
        else if (Sections(before).Contains(null) && !Sections(after).Contains(null))
            yield return new(Effects.PlainHttpGone, $"HTTPRoute {name}", [.. Sections(after).Select(section => $"listener {section}")]);
        if (Primary(before) is { } was && Primary(after) is { } isNow && was != isNow)
            yield return new(Effects.PrimaryChanged, $"track {isNow}", [$"instead of {was}"]);
    }

    /// <summary>The hosts that it is for, and what a coordinator behind it takes for its own address.</summary>
    /// <param name="route">The route.</param>
    /// <param name="of">The backends to look at; all where not given.</param>
    public static IEnumerable<string> Addresses(JsonObject route, IReadOnlySet<string>? of = null) => route.At("spec", "hostnames").Texts()
        .Concat(
            from rule in route.At("spec", "rules").Maps()
            from backend in rule["backendRefs"].Maps()
            where of?.Contains($"{backend["name"]}") != false
            from filter in backend["filters"].Maps()
            from header in filter.At("requestHeaderModifier", "set").Maps()
            where $"{header["name"]}" == TrackBackend.ForwardedHost
            select $"{header["value"]}")
        .Distinct();

    private static IEnumerable<string> Backends(JsonObject route) =>
        from rule in route.At("spec", "rules").Maps()
        from backend in rule["backendRefs"].Maps()
        select $"{backend["name"]}";

    private static HashSet<string> Gateways(JsonObject route) =>
        [.. route.At("spec", "parentRefs").Maps().Where(parent => parent["kind"] is null).Select(parent => $"Gateway {parent["namespace"]}/{parent["name"]}")];

    private static IEnumerable<string?> Sections(JsonObject route) =>
        route.At("spec", "parentRefs").Maps().Select(parent => parent["sectionName"]?.ToString()).Distinct();

    private static string? Primary(JsonObject route) => route.At("spec", "rules").Maps()
        .Where(rule => $"{rule["name"]}" == MainRoute.EverythingElseRule)
        .SelectMany(rule => rule["backendRefs"].Maps())
        .Select(backend => $"{backend["name"]}")
        .FirstOrDefault();
}
