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

    /// <summary>Hands the plan of a stack with tracks, and what it follows from, to <paramref name="use"/>.</summary>
    /// <inheritdoc cref="WithAnyPlanAsync"/>
    public static async Task<int> WithPlanAsync(Terminal terminal, string stack, Func<StackPlan, StackSettings, int> use) =>
        (await PlanAsync(terminal, stack)).TryGet(out var planned, out var faults)
            ? use(planned.Plan, planned.Declared)
            : terminal.Refuse(faults);

    /// <summary>Hands the stack's plan to <paramref name="use"/>, or says everything that is wrong with its files.</summary>
    /// <returns>The exit code, that of <paramref name="use"/> or <see cref="ExitCode.Input"/>.</returns>
    public static async Task<int> WithAnyPlanAsync(Terminal terminal, string stack, Func<StackPlan, IDeclaration, int> use) =>
        (await PlanAsync(stack, StackFiles.Declaration(terminal.Directory, stack))).TryGet(out var planned, out var faults)
            ? use(planned.Plan, planned.Declared)
            : terminal.Refuse(faults);

    /// <summary>The plan of a stack with tracks and what it follows from, or everything that is wrong with its files.</summary>
    public static Task<Checked<(StackPlan Plan, StackSettings Declared)>> PlanAsync(Terminal terminal, string stack) =>
        PlanAsync(stack, StackFiles.Load(terminal.Directory, stack).Then(SettingsReader.Read));

    private static async Task<Checked<(StackPlan Plan, T Declared)>> PlanAsync<T>(string stack, Checked<T> read)
        where T : IDeclaration
        => read.TryGet(out var declared, out var faults)
            ? new Checked<(StackPlan, T)>.Good((await PlanRecorder.RecordAsync(declared, stack), declared))
            : new Checked<(StackPlan, T)>.Bad(faults);
}
