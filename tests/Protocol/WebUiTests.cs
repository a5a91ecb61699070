using System.Net;
using TrinoInfra.RouteReader;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Protocol;

/// <summary>What a browser meets.</summary>
public sealed class WebUiTests
{
    [Theory]
    [InlineData(HttpMode.Serve, "http", "/", 443)]
    [InlineData(HttpMode.Serve, "https", "/ui", 443)]
    [InlineData(HttpMode.Redirect, "https", "/ui/", 443)]
    [InlineData(HttpMode.Redirect, "http", "/", 8443)]
    [InlineData(HttpMode.Off, "https", "/", 8443)]
    [InlineData(HttpMode.Serve, "http", "/", 443, false)]
    [InlineData(HttpMode.Redirect, "https", "/ui/", 443, false)]
    [InlineData(HttpMode.Off, "https", "/trino-v1-stable/ui/query.html", 8443, false)]
    [InlineData(HttpMode.Redirect, "http", "/trino-v1-stable/ui", 8443, false)]
    public async Task A_login_holds_whatever_the_weights_say(HttpMode http, string scheme, string path, int httpsPort, bool hasTrackHosts = true)
    {
        var settings = Rehearsal.Settings(stable: 0, canary: 100);
        settings = settings with
        {
            Gateway = settings.Gateway with
            {
                Http = http,
                TrackHosts = hasTrackHosts ? TrackHostPattern.Default : null,
                PublicPorts = httpsPort == 443 ? new() : new(8080, httpsPort),
            },
        };
        var gateway = new Gateway(seed: 7);
        await LiveStack.InMemory(gateway, RenderedRoutes.Of).Apply(settings);
        var wire = new InMemoryWire(gateway, PublicAddress.Of(settings.Gateway));
        var browser = new Browser(wire);

        var (login, _) = await browser.Get(new(PublicAddress.MainHost(settings.Gateway, scheme), path));
        Assert.Equal(
            ((hasTrackHosts ? Rehearsal.Stable + "." : "") + "trino.example.com", "/ui/login.html"), (login.Host, login.AbsolutePath));
        Assert.Equal(http == HttpMode.Serve ? scheme : "https", login.Scheme);

        for (var count = 0; count < 5; count++)
        {
            var (_, body) = count == 0
                ? await browser.Send("POST", new(login, "/ui/login"))
                : await browser.Get(new(PublicAddress.MainHost(settings.Gateway, scheme), path));
            Assert.Equal("ui", body);
        }
    }

    [Fact]
    public async Task Below_its_path_no_other_tracks_is_to_be_had()
    {
        var settings = Rehearsal.Settings(stable: 1, canary: 1);
        settings = settings with { Gateway = settings.Gateway with { TrackHosts = null } };
        var gateway = new Gateway(seed: 7);
        await LiveStack.InMemory(gateway, RenderedRoutes.Of).Apply(settings);

        var answer = await new InMemoryWire(gateway, PublicAddress.Of(settings.Gateway))
            .Send(new("GET", new(PublicAddress.MainHost(settings.Gateway), $"/{Rehearsal.Canary}/ui/query.html?x"), []));

        Assert.Equal(404, answer.Status);
    }

    /// <summary>Follows redirects and keeps cookies, each with the host that set it.</summary>
    private sealed class Browser(IWire wire)
    {
        private readonly CookieContainer jar = new();

        public Task<(Uri At, string Body)> Get(Uri uri) => Send("GET", uri);

        public async Task<(Uri At, string Body)> Send(string method, Uri uri)
        {
            for (var hop = 0; hop < 6; hop++)
            {
                HeaderFields headers = jar.GetCookieHeader(uri) is { Length: > 0 } cookies ? [new("Cookie", cookies)] : [];
                var answer = await wire.Send(new(method, uri, headers));
                if (answer.Headers["Set-Cookie"] is { } cookie)
                    jar.SetCookies(uri, cookie);
                if (answer.Headers["Location"] is not { } location)
                    return (uri, answer.Body);
                uri = new(uri, location);
                method = answer.Status is 307 or 308 ? method : "GET";
            }

            throw new InvalidOperationException($"The redirects end nowhere: {uri}");
        }
    }
}
