namespace TrinoInfra.Routing.Reader;

/// <summary>What about a winning rule the documents leave open, or gateways do differently from how it reads.</summary>
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
        var name = $"backend {backend.Namespace}/{backend.Name}";
        if (backend.Weight > 0 && !Effects.IsServed(backend))
            yield return $"{name} is a {backend.Kind}, which gateways do not serve: its share is answered 500";
        if (backend.Weight > 0 && backend.Namespace != winner.Route.Namespace)
            yield return $"{name} needs a ReferenceGrant in its namespace: without one its share is answered 500";
        if (backend.Filters is not { Mirrors: [], Redirect: null, Rewrite: null, Others: [] })
            yield return $"{name} has a filter other than header modifiers; Istio drops every rule of such a route";
        var ofTheRule = Touched(winner.Rule.Filters.Request);
        foreach (var header in Touched(backend.Filters.Request).Intersect(ofTheRule, StringComparer.OrdinalIgnoreCase))
            yield return $"header {header} is modified by the rule and by {name}: here the backend wins, elsewhere the rule may";
    }

    private static IEnumerable<string> Touched(HeaderModifier modifier) =>
        modifier.Set.Concat(modifier.Add).Select(field => field.Name).Concat(modifier.Remove);
}
