using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>The door as the stack declares it.</summary>
public sealed class GatewayTests
{
    [Theory]
    [InlineData("http: serve", "http 80 HTTP , https 443 HTTPS Terminate")]
    [InlineData("http: redirect, publicPorts: { http: 8080, https: 8443 }", "http 80 HTTP , https 443 HTTPS Terminate")]
    [InlineData("http: off, publicPorts: { https: 8443 }", "https 443 HTTPS Terminate")]
    public async Task It_listens_on_80_and_443_for_any_host_and_for_routes_of_its_own_namespace(string settings, string listeners)
    {
        var declared = (await PlanAsync(settings)).Resource("trino-gateway").Inputs["spec"]!["listeners"]!.AsArray();

        Assert.Equal(listeners, string.Join(", ", declared.Select(listener =>
            $"{listener!["name"]} {listener["port"]} {listener["protocol"]} {listener["tls"]?["mode"]}")));
        Assert.All(declared, listener => Assert.Null(listener!["hostname"]));
        Assert.All(declared, listener => Assert.Equal("Same", (string?)listener!["allowedRoutes"]!["namespaces"]!["from"]));
    }

    [Theory]
    [InlineData("exposure: nodePort", "type: NodePort ports: - port: 80 nodePort: 30080 - port: 443 nodePort: 30443")]
    [InlineData("exposure: nodePort, http: redirect", "type: NodePort ports: - port: 80 nodePort: 30080 - port: 443 nodePort: 30443")]
    [InlineData("exposure: nodePort, http: off", "type: NodePort ports: - port: 443 nodePort: 30443")]
    [InlineData("exposure: loadBalancer", "type: LoadBalancer")]
    public async Task Its_Service_is_exposed_as_the_settings_say(string settings, string service)
    {
        var plan = await PlanAsync(settings);

        var reference = plan.Resource("trino-gateway").Inputs["spec"]!["infrastructure"]!["parametersRef"]!;
        var parameters = plan.Resource("trino-gateway-parameters").Inputs;
        Assert.Equal(("ConfigMap", (string?)parameters["metadata"]!["name"]), ((string?)reference["kind"], (string?)reference["name"]));
        Assert.Equal($"spec: {service}", string.Join(' ', ((string)parameters["data"]!["service"]!).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    private static Task<StackPlan> PlanAsync(string gateway) =>
        PlanRecorder.RecordAsync(TestStack.Good(gateway: $"{{ hostname: trino.example.com, {gateway} }}"), "test");
}
