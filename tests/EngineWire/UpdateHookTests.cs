using TrinoInfra.Tests.EngineWire.Messages;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>What an engine shows, in a preview too, of an update that running queries would notice.</summary>
public sealed class UpdateHookTests : EngineTests
{
    private const string Restarts = "track trino-v1-stable: its coordinator restarts, its queries end (values.image.tag); ";

    [Theory]
    [InlineData(RunMode.Preview)]
    [InlineData(RunMode.Up)]
    public async Task A_restart_is_told_by_the_program_itself(object mode)
    {
        var run = await AfterAsync((RunMode)mode, EngineKind.Current, ("version: \"479\"", "version: \"480\""));

        Assert.Contains(("consequences", "trino-v1-stable"), run.Hooks);
        Assert.Contains(Warnings(run), warning => warning.StartsWith(Restarts, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Weights_are_moved_without_a_word()
    {
        var run = await AfterAsync(RunMode.Preview, EngineKind.Current, ("weight: 90", "weight: 50"));

        Assert.Equal([("consequences", "trino-coordinator-route")], run.Hooks);
        Assert.Empty(Warnings(run));
    }

    [Fact]
    public async Task An_engine_without_hooks_does_all_the_same()
    {
        var run = await AfterAsync(RunMode.Preview, EngineKind.BeforeHooks, ("version: \"479\"", "version: \"480\""));

        Assert.Empty(run.Hooks);
        Assert.Empty(Warnings(run));
    }

    /// <summary>A run of the stack with this change, after it was brought up without.</summary>
    private static async Task<EngineRun> AfterAsync(RunMode mode, EngineKind kind, (string Old, string New) change)
    {
        using EngineStack before = EngineStack.WithoutBundle("dev"), after = EngineStack.WithoutBundle("dev", change);
        var first = await EngineRun.OfAsync(before, RunMode.Up, kind);
        first.Succeeded();
        var run = await EngineRun.OfAsync(after, mode, kind with { Had = first.Registered });
        run.Succeeded();
        return run;
    }

    private static IEnumerable<string> Warnings(EngineRun run) =>
        run.Log.Where(message => message.Severity == LogSeverity.Warning).Select(message => message.Message);
}
