using System.Collections.Immutable;

namespace TrinoInfra.Checking;

/// <summary>The input is at fault: its message is all faults, one a line, and is meant for the user as it is.</summary>
public sealed class FaultsException(ImmutableArray<Fault> faults) : Exception(string.Join('\n', faults))
{
    public ImmutableArray<Fault> Faults { get; } = faults;
}
