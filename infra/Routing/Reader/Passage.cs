namespace TrinoInfra.Routing.Reader;

/// <summary>A request's way through a listener: the hostname that decides, and the matches, best first.</summary>
internal sealed record Passage(
    Entrance Entrance, GatewayRequest Request, VirtualHost? Host, IReadOnlyList<Candidate> Candidates)
{
    /// <summary>
    /// Which Gateway a name resolves to is in no document. Best guess: one with a rule for the request, then one with a
    /// route for the host, then the more specific listener, then the more specific route, then by namespace and name.
    /// </summary>
    public static IComparer<Passage> BySpecificity { get; } = Comparer<Passage>.Create((one, other) =>
        new[]
        {
            (one.Candidates.Count > 0).CompareTo(other.Candidates.Count > 0),
            (one.Host is not null).CompareTo(other.Host is not null),
            Hostnames.BySpecificity.Compare(one.Entrance.Listener.Hostname, other.Entrance.Listener.Hostname),
            Hostnames.BySpecificity.Compare(one.Host?.Hostname ?? "", other.Host?.Hostname ?? ""),
            FullNames.Order.Compare(other.Entrance.Gateway.FullName, one.Entrance.Gateway.FullName),
        }.FirstOrDefault(result => result != 0));

    public static Passage Through(Entrance entrance, GatewayRequest request)
    {
        var host = entrance.Hosts.FirstOrDefault(host => Hostnames.Covers(host.Hostname, request.Host));
        return new Passage(
            entrance,
            request,
            host,
            [
                .. All(host)
                    .Where(candidate => RequestMatcher.WhyNot(candidate.Match, request) is null)
                    .Order(Precedence.Instance),
            ]);
    }

    /// <param name="implied">Whether the listener is only what the URL implies.</param>
    public Decision Decide(bool implied)
    {
        var decision = new Decision
        {
            Request = Request,
            Status = 404,
            Gateway = implied ? null : Entrance.Gateway,
            Listener = Entrance.Listener,
            Why = [Arrival(implied)],
            Misses = Misses(),
        };
        if (Host is null)
            return Refusals.NoHost(decision, this);
        if (Candidates is not [var winner, ..])
            return Refusals.NoMatch(decision, this);
        decision = decision with
        {
            Status = 200,
            Why = [.. decision.Why, HostChoice(), $"{winner.Name} matches: {RequestMatcher.Describe(winner.Match)}"],
            RunnersUp =
            [
                .. Candidates.DistinctBy(candidate => (candidate.Route.FullName, candidate.RuleIndex)).Skip(1)
                    .Select(other => Lost(other, Precedence.Why(winner, other))),
            ],
        };
        return Effects.Apply(decision, winner);
    }

    public IEnumerable<string> Notes()
    {
        if (Entrance.Listener.From == RouteNamespaces.Selector)
            yield return $"{Entrance.Name} selects namespaces by label: a route whose status does not tell is taken to be allowed";
        if (Candidates is not [var winner, ..])
            yield break;
        foreach (var complaint in Attachment.Complaints(winner.Route, Entrance.Gateway, Entrance.Listener))
            yield return $"HTTPRoute {winner.Route.FullName}: {complaint}";
        foreach (var note in RuleNotes.Of(winner))
            yield return note;
        if (winner.Rule.Filters.Redirect is { Port: null } redirect && PortNote(redirect) is { } port)
            yield return port;
    }

    /// <summary>Whom a redirect without a port sends elsewhere, and what Istio makes of it: it keeps the Host header's.</summary>
    private string? PortNote(Redirect redirect)
    {
        var sent = Location.PortOf(redirect, Entrance.Listener);
        if (sent == Request.Port || GatewayRequest.HasDefaultPort(Request.Scheme, Request.Port))
            return null;
        var note = $"the redirect sets no port, so the client that came by {Request.Port} is sent to {sent}";
        var isKept = redirect.Hostname is null
            && (redirect.Scheme is not null || GatewayRequest.HasDefaultPort(Request.Scheme, Entrance.Listener.Port));
        return isKept ? $"{note}; Istio keeps the port of the Host header and sends it to {Request.Port}" : note;
    }

    /// <summary>What the request would meet here, when another Gateway is the better guess.</summary>
    public string AsAlternative() =>
        $"{Entrance.Name} would take the request too, if the host resolves to its address: "
        + (Candidates is [var winner, ..] ? winner.Name : "404");

    public string HostChoice()
    {
        var wider = Entrance.Hosts.SkipWhile(host => host != Host).Skip(1)
            .Where(host => Hostnames.Covers(host.Hostname, Request.Host))
            .Select(host => Hostnames.Describe(host.Hostname))
            .ToList();
        var choice = $"routes for {Hostnames.Describe(Host!.Hostname)} decide";
        return wider.Count == 0
            ? choice
            : $"{choice}, more specific than {string.Join(", ", wider)}, which are not asked";
    }

    private static IEnumerable<Candidate> All(VirtualHost? host) =>
        from route in host?.Routes ?? []
        from rule in Enumerable.Range(0, route.Rules.Count)
        from match in Enumerable.Range(0, route.Rules[rule].Matches.Count)
        select new Candidate(route, rule, match);

    // Deferred: they are for people, and most requests have none that asks.
    private IEnumerable<RunnerUp> Misses() => All(Host)
        .GroupBy(candidate => (candidate.Route.FullName, candidate.RuleIndex))
        .Select(matches => (
            First: matches.First(),
            Reasons: matches.Select(candidate => RequestMatcher.WhyNot(candidate.Match, Request)).ToList()))
        .Where(rule => !rule.Reasons.Contains(null))
        .OrderBy(rule => rule.First.Route.FullName, FullNames.Order)
        .ThenBy(rule => rule.First.RuleIndex)
        .Select(rule => Lost(rule.First, string.Join("; ", rule.Reasons.Distinct())));

    private static RunnerUp Lost(Candidate candidate, string why) =>
        new(candidate.Route, candidate.Rule, candidate.RuleIndex, candidate.MatchIndex, why);

    private string Arrival(bool implied) => implied
        ? $"without a Gateway among the documents the listener follows from the URL: {Entrance.Terms}"
        : $"{Entrance.Name} takes it: {Entrance.Terms}";
}
