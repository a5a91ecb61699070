using TrinoInfra.Checking;
using TrinoInfra.RouteReader.Deciding;

namespace TrinoInfra.RouteReader.Explaining;

/// <summary>
/// What becomes of a statement's follow-ups: every answer of a coordinator names the <c>nextUri</c> to ask next, and
/// only the coordinator that owns the query can answer there. The table is asked again with that URI.
/// </summary>
internal static class TrinoFollowUps
{
    private const string Statement = "/v1/statement";

    /// <summary>
    /// A sentence for each backend that sees a statement or a follow-up, and before them one on who can answer a follow-up. Empty
    /// where none sees either.
    /// </summary>
    public static IReadOnlyList<string> Of(RouteTable table, Decision decision)
    {
        // What a coordinator takes the request for follows from the path that it sees.
        var statements = decision.Shares
            .Where(share => share.IsAnswered && (share.Path == Statement || IsFollowUp(share)))
            .ToList();
        return [.. Itself(statements, decision), .. statements.Select(share => Of(table, decision, share))];
    }

    /// <summary>A request below <c>/v1/statement</c> is a follow-up already, and only its query's owner can answer.</summary>
    private static IEnumerable<string> Itself(List<Share> statements, Decision decision)
    {
        var asked = string.Join(", ", statements.Where(IsFollowUp).Select(share => Titled(share, decision)));
        return asked.Length > 0
            ? [$"this is a follow-up: it is answered if {asked} owns the query, else 404, query not found"]
            : [];
    }

    private static string Of(RouteTable table, Decision decision, Share share)
    {
        var address = TrinoAddress.Of(share);
        var opening = $"{Titled(share, decision)} names {address.BaseUrl} in its nextUri (from {address.Source})";
        var (asked, faults) = GatewayRequest.Parse($"GET {address.BaseUrl}{FollowUp.Path}", []);
        if (asked is null)
            return $"{opening}, which is no URL a client can follow: {faults[0].What}";

        // Clients send their headers again, wherever the URI leads.
        asked = asked with { Headers = decision.Request.Headers };
        var plain = FollowUp.Of(table, asked);
        if (plain.Reaches(share) || Cookies(share) is not { Length: > 0 } cookies)
            return $"{opening}; {plain.Describe(share)}";
        var cookie = asked.Headers["Cookie"] is { } own ? $"{own}; {cookies}" : cookies;
        var kept = FollowUp.Of(table, asked with { Headers = asked.Headers.With(new HeaderField("Cookie", cookie)) });
        return kept.Reaches(share)
            ? $"{opening}; with the cookie {cookies} {kept.Describe(share)}; "
                + $"a client that keeps no cookies is not so lucky: {plain.Describe(share)}"
            : $"{opening}; {plain.Describe(share)}";
    }

    private static bool IsFollowUp(Share share) => share.Path.StartsWith(Statement + "/", StringComparison.Ordinal);

    private static string Titled(Share share, Decision decision) =>
        $"{share.Backend.NameIn(decision.Route!.Namespace)} ({Percentage.Text(share.Percent)})";

    /// <summary>What a client that keeps cookies sends next time.</summary>
    private static string Cookies(Share share) => string.Join("; ", share.ModifyResponse(HeaderFields.Empty)
        .Where(field => field.Name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
        .Select(field => field.Value.Split(';')[0].Trim()));
}
