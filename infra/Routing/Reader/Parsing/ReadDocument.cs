namespace TrinoInfra.Routing.Reader.Parsing;

/// <summary>A document being read.</summary>
/// <param name="Place">What to call it, e.g. <c>routes.yaml: document 2 (HTTPRoute ns/main)</c>.</param>
/// <param name="Log">Where its faults go.</param>
/// <param name="IsLive">
/// Whether it comes from an API server, which has taken it as it is and dropped what it does not know: a broken limit is
/// worth a note, and a key that is not known here no typo.
/// </param>
internal sealed record ReadDocument(string Place, FaultLog Log, bool IsLive)
{
    private readonly List<string> notes = [];

    /// <summary>What is odd about it but no fault; sentences that begin with a place.</summary>
    public IReadOnlyList<string> Notes => notes;

    public void Fault(string path, string what, string mend) => Log.Add(path.Length == 0 ? Place : $"{Place}: {path}", what, mend);

    public void Note(string path, string text)
    {
        // A rule of two halves may be broken twice at one place.
        if ($"{path}: {text}" is var note && !notes.Contains(note))
            notes.Add(note);
    }
}
