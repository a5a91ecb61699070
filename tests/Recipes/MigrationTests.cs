using System.Text.Json.Nodes;
using TrinoInfra.Plan;
using TrinoInfra.Tests.Components;
using TrinoInfra.Tests.Protocol;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Recipes;

/// <summary>The four steps from an old Trino to the stack: what each says, and that there and back no query is lost.</summary>
public sealed class MigrationTests
{
    private static readonly string[] Transaction = ["START TRANSACTION", "SELECT 1", "SELECT 2", "COMMIT"];

    [Theory]
    [InlineData(1, "trino.old.svc.cluster.local 100")]
    [InlineData(2, "trino.old.svc.cluster.local 90, trino-480 10")]
    [InlineData(3, "trino.old.svc.cluster.local 0, trino-480 100")]
    [InlineData(4, "trino-480 100")]
    public async Task Each_step_says_where_statements_go(int step, string expected)
    {
        var rules = (await PlanAsync(step)).Resource("trino-coordinator-route").Inputs["spec"]!["rules"]!.AsArray();

        Assert.Equal(expected, string.Join(", ", rules
            .Single(rule => (string?)rule!["name"] == "new-statements")!["backendRefs"]!.AsArray().Select(backend => $"{backend!["name"]} {backend["weight"]}")));
    }

    [Theory]
    [InlineData(1, "trino-old")]
    [InlineData(2, "trino-old")]
    [InlineData(3, "trino-480")]
    [InlineData(4, "trino-480")]
    public async Task The_Web_UI_moves_with_the_third(int step, string track) =>
        Assert.Equal(track, $"{(await RecipePage.Of($"migration-{step}").SettingsAsync()).PrimaryTrack.Name}");

    [Fact]
    public async Task What_a_step_changes_is_what_the_page_says()
    {
        var plans = await Task.WhenAll(Enumerable.Range(1, 4).Select(PlanAsync).Select(async plan => Manifests(await plan)));

        Assert.All(plans[1].Keys.Except(plans[0].Keys), added => Assert.StartsWith("trino-480", added, StringComparison.Ordinal));
        Assert.Equal(["trino-coordinator-route"], Changed(plans[1], plans[2]));
        Assert.Equal(plans[1].Keys, plans[2].Keys);
        Assert.Equal(
            ["trino-old-drain-gate", "trino-old-host", "trino-old-service-entry", "trino-old-track", "trino-old-transactions"],
            plans[2].Keys.Except(plans[3].Keys).Order(StringComparer.Ordinal));
        Assert.Empty(plans[3].Keys.Except(plans[2].Keys));
    }

    [Fact]
    public async Task There_and_back_no_query_and_no_transaction_is_lost()
    {
        var gateway = new Gateway(seed: 20260801);
        var stack = LiveStack.InMemory(gateway, RenderedRoutes.Of);
        var first = (await RecipePage.Of("migration-1").SettingsAsync()).Gateway;
        var wire = new InMemoryWire(gateway, PublicAddress.Of(first));
        List<(TrinoClient Client, Statement Statement)> running = [];
        Dictionary<TrinoClient, int> transacting = [];
        HashSet<string> served = [];

        foreach (var step in new[] { 1, 2, 3, 4, 3, 2, 1 })
        {
            await stack.Apply(await RecipePage.Of($"migration-{step}").SettingsAsync());
            // What was begun before the change, and goes on after it.
            foreach (var (client, statement) in running)
            {
                await client.Finish(statement);
                Assert.True(statement.Succeeded, $"{statement}");
            }

            foreach (var (client, next) in transacting)
            {
                foreach (var sql in Transaction[next..])
                    await Succeeds(client, sql);
            }

            (running, transacting) = ([], []);
            for (var count = 0; count < 40; count++)
            {
                var client = new TrinoClient(wire, PublicAddress.MainHost(first), new() { KeepsCookies = count % 2 == 0 });
                running.Add((client, await client.Submit("SELECT name FROM nation LIMIT 3")));
                served.Add(wire.Reached.Single().Name);
                if (!client.KeepsCookies)
                    continue;
                var other = new TrinoClient(wire, PublicAddress.MainHost(first), new());
                foreach (var sql in Transaction[..2])
                    await Succeeds(other, sql);
                transacting[other] = 2;
            }
        }

        Assert.Equal(["trino-480", "trino-old"], served.Order(StringComparer.Ordinal));
    }

    private static async Task Succeeds(TrinoClient client, string sql)
    {
        var statement = await client.Run(sql);
        Assert.True(statement.Succeeded, $"{statement}");
    }

    private static Task<StackPlan> PlanAsync(int step) => RecipePage.Of($"migration-{step}").PlanAsync();

    private static Dictionary<string, JsonObject> Manifests(StackPlan plan) => plan.Resources.ToDictionary(resource => resource.Name, resource => resource.Inputs);

    private static IEnumerable<string> Changed(Dictionary<string, JsonObject> before, Dictionary<string, JsonObject> after) =>
        before.Keys.Intersect(after.Keys).Where(name => !JsonNode.DeepEquals(before[name], after[name]));
}
