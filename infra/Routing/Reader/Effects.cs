namespace TrinoInfra.Routing.Reader;

/// <summary>What a winning rule does to its request.</summary>
internal static class Effects
{
    // Kinds that Istio sends requests to; others are invalid references to it.
    private static readonly string[] ServedKinds = ["Service", "ServiceImport", "Hostname", "InferencePool"];

    /// <summary>Fills in what the winner's filters, backends and timeouts make of the decision's request.</summary>
    public static Decision Apply(Decision decision, Candidate winner)
    {
        var (rule, match) = (winner.Rule, winner.Match.Path);
        decision = decision with
        {
            Route = winner.Route,
            Rule = rule,
            RuleIndex = winner.RuleIndex,
            MatchIndex = winner.MatchIndex,
        };
        if (rule.Filters.Redirect is { } redirect)
        {
            var location = Location.Of(redirect, decision.Request, match, decision.Listener!);
            return decision with
            {
                Status = redirect.StatusCode,
                Redirect = new RedirectAnswer(redirect.StatusCode, location),
            };
        }

        var total = rule.Backends.Sum(backend => (long)backend.Weight);
        decision = decision with
        {
            Shares = [.. rule.Backends.Select(backend => ShareOf(backend, total, decision.Request, rule, match))],
            Mirrors = rule.Filters.Mirrors,
            Timeout = EffectiveTimeout.Of(rule.Timeouts),
        };
        (int Status, string Why)? failure = rule.Backends switch
        {
            // The API's text would have 500; Istio tells a rule without backends from one whose weights are all 0.
            [] => (404, "the rule has neither backends nor a redirect: 404"),
            _ when total == 0 => (500, "every weight is 0: 500"),
            _ when !rule.Backends.Any(backend => backend.Weight > 0 && IsServed(backend)) =>
                (500, "no backend is of a kind that gateways serve: 500"),
            _ => null,
        };
        return failure is var (status, why) ? decision with { Status = status, Why = [.. decision.Why, why] } : decision;
    }

    /// <summary>Whether requests for the backend can arrive; otherwise its share is answered 500.</summary>
    public static bool IsServed(Backend backend) =>
        ServedKinds.Contains(backend.Kind) && (backend.Kind != "Service" || backend.Port is not null);

    private static Share ShareOf(Backend backend, long total, GatewayRequest request, Rule rule, PathMatch match)
    {
        var rewrite = backend.Filters.Rewrite ?? rule.Filters.Rewrite;
        return new Share(
            backend,
            total == 0 ? 0 : 100.0 * backend.Weight / total,
            rewrite?.Hostname ?? request.HostHeader,
            Location.PathOf(rewrite?.Path, request.Path, match),
            backend.Filters.Request.Apply(rule.Filters.Request.Apply(request.Headers)),
            [rule.Filters.Response, backend.Filters.Response]);
    }
}
