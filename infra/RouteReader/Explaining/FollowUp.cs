using TrinoInfra.Checking;
using TrinoInfra.RouteReader.Deciding;

namespace TrinoInfra.RouteReader.Explaining;

/// <summary>What becomes of one GET of a <c>nextUri</c>, its redirects followed as clients follow them.</summary>
/// <param name="Decision">Where it ends.</param>
/// <param name="Hops">The redirects before, in words; empty where there is none.</param>
internal sealed record FollowUp(Decision Decision, string Hops)
{
    /// <summary>The path of a made-up query, such as coordinators append to their address.</summary>
    public const string Path = "/v1/statement/executing/20260101_000000_00000_aaaaa/y0/1";

    // Java's and Python's clients give up later, browsers too.
    private const int MostHops = 5;

    public static FollowUp Of(RouteTable table, GatewayRequest request)
    {
        var next = new FollowUp(table.Decide(request), "");
        for (var hops = 0; hops < MostHops && next.Decision.Redirect is { } redirect; hops++)
        {
            if (GatewayRequest.Parse($"GET {redirect.Location}", []).Request is not { } target)
                break;
            next = new FollowUp(
                table.Decide(target with { Headers = request.Headers }),
                $"{next.Hops}is redirected ({redirect.Status}) to {Shown(target)}, and there ");
        }
        return next;
    }

    /// <summary>Whether only the owner of the query gets to answer, and sees the path that it gave out.</summary>
    public bool Reaches(Share owner) => Decision.Status == 200 && Weighted.All(other => Is(other, owner));

    /// <summary>In words, e.g. <c>a GET there goes by rule ... to blue alone: ...</c>.</summary>
    public string Describe(Share owner)
    {
        var name = owner.Backend.NameIn(Decision.Route?.Namespace ?? "");
        var rule = Decision.Route is { } route ? $" by {new Candidate(route, Decision.RuleIndex, Decision.MatchIndex).Name}" : "";
        if (Decision.Status != 200)
            return $"a GET there {Hops}is answered {Decision.Status}{rule}: the query fails";
        if (Reaches(owner))
            return $"a GET there {Hops}goes{rule} to {name} alone: every follow-up reaches the coordinator that owns the query";
        if (Weighted.FirstOrDefault(other => Same(other, owner) && other.Path != Path) is { } lost)
            return $"a GET there {Hops}reaches {name}{rule} as {lost.Path}, which is no follow-up: the query fails";
        var right = Weighted.Where(other => Is(other, owner)).Sum(other => other.Percent);
        var reached = string.Join(", ", Weighted.Select(other => other.Backend.NameIn(Decision.Route!.Namespace)));
        return right == 0
            ? $"a GET there {Hops}goes{rule} to {reached}, never to {name}: the query fails (404, query not found)"
            : $"a GET there {Hops}is split again{rule}: {Percentage.Text(right)} reach {name}, the rest fail (404, query not found)";
    }

    private IEnumerable<Share> Weighted => Decision.Shares.Where(share => share.Backend.Weight > 0);

    private static bool Is(Share one, Share owner) => Same(one, owner) && one.Path == Path;

    private static bool Same(Share one, Share owner) =>
        (one.Backend.Kind, one.Backend.Namespace, one.Backend.Name, one.Backend.Port)
        == (owner.Backend.Kind, owner.Backend.Namespace, owner.Backend.Name, owner.Backend.Port);

    /// <summary>Without the path where that is the follow-up's: it is made up.</summary>
    private static string Shown(GatewayRequest target) =>
        target.Path == Path ? $"{target.Scheme}://{target.Authority}" : target.Url;
}
