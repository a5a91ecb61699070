using CsCheck;
using TrinoInfra.Diff;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Diff;

/// <summary>A plan as a file.</summary>
public sealed class SavedPlanTests
{
    [Fact]
    public void Any_plan_is_read_back_equal() => SettingsGen.Stack.Sample(
        settings =>
        {
            var plan = PlanRecorder.RecordAsync(settings, "test").GetAwaiter().GetResult();
            var text = SavedPlan.Write(plan);

            var read = SavedPlan.Read(text, "plan.json").ValueOrThrow();

            Assert.Equal("stack test as saved in plan.json", read.Title);
            Assert.Equal(plan.Resources.Select(Json), read.Resources.Select(Json));
            Assert.Empty(PlanDifference.Between(RecordedStack.Of(plan, ""), read).Changes);
            Assert.StartsWith(System.Text.Encoding.UTF8.GetString(SavedPlan.Beginning), text, StringComparison.Ordinal);
        },
        iter: 30,
        threads: 1);

    [Theory]
    [InlineData("{", "x:1: is not JSON that can be read; name a file that `preview --save` wrote")]
    [InlineData("[]", "x: is a list; name a file that `preview --save` wrote")]
    [InlineData("""{ "version": 3 }""", "x: is no saved plan; name a file that `preview --save` wrote")]
    [InlineData("""{ "trinoInfraPlan": 2 }""", "x: trinoInfraPlan: is 2, and this program reads version 1; save the plan anew with this program")]
    [InlineData("""{ "trinoInfraPlan": "1" }""", "x: trinoInfraPlan: is \"1\", and this program reads version 1; save the plan anew with this program")]
    [InlineData(
        """{ "trinoInfraPlan": 1, "resources": [{ "name": 1, "inputs": [], "parent": {}, "dependsOn": "a", "options": null }, null] }""",
        "x: stack: is missing; expected is a text",
        "x: resources[0].type: is missing; expected is a text",
        "x: resources[0].name: is 1; expected is a text",
        "x: resources[0].inputs: is a list; expected is a mapping",
        "x: resources[0].parent: is a mapping; expected is a text",
        "x: resources[0].dependsOn: is a text; expected is a list",
        "x: resources[1]: is null; expected is a mapping")]
    public void What_is_no_saved_plan_is_told_in_full(string text, params string[] faults)
    {
        Assert.False(SavedPlan.Read(text, "x").TryGet(out _, out var told));
        Assert.Equal(faults, told.Select(fault => $"{fault}"));
    }

    private static string Json(PlannedResource resource) => resource.ToJson().ToJsonString();
}
