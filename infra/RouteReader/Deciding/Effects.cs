using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Deciding;

/// <summary>What a winning rule does to its request.</summary>
internal static class Effects
{
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
        };
        (int Status, string Why)? failure = rule.Backends switch
        {
            // The API's text would have 500; Istio tells a rule without backends from one whose weights are all 0.
            [] => (404, "the rule has neither backends nor a redirect: 404"),
            _ when total == 0 => (500, "every weight is 0: 500"),
            _ when !decision.Shares.Any(share => share.IsAnswered) => (500, "no backend is of a kind that gateways serve: 500"),
            _ => null,
        };
        return failure is var (status, why)
            ? decision with { Status = status, Why = [.. decision.Why, why] }
            : decision with
            {
                Mirrors = [.. rule.Filters.Mirrors.Where(mirror => mirror.IsServed)],
                Timeout = EffectiveTimeout.Of(rule.Timeouts),
            };
    }

    private static Share ShareOf(Backend backend, long total, GatewayRequest request, Rule rule, PathMatch match)
    {
        var (whole, own) = (rule.Filters, backend.Filters);
        var rewrite = own.Rewrite ?? whole.Rewrite;
        return new Share(
            backend,
            total == 0 ? 0 : 100.0 * backend.Weight / total,
            // In Istio the rule's wins, however many backends there are.
            rewrite?.Hostname ?? whole.Request.Host ?? own.Request.Host ?? request.HostHeader,
            Location.PathOf(rewrite?.Path, request.Path, match),
            HeaderModifier.ApplyAll(InOrder(rule, whole.Request, own.Request), request.Headers).Without("Host"),
            InOrder(rule, whole.Response, own.Response));
    }

    /// <summary>
    /// The API leaves the order open. Istio makes one modifier of both where one backend gets every request, the backend's
    /// values last; of several each has its own in the weighted cluster, which Envoy applies before the route's.
    /// </summary>
    private static IReadOnlyList<HeaderModifier> InOrder(Rule rule, HeaderModifier whole, HeaderModifier own) =>
        rule.IsSplit ? [own, whole] : [whole.And(own)];
}
