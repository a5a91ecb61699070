using TrinoInfra.Tests.Protocol.Harness;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Protocol;

/// <summary>Where a client goes on that came by another name of the main host.</summary>
public sealed class AliasTests
{
    [Theory]
    [InlineData("http: redirect", "https", "https://stable.trino.data.corp/")]
    [InlineData("http: redirect, publicPorts: { https: 8443 }", "https", "https://stable.trino.data.corp:8443/")]
    [InlineData("http: redirect, trackHosts: none", "https", "https://trino.old.corp/stable/")]
    [InlineData("http: redirect, trackHosts: none, publicPorts: { https: 8443 }", "https", "https://trino.old.corp:8443/stable/")]
    [InlineData("http: serve, trackHosts: none", "http", "http://trino.old.corp/stable/")]
    public async Task It_is_at_the_tracks_own_host_or_stays_where_it_is(string gateway, string scheme, string address)
    {
        var settings = TestStack.Good(gateway: $"{{ hostname: trino.data.corp, aliases: [trino.old.corp], {gateway} }}");
        var door = new Gateway(seed: 1);
        await LiveStack.InMemory(door, RenderedRoutes.Of).Apply(settings);
        var server = new UriBuilder(PublicAddress.MainHost(settings.Gateway, scheme)) { Host = "trino.old.corp" }.Uri;
        var client = new TrinoClient(new InMemoryWire(door, PublicAddress.Of(settings.Gateway)), server, new() { TakesSegments = true, Extra = Forgery.All });

        var statement = await client.Run("SELECT name FROM nation LIMIT 2");

        Assert.True(statement.Succeeded, $"{statement}");
        Assert.All(statement.Issued, uri => Assert.StartsWith(address, uri));
        Assert.True((await client.Run("START TRANSACTION")).Succeeded);
        Assert.True((await client.Run("COMMIT")).Succeeded);
    }
}
