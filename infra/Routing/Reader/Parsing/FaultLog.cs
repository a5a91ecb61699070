using TrinoInfra.Settings;

namespace TrinoInfra.Routing.Reader.Parsing;

/// <summary>What is wrong with a file, in the order it was met, each fault once.</summary>
internal sealed class FaultLog
{
    private readonly HashSet<Fault> seen = [];
    private readonly List<Fault> faults = [];

    public IReadOnlyList<Fault> Faults => faults;

    public void Add(string where, string what, string mend)
    {
        var fault = new Fault(where, what, mend);
        if (seen.Add(fault))
            faults.Add(fault);
    }
}
