using TrinoInfra.RouteReader.Deciding;

namespace TrinoInfra.Tests.RouteReader;

public sealed class LocationTests
{
    private const string Gateway = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: gateway, namespace: ns }
        spec:
          gatewayClassName: istio
          listeners:
            - { name: http, port: 80, protocol: HTTP }
            - { name: alt, port: 8080, protocol: HTTP }
            - { name: https, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: c }] } }
        ---

        """;

    [Theory]
    [InlineData("http://host/x?q=1", "hostname: example.org", "http://example.org/x?q=1")]
    [InlineData("http://host/x", "{}", "http://host/x")]
    [InlineData("http://host/x", "port: 80", "http://host/x")]
    [InlineData("http://host/x", "port: 8083", "http://host:8083/x")]
    [InlineData("http://host/x", "scheme: https", "https://host/x")]
    [InlineData("http://host/x", "scheme: https, port: 443", "https://host/x")]
    [InlineData("http://host/x", "scheme: https, port: 8443", "https://host:8443/x")]
    [InlineData("http://host:8080/x", "{}", "http://host:8080/x")]
    [InlineData("http://host:8080/x", "port: 80", "http://host/x")]
    [InlineData("http://host:8080/x", "scheme: https", "https://host/x")]
    [InlineData("https://host/x", "{}", "https://host/x")]
    [InlineData("https://host/x", "port: 8443", "https://host:8443/x")]
    [InlineData("https://host/x", "scheme: http", "http://host/x")]
    [InlineData("https://host/x", "scheme: http, port: 8080", "http://host:8080/x")]
    [InlineData("http://host/x/y?q=1", "path: { type: ReplaceFullPath, replaceFullPath: /new }", "http://host/new?q=1")]
    public void A_redirect_keeps_what_it_does_not_name(string url, string redirect, string location)
    {
        var filter = redirect == "{}" ? "{}" : $"{{ {redirect} }}";
        var yaml = Gateway + Ask.Route("r", $"{{ filters: [{{ type: RequestRedirect, requestRedirect: {filter} }}] }}");
        var decision = Ask.Decide(yaml, $"GET {url}");
        Assert.Equal(302, decision.Status);
        Assert.Equal(new RedirectAnswer(302, location), decision.Redirect);
        Assert.Empty(decision.Shares);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public void A_redirect_answers_its_status(int status) => Assert.Equal(
        status,
        Ask.Decide(Ask.Rules($"{{ filters: [{{ type: RequestRedirect, requestRedirect: {{ statusCode: {status} }} }}] }}"), "POST http://host/").Status);

    // The API's own table.
    [Theory]
    [InlineData("/foo/bar", "/foo", "/xyz", "/xyz/bar")]
    [InlineData("/foo/bar", "/foo", "/xyz/", "/xyz/bar")]
    [InlineData("/foo/bar", "/foo/", "/xyz", "/xyz/bar")]
    [InlineData("/foo/bar", "/foo/", "/xyz/", "/xyz/bar")]
    [InlineData("/foo", "/foo", "/xyz", "/xyz")]
    [InlineData("/foo/", "/foo", "/xyz", "/xyz/")]
    [InlineData("/foo/bar", "/foo", "", "/bar")]
    [InlineData("/foo/", "/foo", "", "/")]
    [InlineData("/foo", "/foo", "", "/")]
    [InlineData("/foo/", "/foo", "/", "/")]
    [InlineData("/foo", "/foo", "/", "/")]
    [InlineData("/foo/bar", "/", "/xyz", "/xyz/foo/bar")]
    public void A_prefix_is_replaced_as_the_apis_table_has_it(string path, string prefix, string replacement, string modified)
    {
        var modifier = $"path: {{ type: ReplacePrefixMatch, replacePrefixMatch: '{replacement}' }}";
        var match = $"matches: [{{ path: {{ value: {prefix} }} }}]";
        Assert.Equal(
            $"http://host{modified}",
            Ask.Decide(Ask.Rules($"{{ {match}, filters: [{{ type: RequestRedirect, requestRedirect: {{ {modifier} }} }}] }}"), $"GET http://host{path}").Redirect!.Location);
        var rewritten = Ask.Decide(
            Ask.Rules($"{{ {match}, filters: [{{ type: URLRewrite, urlRewrite: {{ hostname: one.example.org, {modifier} }} }}], backendRefs: [{{ name: b, port: 1 }}] }}"),
            $"GET http://host{path}");
        var share = Assert.Single(rewritten.Shares);
        Assert.Equal((modified, "one.example.org"), (share.Path, share.Host));
    }
}
