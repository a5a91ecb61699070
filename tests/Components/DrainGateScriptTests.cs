namespace TrinoInfra.Tests.Components;

/// <summary>The drain gate's script as a process.</summary>
public sealed class DrainGateScriptTests(DrainGateScenarios scenarios) : IClassFixture<DrainGateScenarios>
{
    public static TheoryData<string> Names => [.. DrainGateScenarios.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_gate(string what) => scenarios[what];
}
