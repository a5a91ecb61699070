using System.CommandLine;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine;

/// <summary>The argument <c>&lt;stack&gt;</c> of every command, and the way from it to a plan.</summary>
internal static class StackArgument
{
    public static Argument<string> Create() => new("stack")
    {
        Description = "The stack, as in Pulumi.<stack>.yaml: dev, prod.",
    };

    /// <inheritdoc cref="WithPlanAsync(Terminal, string, Func{StackPlan, StackSettings, int})"/>
    public static Task<int> WithPlanAsync(Terminal terminal, string stack, Func<StackPlan, int> use) =>
        WithPlanAsync(terminal, stack, (plan, _) => use(plan));

    /// <summary>Hands the stack's plan to <paramref name="use"/>, or says everything that is wrong with its files.</summary>
    public static async Task<int> WithPlanAsync(Terminal terminal, string stack, Func<StackPlan, StackSettings, int> use)
    {
        var read = StackFiles.Load(terminal.Directory, stack).Then(SettingsReader.Read);
        return read.TryGet(out var settings, out var faults)
            ? use(await PlanRecorder.RecordAsync(settings, stack), settings)
            : terminal.Refuse(faults);
    }
}
