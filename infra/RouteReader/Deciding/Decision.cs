using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Deciding;

/// <summary>What a gateway does with one request, and why.</summary>
public sealed record Decision
{
    /// <summary>The request this is about, as the gateway sees it.</summary>
    public required GatewayRequest Request { get; init; }

    /// <summary>
    /// 200 where a backend gets to answer (its own status may differ), else what the gateway answers itself: a
    /// redirect's status, 404 where nothing matches or the rule has no backend at all, 500 where none of its backends is
    /// usable.
    /// </summary>
    public required int Status { get; init; }

    /// <summary>The Gateway; null where none takes the request, or the documents hold none.</summary>
    public GatewayDocument? Gateway { get; init; }

    /// <summary>The listener that takes the request; null where none does.</summary>
    public Listener? Listener { get; init; }

    /// <summary>The route that won; null where nothing matches.</summary>
    public RouteDocument? Route { get; init; }

    /// <summary>The rule that won; null where nothing matches.</summary>
    public Rule? Rule { get; init; }

    /// <summary>Position of the rule in its route, from 0; -1 where nothing matches.</summary>
    public int RuleIndex { get; init; } = -1;

    /// <summary>Position of the match in its rule, from 0; -1 where nothing matches.</summary>
    public int MatchIndex { get; init; } = -1;

    /// <summary>Every backend of the rule with its share, however it is answered; empty with a redirect or 404.</summary>
    public IReadOnlyList<Share> Shares { get; init; } = [];

    /// <summary>Who gets a copy, with the headers as the chosen backend sees them; empty where no backend gets to answer.</summary>
    public IReadOnlyList<Mirror> Mirrors { get; init; } = [];

    /// <summary>The redirect answered; null where there is none.</summary>
    public RedirectAnswer? Redirect { get; init; }

    /// <summary>The timeout that takes effect; null where the rule sets none or no backend sees the request.</summary>
    public EffectiveTimeout? Timeout { get; init; }

    /// <summary>Why the winner won, or why nothing did; sentences.</summary>
    public required IReadOnlyList<string> Why { get; init; }

    /// <summary>The other rules that match, best first, each with why it lost.</summary>
    public IReadOnlyList<RunnerUp> RunnersUp { get; init; } = [];

    /// <summary>The rules of the same hostname that do not match, each with why not.</summary>
    public IEnumerable<RunnerUp> Misses { get; init; } = [];

    /// <summary>Whether a rule that was not tried may take the request instead; the notes name it.</summary>
    public bool IsTentative { get; init; }

    /// <summary>What the documents leave open, or what may surprise; sentences.</summary>
    public IEnumerable<string> Notes { get; init; } = [];
}

/// <summary>A backend's part of the requests.</summary>
/// <param name="Backend">The backend.</param>
/// <param name="Percent">0 to 100; the shares of a rule sum to 100 unless all weights are 0.</param>
/// <param name="Host">The Host header the backend sees: as sent, modified or rewritten.</param>
/// <param name="Path">The path the backend sees.</param>
/// <param name="RequestHeaders">The headers the backend sees, Host excepted.</param>
/// <param name="ResponseModifiers">What happens to the answer's headers, in order.</param>
public sealed record Share(
    Backend Backend,
    double Percent,
    string Host,
    string Path,
    HeaderFields RequestHeaders,
    IReadOnlyList<HeaderModifier> ResponseModifiers)
{
    /// <summary>Whether the backend gets to answer: it has a weight, and requests can arrive there.</summary>
    public bool IsAnswered => Backend is { Weight: > 0, IsServed: true };

    /// <summary>The answer's headers as the client gets them.</summary>
    public HeaderFields ModifyResponse(HeaderFields answer) => HeaderModifier.ApplyAll(ResponseModifiers, answer);
}

/// <summary>A redirect as the client gets it.</summary>
/// <param name="Status">301, 302, 303, 307 or 308.</param>
/// <param name="Location">An absolute URL.</param>
public sealed record RedirectAnswer(int Status, string Location);

/// <summary>A rule that did not get the request, as another went before it or it does not match; positions from 0.</summary>
public sealed record RunnerUp(RouteDocument Route, Rule Rule, int RuleIndex, int MatchIndex, string Why);
