using TrinoInfra.RouteReader;
using TrinoInfra.RouteReader.Deciding;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>
/// What a gateway decides, without the bytes: Istio's own forwarding headers, the route table's decision, the weighted
/// choice. Thread-safe; a swap is atomic, a request sees one <see cref="GatewayState"/> only.
/// </summary>
/// <param name="seed">Of the weighted choice.</param>
public sealed class Gateway(int seed)
{
    private readonly Random random = new(seed);
    private readonly Lock dice = new();
    private volatile GatewayState state = GatewayState.Empty;

    public GatewayState State => state;

    public GatewayState Swap(GatewayState next) => state = next;

    /// <param name="request">As the client sent it; its body is passed on untouched.</param>
    /// <param name="client">The client's address.</param>
    public Admission Admit(Request request, string client)
    {
        var now = state;
        var decision = now.Table.Decide(Received(request, client));
        if (decision.Redirect is { } redirect)
            return new Admission.Answered(Answer.Redirect(redirect.Status, redirect.Location));
        if (decision.Status != 200)
            return new Admission.Answered(Answer.Text(decision.Status, string.Join(' ', decision.Why)));
        if (Choose(decision.Shares) is not { } share || now.Find(share.Backend) is not { } service)
            return new Admission.Answered(Answer.Text(500, "no usable backend"));

        if (IsNewStatement(request))
            now.Count(service.Coordinator.Name);
        return new Admission.Forwarded(
            service,
            request with
            {
                Uri = new($"http://{share.Host}{share.Path}{request.Uri.Query}"),
                Headers = share.RequestHeaders,
            },
            share.ResponseModifiers,
            [.. decision.Mirrors.Select(now.Find).OfType<Upstream>()]);
    }

    /// <summary>As Istio's gateways hand it to their routes: X-Forwarded-For appended, X-Forwarded-Proto overwritten.</summary>
    private static GatewayRequest Received(Request request, string client)
    {
        var uri = request.Uri;
        var seen = request.Headers["X-Forwarded-For"];
        var headers = request.Headers
            .With(new("X-Forwarded-For", seen is null ? client : $"{seen},{client}"))
            .With(new("X-Forwarded-Proto", uri.Scheme));
        return new(request.Method, uri.Scheme, uri.Host, uri.Port, uri.AbsolutePath, uri.Query, headers);
    }

    private static bool IsNewStatement(Request request) =>
        request is { Method: "POST", Uri.AbsolutePath: "/v1/statement" }
        && request.Headers[TrinoHeaders.Transaction] is null or TrinoHeaders.NoTransaction;

    private Share? Choose(IReadOnlyList<Share> shares)
    {
        var total = shares.Sum(share => (long)share.Backend.Weight);
        if (total == 0)
            return null;
        long point;
        lock (dice)
            point = random.NextInt64(total);
        return shares.First(share => (point -= share.Backend.Weight) < 0);
    }
}
