namespace TrinoInfra.RouteReader.Documents;

/// <summary>A document being read.</summary>
/// <param name="Place">What to call it, e.g. <c>routes.yaml: document 2 (HTTPRoute ns/main)</c>.</param>
/// <param name="Log">Where its faults go.</param>
/// <param name="IsLive">
/// Whether it comes from an API server, which has taken it as it is and dropped what it does not know: a broken limit is
/// worth a note, and a key that is not known here no typo.
/// </param>
internal sealed record ReadDocument(string Place, FaultLog Log, bool IsLive)
{
    private const int MostNotes = 100;
    private readonly HashSet<string> noted = [];
    private readonly List<string> notes = [];

    /// <summary>What is odd about it but no fault, a hundred things at most; sentences that begin with a place.</summary>
    public IReadOnlyList<string> Notes => notes;

    public void Fault(string path, string what, string fix) => Log.Add(path.Length == 0 ? Place : $"{Place}: {path}", what, fix);

    public void Note(string path, string text)
    {
        // Two halves of a rule may be broken at one place.
        if (notes.Count < MostNotes && $"{path}: {text}" is var note && noted.Add(note))
            notes.Add(note);
    }
}
