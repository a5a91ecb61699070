using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using TrinoInfra.RouteReader;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Components;

/// <summary>The coordinators that drain gates ask, and what they are asked.</summary>
internal static class DrainGateCoordinators
{
    public const string Endless = "SELECT name FROM nation LIMIT 999999999";

    /// <summary>As many active queries as there are active states, and two that are done.</summary>
    public static readonly string EveryState = "[" + string.Join(", ", new[]
    {
        "QUEUED", "WAITING_FOR_RESOURCES", "DISPATCHING", "PLANNING", "STARTING", "RUNNING", "FINISHING", "FINISHED", "FAILED",
    }.Select((state, index) => $$"""{ "queryId" : "q{{index}}", "session": { "user": "anne" }, "state" : "{{state}}" }""")) + "]";

    public static HeaderFields Login(string name, string password) =>
    [
        new("Authorization", $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}"))}"), new("X-Forwarded-Proto", "https"),
    ];

    /// <summary>The state that a request for a list of queries asks for; null where it asks for all.</summary>
    public static string? StateOf(Request request) => HttpUtility.ParseQueryString(request.Uri.Query)["state"];

    /// <summary>A list of queries as the coordinator answers it, for one state or for all.</summary>
    public static string OfState(string list, string? state) => new JsonArray([
        .. JsonNode.Parse(list)!.AsArray().Where(query => state is null || state == (string?)query!["state"]).Select(query => query!.DeepClone()),
    ]).ToJsonString(new() { WriteIndented = true });

    public static string Url(CoordinatorServer server) => server.Address.GetLeftPart(UriPartial.Authority);

    /// <summary>A query in state RUNNING.</summary>
    public static async Task<(TrinoClient Client, Statement Query)> Running(
        CoordinatorServer server, string sql, string? password = null, string user = "drain")
    {
        var client = new TrinoClient(
            new DirectWire(server.Coordinator), server.Address, password is null ? new() : new() { User = user, Extra = Login(user, password) });
        var query = await client.Submit(sql);
        await client.Poll(query);
        await client.Poll(query);
        return (client, query);
    }
}
