using TrinoInfra.Checking;

namespace TrinoInfra.RouteReader.Documents;

/// <summary>What is wrong with a file, in the order it was met, each fault once; past a hundred they are only counted.</summary>
internal sealed class FaultLog
{
    private const int MostKept = 100;

    private readonly HashSet<Fault> seen = [];
    private readonly List<Fault> faults = [];

    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>How many more were met once a hundred were kept, one that is met twice twice.</summary>
    public int Unkept { get; private set; }

    public void Add(string where, string what, string fix)
    {
        if (faults.Count == MostKept)
        {
            Unkept++;
            return;
        }
        var fault = new Fault(where, what, fix);
        if (seen.Add(fault))
            faults.Add(fault);
    }
}
