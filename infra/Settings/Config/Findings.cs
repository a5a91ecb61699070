using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary>What one reading of the configuration finds: what refuses it, and what is only said.</summary>
internal sealed class Findings
{
    public List<Fault> Faults { get; } = [];

    public List<Note> Notes { get; } = [];
}
