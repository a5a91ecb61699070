using TrinoInfra.Plan;
using TrinoInfra.Tests.Components;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>What an engine is told is what <c>preview --json</c> shows, no more and no less.</summary>
public sealed class PlanTests : EngineTests
{
    [Theory]
    [InlineData("dev", RunMode.Preview)]
    [InlineData("dev", RunMode.Up)]
    [InlineData("prod", RunMode.Preview)]
    [InlineData("prod", RunMode.Up)]
    public async Task A_stack_is_registered_as_planned(string name, RunMode mode)
    {
        using var stack = EngineStack.WithoutBundle(name);

        await IsRegisteredAsPlannedAsync(stack, mode);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task So_is_one_that_installs_the_Gateway_API(string name)
    {
        using var stack = EngineStack.WithBundle(name);

        await IsRegisteredAsPlannedAsync(stack, RunMode.Up);
    }

    [Fact]
    public async Task The_stack_hands_out_what_it_plans_to()
    {
        using var stack = EngineStack.WithoutBundle("dev");
        var plan = await Plans.OfAsync("dev");

        var run = await EngineRun.OfAsync(stack, RunMode.Up);

        Assert.True(run.Outputs is not null, $"{run}");
        Assert.Equal(plan.Outputs.ToJsonString(), PlanJson.Object(WireValue.Open(run.Outputs)).ToJsonString());
    }

    [Fact]
    public async Task An_engine_without_hooks_is_told_the_same()
    {
        using var stack = EngineStack.WithoutBundle("dev");

        await IsRegisteredAsPlannedAsync(stack, RunMode.Up, EngineKind.BeforeHooks);
    }

    private static async Task IsRegisteredAsPlannedAsync(EngineStack stack, RunMode mode, EngineKind? kind = null)
    {
        var run = await EngineRun.OfAsync(stack, mode, kind);

        run.Succeeded();
        WirePlan.Equal(await stack.PlanAsync(), run.Resources);
    }
}
