using System.CommandLine;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine;

/// <summary>The argument <c>&lt;stack&gt;</c> that every command takes, and the way from it to a plan.</summary>
internal static class StackArgument
{
    public static Argument<string> Create() => new("stack")
    {
        Description = "The stack, by the name in Pulumi.<stack>.yaml, e.g. dev.",
    };

    /// <summary>Reads the stack's settings and hands their plan to <paramref name="use"/>, or says all their faults.</summary>
    public static async Task<int> WithPlanAsync(Terminal terminal, string stack, Func<StackPlan, int> use)
    {
    }
}
