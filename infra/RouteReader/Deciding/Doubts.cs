using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Deciding;

/// <summary>What a route asks for that a gateway may not know; Istio then drops every one of its rules, and accepts it all the same.</summary>
internal static class Doubts
{
    /// <summary>E.g. <c>filter ExtensionRef</c>, each once.</summary>
    public static IEnumerable<string> Of(RouteDocument route) => route.Rules.SelectMany(Of).Distinct();

    private static IEnumerable<string> Of(Rule rule) =>
    [
        .. Unknown(rule.Filters).Select(type => $"filter {type}"),
        .. OfHeaders(rule.Filters),
        // Istio does not look at backends of weight 0.
        .. rule.Backends.Where(backend => backend.Weight > 0).SelectMany(Of),
    ];

    private static IEnumerable<string> Of(Backend backend)
    {
        foreach (var type in OfNoModifier(backend.Filters))
            yield return $"filter {type} at a backend";
        foreach (var doubt in OfHeaders(backend.Filters).Concat(OfReference(backend)))
            yield return doubt;
    }

    /// <summary>What makes a reference invalid to Istio as it stands, whatever there is in the cluster.</summary>
    public static IEnumerable<string> OfReference(BackendReference backend)
    {
        if (backend is { IsServed: true, LacksPort: true })
            yield return $"a {backend.Kind} without a port";
        if (backend.Kind == BackendReference.Service && backend.Name.Contains('.'))
            yield return "a Service by a name with dots";
        if (backend is { Kind: BackendReference.Hostname, NamesNamespace: true })
            yield return "a Hostname with a namespace";
    }

    private static IEnumerable<string> OfHeaders(Filters filters) => new[] { filters.Request, filters.Response }
        .SelectMany(modifier => modifier.Set.Concat(modifier.Add))
        .Any(field => !HttpSyntax.IsFieldValue(field.Value))
            ? ["a header value with control characters"]
            : [];

    private static IEnumerable<string> Unknown(Filters filters) => filters.Others.Where(type => type != "CORS");

    private static IEnumerable<string> OfNoModifier(Filters filters) =>
    [
        .. filters.Mirrors.Select(_ => "RequestMirror"),
        .. filters.Redirect is null ? Enumerable.Empty<string>() : ["RequestRedirect"],
        .. filters.Rewrite is null ? Enumerable.Empty<string>() : ["URLRewrite"],
        .. filters.Others,
    ];
}
