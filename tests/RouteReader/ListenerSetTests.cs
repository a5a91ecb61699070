namespace TrinoInfra.Tests.RouteReader;

/// <summary>Listeners that a ListenerSet adds to a Gateway.</summary>
public sealed class ListenerSetTests
{
    private const string Gateway = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: Gateway
        metadata: { name: edge, namespace: infra }
        spec:
          gatewayClassName: istio
          allowedListeners: { namespaces: { from: All } }
          listeners: [{ name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: All } } }]
        ---

        """;

    private const string Set = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: ListenerSet
        metadata: { name: set, namespace: shop }
        spec:
          parentRef: { name: edge, namespace: infra }
          listeners: [{ name: shop, hostname: shop.example.com, port: 80, protocol: HTTP }]
        ---

        """;

    private const string Route = """
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: { name: shop, namespace: shop }
        spec: { parentRefs: [{ kind: ListenerSet, name: set }], rules: [{ backendRefs: [{ name: shop, port: 80 }] }] }
        """;

    [Theory]
    [InlineData("All", "shop")]
    [InlineData("Same", "404")]
    [InlineData("None", "404")]
    [InlineData("Selector, selector: { matchLabels: { kubernetes.io/metadata.name: shop } }", "shop")]
    [InlineData("Selector, selector: { matchLabels: { kubernetes.io/metadata.name: other } }", "404")]
    public void The_Gateway_says_whose_listeners_it_takes(string from, string backend) => Assert.Equal(
        backend, Ask.Backend(Gateway.Replace("allowedListeners: { namespaces: { from: All } }", $"allowedListeners: {{ namespaces: {{ from: {from} }} }}") + Set + Route, "GET http://shop.example.com/"));

    [Theory]
    [InlineData("GET http://shop.example.com/", "kind: ListenerSet, name: set", "shop")]
    [InlineData("GET http://other.example.com/", "kind: ListenerSet, name: set", "404")]
    [InlineData("GET http://shop.example.com/", "name: edge, namespace: infra", "404")]
    [InlineData("GET http://other.example.com/", "name: edge, namespace: infra", "shop")]
    [InlineData("GET http://shop.example.com/", "kind: ListenerSet, name: set, sectionName: other", "404")]
    public void A_route_attaches_to_the_listeners_of_its_parent_alone(string request, string parent, string backend) => Assert.Equal(
        backend, Ask.Backend(Gateway + Set + Route.Replace("kind: ListenerSet, name: set", parent), request));

    [Fact]
    public void The_same_namespace_is_the_sets()
    {
        var yaml = Gateway + Set + Route.Replace("namespace: shop", "namespace: infra").Replace("name: set", "name: set, namespace: shop");
        Assert.Contains(
            "HTTPRoute infra/shop does not attach to listener shop: the listener takes routes from namespace shop only",
            Ask.Decide(yaml, "GET http://shop.example.com/").Why);
    }

    [Theory]
    [InlineData(Gateway + Route, "HTTPRoute shop/shop refers to ListenerSet shop/set, which is not among the documents")]
    [InlineData(Gateway + Set + Route, null)]
    public void A_set_that_is_not_there_is_named(string yaml, string? why)
    {
        var decision = Ask.Decide(yaml, "GET http://shop.example.com/");
        Assert.Equal(why is null ? 200 : 404, decision.Status);
        if (why is not null)
            Assert.Contains(why, decision.Why);
    }

    [Fact]
    public void A_set_that_is_not_let_in_is_named() => Assert.Contains(
        "HTTPRoute shop/shop refers to ListenerSet shop/set, which Gateway infra/edge does not let in (allowedListeners)",
        Ask.Decide(Gateway.Replace("from: All } }\n  listeners", "from: Same } }\n  listeners") + Set + Route, "GET http://shop.example.com/").Why);

    [Fact]
    public void The_Gateways_own_listener_goes_before_a_double_of_it() => Assert.Contains(
        "whose listeners Gateway infra/edge has already",
        string.Join('\n', Ask.Decide(Gateway + Set.Replace("hostname: shop.example.com, ", "") + Route, "GET http://shop.example.com/").Why));

    [Fact]
    public void What_is_odd_about_either_is_noted() => Assert.Equal(
        [
            "Gateway infra/edge: spec.listeners[0].name: \"HTTP\" will not do, against the API v1.5.1",
            "ListenerSet shop/set: spec.listeners[0].name: \"Shop\" will not do, against the API v1.5.1",
        ],
        Ask.Decide(
            (Gateway.Replace("name: http", "name: HTTP") + Set.Replace("{ name: shop", "{ name: Shop")).Replace("metadata: { ", "metadata: { uid: a, ") + Route,
            "GET http://shop.example.com/").Notes);

    [Fact]
    public void Without_a_Gateway_among_the_documents_the_listener_follows_from_the_URL() =>
        Assert.Equal("shop", Ask.Backend(Route, "GET http://shop.example.com/"));
}
