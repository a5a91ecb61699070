using System.Text.Json.Nodes;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>What is encrypted in the configuration, once it is on its way to the state.</summary>
public sealed class SecretsTests : EngineTests
{
    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Up)]
    public async Task An_encrypted_setting_is_a_secret_wherever_it_goes_and_nowhere_in_clear(RunMode mode)
    {
        using var stack = WithPassword();

        var run = await EngineRun.OfAsync(stack, mode);

        run.Succeeded();
        // Offline it cannot be opened; but for that the plan is the same.
        WirePlan.Equal(await stack.PlanAsync(), run.Resources.Select(Closed));
        Assert.Contains(run.Registered, Holds);
        // A resource that does not hold it is all readable.
        Assert.Equal(
            run.Registered.Where(Holds).Select(resource => resource.Name),
            run.Registered.Where(resource => WireValue.HoldsSecret(resource.Request.Object)).Select(resource => resource.Name));
        Assert.All(
            run.Registered.Select(resource => resource.Request.Object).Append(run.Outputs!),
            map => Assert.All(WireValue.TextsInClear(map), IsWithoutIt));
        Assert.All(run.Log, message => IsWithoutIt(message.Message));
    }

    [Fact]
    public async Task Weights_stay_readable_beside_it()
    {
        using var stack = WithPassword();

        var run = await EngineRun.OfAsync(stack, RunMode.Preview);

        var routes = run.Registered.Where(resource => resource.Request.Type.EndsWith(":HTTPRoute", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(routes);
        Assert.All(routes, route => Assert.False(WireValue.HoldsSecret(route.Request.Object), route.Name));
    }

    private static EngineStack WithPassword() => EngineStack.WithoutBundle("dev", (
        "      workers: 2\n",
        """
              workers: 2
              catalogs:
                lake:
                  connector.name: postgresql
                  connection-password:
                    secure: AAABAKEmwYTM

        """));

    private static bool Holds(WireResource resource) =>
        resource.Inputs.ToJsonString().Contains(EngineStack.Opened, StringComparison.Ordinal);

    private static JsonObject Closed(JsonObject resource) => JsonNode.Parse(
        resource.ToJsonString().Replace(EngineStack.Opened, EngineStack.Closed, StringComparison.Ordinal))!.AsObject();

    private static void IsWithoutIt(string text) => Assert.DoesNotContain(EngineStack.Opened, text, StringComparison.Ordinal);
}
