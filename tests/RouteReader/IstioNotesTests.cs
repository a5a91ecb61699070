using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.Tests.RouteReader;

/// <summary>What Istio 1.30 does otherwise than the API's text is said.</summary>
public sealed class IstioNotesTests
{
    [Theory]
    [InlineData("/api", "/", "/api/x", "/x", "//x")]
    [InlineData("/api/", "/new/", "/api/x", "/new/x", "/new//x")]
    [InlineData("/api", "/new", "/api/x", "/new/x", "/new/x")]
    [InlineData("/api", "/new/", "/api", "/new", "/new/")]
    [InlineData("/api", "", "/api/x", "/x", "/api/x")]
    [InlineData("/", "/new", "/x", "/new/x", "/newx")]
    [InlineData("/", "/new/", "/x", "/new/x", "/new/x")]
    public void A_redirect_joins_as_they_are(string prefix, string replacement, string path, string api, string istio) =>
        Assert.Equal((api, istio), Paths(prefix, replacement, path, isRedirect: true));

    [Theory]
    [InlineData("/api", "/", "/api/x", "/x", "/x")]
    [InlineData("/api", "/", "/api", "/", "/")]
    [InlineData("/api", "", "/api//x", "//x", "//x")]
    [InlineData("/api", "/new/", "/api/x", "/new/x", "/new/x")]
    [InlineData("/api", "/new//", "/api/x", "/new/x", "/new//x")]
    [InlineData("/", "/new/", "/x", "/new/x", "/newx")]
    [InlineData("/", "/", "/x", "/x", "/x")]
    public void A_rewrite_loses_one_slash_before(string prefix, string replacement, string path, string api, string istio) =>
        Assert.Equal((api, istio), Paths(prefix, replacement, path, isRedirect: false));

    [Fact]
    public void A_whole_path_is_the_same_but_for_an_empty_one_of_a_redirect()
    {
        var match = new PathMatch(PathKind.PathPrefix, "/a");
        Assert.Equal("/b", Location.PathInIstio(new(Whole: true, "/b"), "/a/x", match, isRedirect: true));
        Assert.Equal("/a/x", Location.PathInIstio(new(Whole: true, ""), "/a/x", match, isRedirect: true));
    }

    [Theory]
    [InlineData("{ backendRefs: [{ name: B, port: 1 }] }", "backend ns/B cannot be there, since Services have DNS labels for names: its share is answered 500")]
    [InlineData("{ backendRefs: [{ name: pool, kind: InferencePool, group: inference.networking.k8s.io }] }", "backend ns/pool is an InferencePool: Istio serves it only with ENABLE_GATEWAY_API_INFERENCE_EXTENSION, else its share is answered 500")]
    [InlineData("{ backendRefs: [{ name: far, kind: ServiceImport, group: multicluster.x-k8s.io, port: 1 }] }", "backend ns/far is a ServiceImport: Istio takes it for the Service of that name, unless it runs with ENABLE_MCS_HOST")]
    [InlineData("{ backendRefs: [{ name: b, port: 1 }], filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: m.ns, port: 1 } } }] }", "mirror ns/m.ns is a Service by a name with dots: in Istio it gets no copy")]
    [InlineData("{ filters: [{ type: RequestRedirect, requestRedirect: { hostname: host, statusCode: 308 } }] }", "the redirect leads to the very URL that was asked for: a client that follows it comes back here, in a loop")]
    public void What_Istio_makes_of_a_rule_is_noted(string rules, string note) =>
        Assert.Equal(note, Assert.Single(Ask.Decide(Ask.Rules(rules), "GET http://host/").Notes));

    [Fact]
    public void A_redirect_that_changes_the_method_comes_back_to_another_rule() => Assert.Empty(Ask.Decide(
        Ask.Rules("{ matches: [{ method: POST }], filters: [{ type: RequestRedirect, requestRedirect: { statusCode: 303 } }] }"),
        "POST http://host/").Notes);

    [Fact]
    public void A_route_of_the_mesh_takes_nothing_that_comes_through_a_Gateway() => Assert.Contains(
        "HTTPRoute ns/route belongs to Service ns/cart: it rules requests within the mesh, none that come through a Gateway",
        Ask.Decide(
            Ask.Rules("{ backendRefs: [{ name: b, port: 1 }] }").Replace("[{ name: gateway }]", "[{ name: cart, kind: Service, group: '' }]"),
            "GET http://host/").Why);

    [Fact]
    public void A_route_of_both_says_that_the_mesh_is_not_looked_at() => Assert.Equal(
        "HTTPRoute ns/route rules requests within the mesh to Service ns/cart too: they are not looked at",
        Assert.Single(Ask.Decide(
            Ask.Rules("{ backendRefs: [{ name: b, port: 1 }] }").Replace("[{ name: gateway }]", "[{ name: gateway }, { name: cart, kind: Service, group: '' }]"),
            "GET http://host/").Notes));

    private static (string Api, string Istio) Paths(string prefix, string replacement, string path, bool isRedirect)
    {
        var (modifier, match) = (new PathModifier(Whole: false, replacement), new PathMatch(PathKind.PathPrefix, prefix));
        return (Location.PathOf(modifier, path, match), Location.PathInIstio(modifier, path, match, isRedirect));
    }
}
