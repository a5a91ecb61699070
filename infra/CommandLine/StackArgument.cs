using System.CommandLine;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine;

/// <summary>The argument <c>&lt;stack&gt;</c> of commands, and the way from it to a plan.</summary>
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
    /// <returns>The exit code, that of <paramref name="use"/> or <see cref="ExitCode.Input"/>.</returns>
    public static async Task<int> WithPlanAsync(Terminal terminal, string stack, Func<StackPlan, StackSettings, int> use) =>
        (await PlanAsync(terminal, stack)).TryGet(out var planned, out var faults)
            ? use(planned.Plan, planned.Settings)
            : terminal.Refuse(faults);

    /// <summary>The stack's plan and what it follows from, or everything that is wrong with its files.</summary>
    public static async Task<Checked<(StackPlan Plan, StackSettings Settings)>> PlanAsync(Terminal terminal, string stack) =>
        StackFiles.Load(terminal.Directory, stack).Then(SettingsReader.Read).TryGet(out var settings, out var faults)
            ? new Checked<(StackPlan, StackSettings)>.Good((await PlanRecorder.RecordAsync(settings, stack), settings))
            : new Checked<(StackPlan, StackSettings)>.Bad(faults);
}
