using System.Text.Json.Nodes;
using TrinoInfra.CommandLine;
using TrinoInfra.Tests.CommandLine;
using TrinoInfra.Tests.Diff;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>What was registered with an engine, as the engine exports it, is what the next plan is compared with.</summary>
public sealed class DiffTests : EngineTests
{
    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Right_after_an_up_nothing_differs(string name)
    {
        using var stack = EngineStack.WithoutBundle(name);

        Assert.Equal($"From stack {name} as deployed, by stdin to stack {name}\n\nNothing differs.\n", await DiffAsync(stack));
    }

    [Fact]
    public async Task Nor_does_what_the_engine_has_opened()
    {
        using var stack = EngineStack.WithoutBundle("dev", (
            "      workers: 2\n",
            """
                  workers: 2
                  catalogs:
                    lake:
                      connector.name: postgresql
                      connection-password:
                        secure: AAABAKEmwYTM

            """));

        Assert.Equal(
            "From stack dev as deployed, by stdin to stack dev\nnote: 1 secret is on both sides, and only the engine can tell whether it differs\n\nNothing differs.\n",
            await DiffAsync(stack));
    }

    private static async Task<string> DiffAsync(EngineStack stack)
    {
        var run = await EngineRun.OfAsync(stack, RunMode.Up);
        run.Succeeded();
        var diff = await ProgramRun.InAsync(
            stack.Folder, ExportWriter.Of(stack.Name, Ordered([.. run.Resources]), EngineStack.Opened).ToJsonString(), "diff", stack.Name, "--deployed", "-");
        Assert.Equal(ExitCode.Fine, diff.ExitCode);
        return diff.Out;
    }

    /// <summary>An engine registers them as they come; each is written behind its parent, its provider and what it depends on.</summary>
    private static List<JsonObject> Ordered(List<JsonObject> registered)
    {
        List<JsonObject> ordered = [];
        while (registered.Count > 0)
        {
            var next = registered.First(resource => new[] { resource["parent"], resource["provider"] }.Concat(resource["dependsOn"]!.AsArray())
                .All(other => other is null || ordered.Exists(known => (string)known["name"]! == (string)other!)));
            registered.Remove(next);
            ordered.Add(next);
        }

        return ordered;
    }
}
