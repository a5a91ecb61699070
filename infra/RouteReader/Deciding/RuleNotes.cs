using TrinoInfra.Checking;
using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Deciding;

/// <summary>What about a winning rule the documents leave open, or gateways do differently from how it reads.</summary>
internal static class RuleNotes
{
    public static IEnumerable<string> Of(Candidate winner)
    {
        var (route, rule) = (winner.Route, winner.Rule);
        foreach (var doubt in Doubts.Of(route))
            yield return $"not every gateway knows {doubt}: Istio drops every rule of a route that has one";
        if (rule.Filters.Others.Contains("CORS"))
            yield return "the CORS filter is not looked at: it adds headers to answers and answers preflights itself";
        if (rule.Backends is not [] && EffectiveTimeout.OfAttempts(rule.Timeouts) is { } limit)
            yield return $"each attempt is limited to {limit}";
        foreach (var backend in rule.Backends.Where(backend => backend.Weight > 0))
        {
            foreach (var note in Of(backend, $"backend {backend.FullName}", route, "its share is answered 500"))
                yield return note;
            foreach (var note in Clashes(backend, rule))
                yield return note;
        }
        foreach (var mirror in rule.Filters.Mirrors)
        {
            foreach (var note in Of(mirror, $"mirror {mirror.FullName}", route, "it gets no copy"))
                yield return note;
            foreach (var doubt in Doubts.OfReference(mirror))
                yield return $"mirror {mirror.FullName} is {doubt}: in Istio it gets no copy";
        }
    }

    private static IEnumerable<string> Of(BackendReference backend, string name, RouteDocument route, string otherwise)
    {
        if (!backend.IsServed)
            yield return $"{name} is of kind {backend.Kind}, which gateways do not serve: {otherwise}";
        if (backend.Kind == BackendReference.InferencePool)
            yield return $"{name} is an InferencePool: Istio serves it only with ENABLE_GATEWAY_API_INFERENCE_EXTENSION, else {otherwise}";
        if (backend.Kind == BackendReference.ServiceImport)
            yield return $"{name} is a ServiceImport: Istio takes it for the Service of that name, unless it runs with ENABLE_MCS_HOST";
        if (backend.Kind == BackendReference.Service && !backend.Name.Contains('.') && !DnsLabel.TryParse(backend.Name, out _, out _))
            yield return $"{name} cannot be there, since Services have DNS labels for names: {otherwise}";
        if (backend.Namespace != route.Namespace && backend.Kind != BackendReference.Hostname)
            yield return $"{name} needs a ReferenceGrant in its namespace, which is not looked at: without one {otherwise}";
    }

    private static IEnumerable<string> Clashes(Backend backend, Rule rule) =>
        Touched(backend.Filters.Request)
            .Intersect(Touched(rule.Filters.Request), StringComparer.OrdinalIgnoreCase)
            .Select(header =>
                $"header {header} is modified by the rule and by backend {backend.FullName}, which the API leaves undefined: "
                + $"in Istio the {(rule.IsSplit || IsHost(header) ? "rule" : "backend")} comes last");

    private static bool IsHost(string header) => header.Equals("Host", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Touched(HeaderModifier modifier) =>
        modifier.Set.Concat(modifier.Add).Select(field => field.Name).Concat(modifier.Remove);
}
