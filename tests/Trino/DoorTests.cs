using System.Security.Cryptography.X509Certificates;
using TrinoInfra.Tests.Cluster;
using TrinoInfra.Tests.Protocol.Harness;
using TrinoInfra.Trino;

namespace TrinoInfra.Tests.Trino;

/// <summary>The way to a gateway: where its names are, whom to trust there, which track a URI leads to.</summary>
public sealed class DoorTests
{
    [Fact]
    public async Task Every_name_is_at_the_address_and_the_authority_is_trusted()
    {
        await using var server = await CoordinatorServer.Start(new Coordinator("one"));
        await using var tls = new TlsDoor("trino.example.com", () => server.Address);
        var door = Of(tls) with { Authorities = Authorities(tls.AuthorityPem) };
        using var http = door.Open();

        foreach (var host in new[] { "trino.example.com", "trino-v1-stable.trino.example.com" })
        {
            var result = await new StatementClient(http, new($"https://{host}"), new() { User = "anne" }, new() { Repeats = Repeats.None }).RunAsync("SELECT 1", TestContext.Current.CancellationToken);
            // It came to the POST by this name and found its way; what the coordinator names is without TLS, at the same address.
            Assert.Equal(FailureKind.Closed, result.Failure?.Kind);
            Assert.StartsWith($"http://{host}/v1/statement/queued/", result.Failure!.Text, StringComparison.Ordinal);
            Assert.NotNull(result.QueryId);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_else_is_trusted(bool other)
    {
        await using var tls = new TlsDoor("trino.example.com", () => new("http://127.0.0.1:9"));
        await using var another = new TlsDoor("trino.example.com", () => new("http://127.0.0.1:9"));
        var door = Of(tls) with { Authorities = other ? Authorities(another.AuthorityPem) : null };
        using var http = door.Open();
        var result = await new StatementClient(http, door.Server, new() { User = "anne" }).RunAsync("SELECT 1", TestContext.Current.CancellationToken);

        Assert.Equal(FailureKind.Tls, result.Failure?.Kind);
        Assert.Contains("certificate", result.Failure!.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://trino-v1-stable.trino.example.com/v1/statement/queued/x", Rehearsal.Stable)]
    [InlineData("https://trino-v2-canary.trino.example.com/v1/statement/queued/x", Rehearsal.Canary)]
    [InlineData("https://trino-v2-canary.trino.example.com.evil.net/v1", null)]
    [InlineData("https://trino-v2-canary.trino.example.com:8443/v1", null)]
    [InlineData("http://trino-v2-canary.trino.example.com/v1", null)]
    [InlineData("https://trino.example.com/v1", null)]
    public void A_URI_leads_to_the_track_whose_address_it_begins_with(string uri, string? track) =>
        Assert.Equal(track, Door.Of(Rehearsal.Settings(90, 10)).TrackOf(new(uri)));

    [Fact]
    public void Below_the_main_host_the_path_tells()
    {
        var settings = Rehearsal.Settings(90, 10);
        var door = Door.Of(settings with { Gateway = settings.Gateway with { TrackHosts = null } });

        Assert.Equal(Rehearsal.Stable, door.TrackOf(new("https://trino.example.com/trino-v1-stable/v1/statement")));
        Assert.Null(door.TrackOf(new("https://trino.example.com/trino-v1-stablest/v1/statement")));
        Assert.Equal(["trino.example.com"], door.Hosts);
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", null)]
    [InlineData("127.0.0.1:8443", "127.0.0.1", 8443)]
    [InlineData("[::1]:8443", "::1", 8443)]
    [InlineData("::1", "::1", null)]
    [InlineData("lb.example.com", "lb.example.com", null)]
    [InlineData("lb.example.com:443", "lb.example.com", 443)]
    [InlineData("", null, null)]
    [InlineData("lb.example.com:", null, null)]
    [InlineData("lb.example.com:0", null, null)]
    [InlineData("lb.example.com:65536", null, null)]
    [InlineData("https://lb.example.com", null, null)]
    [InlineData("a b", null, null)]
    [InlineData("[::1", null, null)]
    [InlineData("::1]:8443", null, null)]
    [InlineData("[127.0.0.1]:x", null, null)]
    [InlineData("1:2:3", null, null)]
    public void An_address_is_a_host_with_a_port_or_not(string text, string? host, int? port)
    {
        Assert.Equal(host is not null, DoorAddress.TryParse(text, out var address, out var problem));
        Assert.Equal((host, port), (address?.Host, address?.Port));
        Assert.StartsWith("give a host or an IP address", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_a_certificate_is_a_fault()
    {
        var folder = Directory.CreateTempSubdirectory("trino-infra-door-");
        var file = Path.Combine(folder.FullName, "ca.crt");
        Assert.False(Door.ReadAuthorities(file).TryGet(out _, out var faults));
        Assert.Equal($"{file}: cannot be read; give the authority's certificate in PEM", $"{faults[0]}");
        await File.WriteAllTextAsync(file, "nothing", TestContext.Current.CancellationToken);
        Assert.False(Door.ReadAuthorities(file).TryGet(out _, out faults));
        Assert.Contains("has no certificate", faults[0].What, StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", TestContext.Current.CancellationToken);
        Assert.False(Door.ReadAuthorities(file).TryGet(out _, out faults));
        Assert.Contains("is broken", faults[0].What, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static Door Of(TlsDoor tls) =>
        Door.Of(Rehearsal.Settings(90, 10)) with { Address = new("127.0.0.1", tls.Port) };

    private static X509Certificate2Collection Authorities(string pem)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPem(pem);
        return all;
    }
}
