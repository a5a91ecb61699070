using System.Text.Json.Nodes;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Protocol.Harness;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Protocol;

/// <summary>A track that is removed while it runs a query, in each kind of name that its follow-ups may bear.</summary>
public sealed class RemovalTests
{
    private const string Stable = "{ name: stable, weight: 0 }";

    public static TheoryData<string> Kinds =>
    [
        "trackHosts: '{track}.{hostname}'",
        "trackHosts: '{track}.tracks.data.corp'",
        "trackHosts: '{track}-trino.data.corp'",
        "trackHosts: '{track}-trino.data.corp', http: serve",
        "trackHosts: '{track}.data.corp', tls: { clusterIssuer: acme }",
        "trackHosts: '{track}.data.corp', tls: { secretName: mine }",
        "trackHosts: none",
        "trackHosts: none, publicPorts: { https: 8443 }",
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task It_is_served_and_trusted_until_its_gate_is_gone(string names)
    {
        var (_, client, statement) = await Remove(names, RenderedRoutes.Of);

        while (!statement.IsDone)
        {
            Assert.Equal(200, (await client.Heartbeat(statement)).Status);
            await client.Poll(statement);
        }

        Assert.True(statement.Succeeded, $"{statement}");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Then_it_is_gone(string names)
    {
        var (stack, client, statement) = await Remove(names, RenderedRoutes.Of);

        stack.Delete();

        await client.Poll(statement);
        Assert.NotNull(statement.Failure);
    }

    [Fact]
    public async Task In_a_certificate_for_all_it_would_not_be()
    {
        var (_, client, statement) = await Remove("trackHosts: '{track}-trino.data.corp'", OneCertificate);

        await client.Poll(statement);
        Assert.Contains("the certificate in trino-coordinator-certs is for", statement.Failure);
    }

    /// <summary>The control: the names of all tracks in the Gateway's own certificate.</summary>
    private static async ValueTask<string> OneCertificate(StackSettings settings)
    {
        var documents = (await RenderedRoutes.Of(settings)).Split('\n').Select(line => JsonNode.Parse(line)!).ToList();
        foreach (var listener in documents.Where(document => $"{document["kind"]}" == "ListenerSet").SelectMany(set => set["spec"]!["listeners"]!.AsArray()))
            listener!["tls"]!["certificateRefs"]![0]!["name"] = "trino-coordinator-certs";
        foreach (var certificate in documents.Where(document => $"{document["metadata"]!["name"]}" == "trino-coordinator-certs"))
            certificate["spec"]!["dnsNames"] = new JsonArray(["trino.data.corp", .. settings.Tracks.Select(track => JsonValue.Create(settings.Gateway.AddressOf(track.Name).Host))]);
        return string.Join('\n', documents.Select(document => document.ToJsonString()));
    }

    private static async Task<(LiveStack Stack, TrinoClient Client, Statement Statement)> Remove(
        string names, Func<StackSettings, ValueTask<string>> routes)
    {
        StackSettings With(string tracks) => TestStack.Good(gateway: $"{{ hostname: trino.data.corp, {names} }}", tracks: $"[{tracks}]");
        var before = With($"{Stable}, {{ name: canary, weight: 1 }}");
        var gateway = new Gateway(seed: 1);
        var stack = LiveStack.InMemory(gateway, routes);
        await stack.Apply(before);
        var client = new TrinoClient(
            new InMemoryWire(gateway, PublicAddress.Of(before.Gateway)), PublicAddress.MainHost(before.Gateway, "https"), new());
        var statement = await client.Submit("SELECT name FROM nation LIMIT 3");
        await client.Poll(statement);
        Assert.Null(statement.Failure);

        await stack.Apply(With(Stable.Replace("weight: 0", "weight: 1", StringComparison.Ordinal)));
        return (stack, client, statement);
    }
}
