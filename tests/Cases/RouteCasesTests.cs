using TrinoInfra.CommandLine;
using TrinoInfra.Tests.CommandLine;

namespace TrinoInfra.Tests.Cases;

/// <summary>Routes as people publish them, reduced; each folder's `expected` says where it comes from.</summary>
public sealed class RouteCasesTests
{
    [Theory]
    [InlineData("07-redirect-on-both-listeners", "GET http://svc.example.com/get", "301, redirected to https://svc.example.com/get", null)]
    [InlineData("07-redirect-on-both-listeners", "GET https://svc.example.com/get", "301, redirected to https://svc.example.com/get", "the redirect leads to the very URL that was asked for: a client that follows it comes back here, in a loop")]
    [InlineData("12-redirect-replaces-prefix-by-slash", "GET https://h/api/foo/public/bar", "301, redirected to https://h:8080/bar", "Istio 1.30 redirects to https://h:8080//bar: it joins the replacement and what follows the prefix as they are, slashes and all")]
    [InlineData("13-rewrite-adds-prefix", "GET http://h/product", "passed to service", "in Istio 1.30 backends get path /publicproduct: it joins the replacement and what follows the prefix as they are, slashes and all")]
    [InlineData("17-service-by-host-name", "GET http://x/", "passed to grafana.monitoring.svc.cluster.local, if the gateway knows a Service by a name with dots", "not every gateway knows a Service by a name with dots: Istio drops every rule of a route that has one")]
    [InlineData("18-session-persistence", "GET http://auth.example.com/", "passed to a backend", "HTTPRoute test/auth: spec.rules[0].sessionPersistence: it is not looked at: Istio does not implement it")]
    [InlineData("21-listener-set", "GET http://shop.example.com/", "passed to shop", "listener shop of ListenerSet shop/shop at Gateway infra/edge takes it: HTTP on port 80 for shop.example.com")]
    [InlineData("f22-metadata-name-selector", "GET http://x/", "404, by the gateway itself", "HTTPRoute other/intruder does not attach to listener http: namespace other does not bear the label that the listener asks for, kubernetes.io/metadata.name: shop")]
    public async Task The_answer_is_what_a_gateway_does_and_a_note_what_surprises(string @case, string request, string answer, string? note)
    {
        var run = await RunAsync(@case, "routes.yaml", request);

        Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.Error));
        var lines = run.Out.Split('\n');
        Assert.Equal($"Answer       {answer}", lines[2]);
        Assert.Equal(note is not null, lines.Any(line => line.EndsWith($"- {note}", StringComparison.Ordinal)));
        if (note is null)
            Assert.DoesNotContain("loop", run.Out);
    }

    [Theory]
    [InlineData("path", "spec.rules[0].matches[0].path.value: \"/users/{id}/orders\" will not do; ")]
    [InlineData("filter", "spec.rules[0].filters[0].urlRewrite: a filter of type \"RequestHeaderModifier\" has none; ")]
    [InlineData("parents", "spec.parentRefs[1]: it is the same parent as spec.parentRefs[0]; ")]
    public async Task What_the_API_refuses_is_a_fault(string file, string fault)
    {
        var run = await RunAsync("20-what-the-api-refuses", $"{file}.yaml", "GET http://x/");

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
        Assert.StartsWith($"{file}.yaml: document 1 (HTTPRoute default/r): {fault}", run.Error);
        Assert.EndsWith("\n1 fault.\n", run.Error);
    }

    [Fact]
    public async Task A_name_that_two_rules_have_is_a_note()
    {
        var run = await RunAsync("20-what-the-api-refuses", "names.yaml", "GET http://x/x");

        Assert.Contains("\nAnswer       passed to t\n", run.Out);
        Assert.Contains("HTTPRoute default/r: spec.rules[1].name: \"a\" names spec.rules[0] too, against the API's text", run.Out);
    }

    private static Task<ProgramRun> RunAsync(string @case, string file, string request) =>
        ProgramRun.InAsync(Repository.File("tests", "Cases", @case), "", "explain", "--routes", file, request);
}
