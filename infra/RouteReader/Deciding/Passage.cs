using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Deciding;

/// <summary>A request's way through a listener.</summary>
/// <param name="Host">The hostname that decides, the most specific; null where no route is for the request's host.</param>
/// <param name="Tried">All matches of its routes, and what became of each.</param>
/// <param name="Candidates">Those that take the request, best first.</param>
internal sealed record Passage(
    Entrance Entrance,
    GatewayRequest Request,
    VirtualHost? Host,
    IReadOnlyList<(Candidate Candidate, Trial Trial)> Tried,
    IReadOnlyList<Candidate> Candidates)
{
    private const int MostUntried = 10;

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

    public static Passage Through(Entrance entrance, RequestMatcher matcher)
    {
        var host = entrance.Hosts.FirstOrDefault(host => Hostnames.Covers(host.Hostname, matcher.Request.Host));
        var tried = All(host).Select(candidate => (Candidate: candidate, Trial: matcher.Try(candidate.Match))).ToList();
        return new Passage(
            entrance,
            matcher.Request,
            host,
            tried,
            [.. tried.Where(each => each.Trial.Takes).Select(each => each.Candidate).Order(Precedence.Instance)]);
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
            IsTentative = Tried.Any(each => each.Trial.WhyUntried is not null),
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

    /// <summary>What the documents leave open about it, or what may surprise; sentences.</summary>
    public IEnumerable<string> Notes() => Candidates is [var winner, ..]
        ? [.. Untried(), .. OfListener(winner.Route.Namespace), .. OfDocument(winner.Route), .. RuleNotes.Of(winner), .. OfWinner(winner)]
        : [.. Untried(), .. OfListener(null), .. Host?.Routes.SelectMany(OfDocument) ?? []];

    /// <summary>The rules that might take the request for all that is known.</summary>
    private IEnumerable<string> Untried()
    {
        var untried = Tried
            .Where(each => each.Trial.WhyUntried is not null)
            .DistinctBy(each => (each.Candidate.Route.FullName, each.Candidate.RuleIndex))
            .ToList();
        return
        [
            .. untried.Take(MostUntried)
                .Select(each => $"{each.Candidate.Name} was not tried, and may take the request: {each.Trial.WhyUntried}"),
            .. untried.Count > MostUntried ? [$"{untried.Count - MostUntried} more rules were not tried either"] : Enumerable.Empty<string>(),
        ];
    }

    private IEnumerable<string> OfListener(string? space)
    {
        foreach (var note in Entrance.Notes)
            yield return note;
        if (Entrance.Listener is { From: RouteNamespaces.Selector, Selector.IsByName: false })
            yield return $"{Entrance.Name} selects namespaces by label: a route whose status does not tell is taken to be allowed";
    }

    private static IEnumerable<string> OfDocument(RouteDocument route) =>
        route.Notes.Select(note => $"HTTPRoute {route.FullName}: {note}");

    private IEnumerable<string> OfWinner(Candidate winner)
    {
        foreach (var complaint in Attachment.Complaints(winner.Route, Entrance.Gateway, Entrance.Listener))
            yield return $"HTTPRoute {winner.Route.FullName}: {complaint}";
        if (winner.Route.Parents.Any(Attachment.IsMesh))
            yield return $"HTTPRoute {winner.Route.FullName} rules requests within the mesh to {RouteTable.MeshParents(winner.Route)} too: they are not looked at";
        if (winner.Rule.Filters.Redirect is { } redirect)
        {
            foreach (var note in RedirectNotes.Of(redirect, Request, winner.Match, Entrance.Listener))
                yield return note;
        }
        else if (winner.Rule.Filters.Rewrite?.Path is { } modifier
            && Location.PathInIstio(modifier, Request.Path, winner.Match.Path, isRedirect: false) is var path
            && path != Location.PathOf(modifier, Request.Path, winner.Match.Path))
        {
            yield return $"in Istio 1.30 backends get path {path}: {Location.Difference}";
        }
    }

    /// <summary>What the request would meet here, when another Gateway is the better guess.</summary>
    public string AsAlternative() =>
        $"{Entrance.Name} would take the request too, if the host resolves to its address: "
        + (Candidates is [var winner, ..] ? winner.Name : "404");

    /// <summary>Why this hostname decides; a sentence. There is one only with a <see cref="Host"/>.</summary>
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
    private IEnumerable<RunnerUp> Misses() => Tried
        .GroupBy(each => (each.Candidate.Route.FullName, each.Candidate.RuleIndex))
        .Where(rule => rule.All(each => each.Trial.WhyNot is not null))
        .OrderBy(rule => rule.Key.FullName, FullNames.Order)
        .ThenBy(rule => rule.Key.RuleIndex)
        .Select(rule => Lost(rule.First().Candidate, string.Join("; ", rule.Select(each => each.Trial.WhyNot).Distinct())));

    private static RunnerUp Lost(Candidate candidate, string why) =>
        new(candidate.Route, candidate.Rule, candidate.RuleIndex, candidate.MatchIndex, why);

    private string Arrival(bool implied) => implied
        ? $"without a Gateway among the documents the listener follows from the URL: {Entrance.Terms}"
        : $"{Entrance.Name} takes it: {Entrance.Terms}";
}
