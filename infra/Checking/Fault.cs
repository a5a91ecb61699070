using System.Collections.Immutable;

namespace TrinoInfra.Checking;

/// <summary>One thing wrong with the input.</summary>
/// <param name="Where">File and key path, e.g. <c>Pulumi.dev.yaml: trino-infra:tracks[1].weight</c>.</param>
/// <param name="What">What is wrong, the value quoted.</param>
/// <param name="Fix">What to write instead.</param>
public sealed record Fault(string Where, string What, string Fix)
{
    /// <summary>On one line and harmless to a terminal, file names included.</summary>
    public override string ToString() => Quoted.Whole($"{Where}: {What}; {Fix}");
}

/// <summary>A thing worth saying about input that is not at fault.</summary>
/// <param name="Where">File and key path, as of a <see cref="Fault"/>.</param>
/// <param name="What">What there is to know.</param>
/// <param name="Fix">What to write instead, or do.</param>
public sealed record Note(string Where, string What, string Fix)
{
    /// <summary>On one line and harmless to a terminal, file names included.</summary>
    public override string ToString() => Quoted.Whole($"{Where}: {What}; {Fix}");
}

/// <summary>The input is at fault: its message is all faults, one a line, and is meant for the user as it is.</summary>
public sealed class FaultsException(ImmutableArray<Fault> faults) : Exception(string.Join('\n', faults))
{
    public ImmutableArray<Fault> Faults { get; } = faults;
}
