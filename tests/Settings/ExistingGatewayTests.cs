using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Settings;

/// <summary>A Gateway of the platform's, and what of the stack's own it excludes.</summary>
public sealed class ExistingGatewayTests
{
    private const string Listener = "name a listener of that Gateway, its spec.listeners[].name";
    private const string AName = "give at most 253 lower-case letters, digits, hyphens and dots";

    [Fact]
    public void It_is_named_with_its_listeners_and_brings_what_it_takes()
    {
        var settings = On("name: shared, namespace: platform, listeners: { http: web, https: [apex, wildcard] }");

        var existing = settings.Gateway.Existing!;
        Assert.Equal(("shared", "platform", "web"), (existing.Name, (string)existing.Namespace, existing.Http));
        Assert.Equal(["apex", "wildcard"], existing.Https);
        Assert.IsType<TlsSettings.OfThePlatform>(settings.Gateway.Tls);
        Assert.False(settings.Istio.Install);
        Assert.False(settings.GatewayApi.Install);
        Assert.Equal("platform gateway.networking.k8s.io/gateway-name=shared", Pods(existing));
    }

    [Fact]
    public void Its_pods_may_be_elsewhere_than_Istio_would_make_them()
    {
        Assert.Equal("istio-ingress istio=ingress", Pods(On("name: a, namespace: b, listeners: { https: c }, pods: { namespace: istio-ingress, labels: { istio: ingress } }").Gateway.Existing!));
        Assert.Equal("b app=x", Pods(On("name: a, namespace: b, listeners: { https: c }, pods: { labels: { app: x } }").Gateway.Existing!));
    }

    [Theory]
    [InlineData("https: c", "", HttpMode.Off)]
    [InlineData("https: c", ", http: off", HttpMode.Off)]
    [InlineData("http: d, https: c", "", HttpMode.Redirect)]
    [InlineData("http: d, https: c", ", http: serve", HttpMode.Serve)]
    [InlineData("http: d, https: c", ", http: off", HttpMode.Off)]
    [InlineData("http: d, https: c", ", publicPorts: { https: 8443 }", HttpMode.Redirect)]
    public void Http_is_what_its_listener_lets_it_be(string listeners, string more, HttpMode http) =>
        Assert.Equal(http, On($"name: a, namespace: b, listeners: {{ {listeners} }}", more).Gateway.Http);

    [Theory]
    [InlineData("{}", "name: is missing; give the name of the platform's Gateway|namespace: is missing; give the namespace of the platform's Gateway|listeners.https: is missing; " + Listener + ", or a list of them")]
    [InlineData("5", ": 5 is not a mapping; write its keys below it, each as `key: value`")]
    [InlineData("{ name: A, namespace: b, listeners: { https: c } }", $"name: \"A\" is not the name of a Kubernetes object; {AName}")]
    [InlineData("{ name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.a, namespace: b, listeners: { https: c } }", "name: \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…\" has 64 characters; name a Gateway of at most 63: Istio labels its pods with it")]
    [InlineData("{ name: a, namespace: b.c, listeners: { https: c } }", "namespace: \"b.c\" is not a DNS label; give 1 to 63 lower-case letters, digits and hyphens, starting and ending with a letter or digit")]
    [InlineData("{ name: a, namespace: b, listeners: c }", "listeners: \"c\" is not a mapping; write its keys below it, each as `key: value`")]
    [InlineData("{ name: a, namespace: b, listeners: { https: [] } }", $"listeners.https: names no listener; {Listener}")]
    [InlineData("{ name: a, namespace: b, listeners: { https: [c, ~] } }", $"listeners.https[1]: has no value; {Listener}")]
    [InlineData("{ name: a, namespace: b, listeners: { https: [c, C] } }", $"listeners.https[1]: \"C\" is not the name of a Kubernetes object; {AName}")]
    [InlineData("{ name: a, namespace: b, listeners: { https: { name: c } } }", $"listeners.https: a mapping is neither a text nor a number; {AName}")]
    [InlineData("{ name: a, namespace: b, listeners: { https: [c, d, c] } }", "listeners.https: names \"c\" 2 times; name each listener once")]
    [InlineData("{ name: a, namespace: b, listeners: { http: c, https: c } }", "listeners.http: \"c\" is a listener of https too; a listener speaks one of the two: leave out that which it is not")]
    [InlineData("{ name: a, namespace: b, listeners: { https: c, tls: d } }", "listeners.tls: unknown key; remove it, or use http, https")]
    [InlineData("{ name: a, namespace: b, listeners: { https: c }, class: istio }", "class: unknown key; remove it, or use name, namespace, listeners, pods")]
    [InlineData("{ name: a, namespace: b, listeners: { https: c }, pods: { labels: {} } }", "pods.labels: selects every pod of the namespace; give labels of its pods, such as { istio: ingressgateway }")]
    [InlineData("{ name: a, namespace: b, listeners: { https: c }, pods: { labels: { d: { secure: v1:e } } } }", "pods.labels.d: is encrypted, and without the engine nobody knows it; give it in the open: encrypt passwords only")]
    [InlineData("{ name: a, namespace: b, listeners: { https: c }, pods: { labels: { 'a b': c, d: 'e f' } } }", "pods.labels[\"a b\"]: is not the name of a label; give one such as istio or app.kubernetes.io/name|pods.labels.d: \"e f\" is not the value of a label; give at most 63 letters, digits, hyphens, underscores and dots, in quotes where it could be something else")]
    public void What_is_wrong_with_it_is_said(string existing, string faults) => Assert.Equal(
        faults.Split('|').Select(fault => $"trino-infra:gateway.existing{(fault[0] == ':' ? "" : ".")}{fault}"),
        TestStack.Faults(gateway: $"{{ hostname: a.example, existing: {existing} }}"));

    [Fact]
    public void A_route_names_no_more_parents_than_the_API_takes() => Assert.Equal(
        ["trino-infra:gateway.existing.listeners.https: has 32 listeners; keep at most 31"],
        TestStack.Faults(gateway: $"{{ hostname: a.example, existing: {{ name: a, namespace: b, listeners: {{ https: [{string.Join(", ", Enumerable.Range(1, 32).Select(n => $"l{n}"))}] }} }} }}"));

    [Theory]
    [InlineData("tls: { issuer: selfSigned }", "tls: is of a Gateway of the stack's own, and existing names one of the platform's; remove one of the two")]
    [InlineData("tls: 5", "tls: is of a Gateway of the stack's own, and existing names one of the platform's; remove one of the two")]
    [InlineData("exposure: loadBalancer", "exposure: is of a Gateway of the stack's own, and existing names one of the platform's; remove one of the two")]
    [InlineData("nodePorts: { http: 5 }", "nodePorts: is of a Gateway of the stack's own, and existing names one of the platform's; remove one of the two")]
    [InlineData("replicas: 2", "replicas: is of a Gateway of the stack's own, and existing names one of the platform's; remove one of the two")]
    [InlineData("service: { annotations: {} }", "service: is of a Gateway of the stack's own, and existing names one of the platform's; remove one of the two")]
    [InlineData("http: redirect", "http: \"redirect\" needs a listener, and existing names none for http; give existing.listeners.http, or leave this out")]
    [InlineData("http: serve", "http: \"serve\" needs a listener, and existing names none for http; give existing.listeners.http, or leave this out")]
    public void What_is_the_own_Gateways_is_refused(string setting, string fault) => Assert.Equal(
        [$"trino-infra:gateway.{fault}"],
        TestStack.Faults(gateway: $"{{ hostname: a.example, existing: {{ name: a, namespace: b, listeners: {{ https: c }} }}, {setting} }}"));

    [Theory]
    [InlineData("istio")]
    [InlineData("gatewayApi")]
    public void So_is_what_the_platform_has_installed(string key)
    {
        const string Gateway = "{ hostname: a.example, existing: { name: a, namespace: b, listeners: { https: c } } }";

        Assert.Equal(
            [$"trino-infra:{key}.install: true excludes gateway.existing, behind which the platform runs its own; leave it out"],
            TestStack.Faults(gateway: Gateway, more: (key, "{ install: true }")));
        Assert.NotNull(TestStack.Good(gateway: Gateway, more: (key, "{ install: false }")));
    }

    [Fact]
    public void A_fault_in_it_is_no_reason_for_others() => Assert.Equal(
        ["trino-infra:gateway.existing.listeners.https: is missing; " + Listener + ", or a list of them"],
        TestStack.Faults(gateway: "{ hostname: a.example, http: redirect, existing: { name: a, namespace: b } }"));

    private static StackSettings On(string existing, string more = "") =>
        TestStack.Good(gateway: $"{{ hostname: a.example, existing: {{ {existing} }}{more} }}");

    private static string Pods(ExistingGateway existing) =>
        $"{existing.Pods.Namespace} {string.Join(',', existing.Pods.Labels.Select(label => $"{label.Key}={label.Value}"))}";
}
