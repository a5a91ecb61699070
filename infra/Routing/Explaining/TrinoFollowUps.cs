using TrinoInfra.Routing.Reader;

namespace TrinoInfra.Routing.Explaining;

/// <summary>
/// What becomes of a statement's follow-ups: every answer of a coordinator names the <c>nextUri</c> to ask next, and
/// only the coordinator that owns the query can answer there. The table is asked again with that URI.
/// </summary>
internal static class TrinoFollowUps
{
    private const string Statement = "/v1/statement";
    private const string Next = $"{Statement}/executing/20260101_000000_00000_aaaaa/y0/1";

    /// <summary>A sentence for each backend that gets requests; none where the request is no statement's.</summary>
    public static IReadOnlyList<string> Of(RouteTable table, Decision decision)
    {
        var path = decision.Request.Path;
        var isStatement = path == Statement || path.StartsWith(Statement + "/", StringComparison.Ordinal);
        return isStatement && decision.Status == 200
            ? [.. Itself(decision), .. Alive(decision).Select(share => Of(table, decision, share))]
            : [];
    }

    /// <summary>A request below <c>/v1/statement</c> is a follow-up already, and only its query's owner can answer.</summary>
    private static IEnumerable<string> Itself(Decision decision)
    {
        if (decision.Request.Path == Statement)
            return [];
        var asked = string.Join(", ", Alive(decision).Select(share => $"{share.Backend.Name} ({share.Percent:0.##} %)"));
        return [$"this is a follow-up: it is answered if {asked} owns the query, else 404, query not found"];
    }

    private static string Of(RouteTable table, Decision decision, Share share)
    {
        var address = TrinoAddress.Of(share);
        var opening =
            $"{share.Backend.Name} ({share.Percent:0.##} %) names {address.BaseUrl} in its nextUri (from {address.Source})";
        var (asked, faults) = GatewayRequest.Parse($"GET {address.BaseUrl}{Next}", []);
        if (asked is null)
            return $"{opening}, which is no URL a client can follow: {faults[0].What}";
        asked = asked with { Headers = decision.Request.Headers };

        var plain = table.Decide(asked);
        if (Reaches(plain, share) || Cookies(share) is not { Length: > 0 } cookies)
            return $"{opening}; {Describe(plain, share)}";
        var cookie = asked.Headers["Cookie"] is { } own ? $"{own}; {cookies}" : cookies;
        var kept = table.Decide(asked with { Headers = asked.Headers.With(new HeaderField("Cookie", cookie)) });
        return Reaches(kept, share)
            ? $"{opening}; with the cookie {cookies} {Describe(kept, share)}; "
                + $"a client that keeps no cookies is not so lucky: {Describe(plain, share)}"
            : $"{opening}; {Describe(plain, share)}";
    }

    private static string Describe(Decision next, Share share)
    {
        var owner = share.Backend.Name;
        var rule = next.Rule is null ? "" : $" by rule {next.Rule.Name ?? $"#{next.RuleIndex}"} of HTTPRoute {next.Route!.Name}";
        if (next.Status != 200)
            return $"a GET there is answered {next.Status}{rule}: the query fails";
        if (Reaches(next, share))
            return $"a GET there goes{rule} to {owner} alone: every follow-up reaches the coordinator that owns the query";
        var right = Alive(next).Where(other => Same(other, share)).Sum(other => other.Percent);
        var reached = string.Join(", ", Alive(next).Select(other => other.Backend.Name));
        return right == 0
            ? $"a GET there goes{rule} to {reached}, never to {owner}: the query fails (404, query not found)"
            : $"a GET there is split again{rule}: {right:0.##} % reach {owner}, the rest fail (404, query not found)";
    }

    private static bool Reaches(Decision next, Share share) =>
        next.Status == 200 && Alive(next).All(other => Same(other, share));

    private static IEnumerable<Share> Alive(Decision decision) =>
        decision.Shares.Where(share => share.Backend.Weight > 0);

    private static bool Same(Share one, Share other) =>
        (one.Backend.Kind, one.Backend.Namespace, one.Backend.Name, one.Backend.Port)
        == (other.Backend.Kind, other.Backend.Namespace, other.Backend.Name, other.Backend.Port);

    /// <summary>What a client that keeps cookies sends next time.</summary>
    private static string Cookies(Share share) => string.Join("; ", share.ModifyResponse(HeaderFields.Empty)
        .Where(field => field.Name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
        .Select(field => field.Value.Split(';')[0].Trim()));
}
