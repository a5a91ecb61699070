namespace TrinoInfra.Routing.Reader;

/// <summary>What about a winning rule the documents leave open, or what gateways do differently from what it reads like.</summary>
internal static class RuleNotes
{
    public static IEnumerable<string> Of(Candidate winner)
    {
        var rule = winner.Rule;
        foreach (var type in rule.Filters.Others.Distinct())
            yield return type == "CORS"
                ? "the CORS filter is not looked at: it adds headers to answers and answers preflights itself"
                : $"filter {type} is not looked at; Istio drops every rule of a route that has one";
        foreach (var backend in rule.Backends)
        {
            foreach (var note in Of(backend, winner))
                yield return note;
        }
    }

    private static IEnumerable<string> Of(Backend backend, Candidate winner)
    {
        if (backend.Weight > 0 && !Effects.IsServed(backend))
            yield return $"backend {backend.Name} is a {backend.Kind}, which gateways do not serve: its share is answered 500";
        if (backend.Weight > 0 && backend.Namespace != winner.Route.Namespace)
            yield return $"backend {backend.Namespace}/{backend.Name} lies in another namespace: without a ReferenceGrant there its share is answered 500";
        if (backend.Filters is not { Mirrors: [], Redirect: null, Rewrite: null, Others: [] })
            yield return $"backend {backend.Name} has a filter other than header modifiers; Istio drops every rule of such a route";
        foreach (var name in Touched(backend.Filters.Request).Intersect(Touched(winner.Rule.Filters.Request), StringComparer.OrdinalIgnoreCase))
            yield return $"header {name} is modified by the rule and by backend {backend.Name}: here the backend wins, with several backends Envoy may let the rule win";
    }

    private static IEnumerable<string> Touched(HeaderModifier modifier) =>
        modifier.Set.Concat(modifier.Add).Select(field => field.Name).Concat(modifier.Remove);
}
