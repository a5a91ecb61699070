namespace TrinoInfra.Checking;

/// <summary>A thing worth saying about input that is not at fault.</summary>
/// <param name="Where">File and key path, as of a <see cref="Fault"/>.</param>
/// <param name="What">What there is to know.</param>
/// <param name="Fix">What to write instead, or do.</param>
public sealed record Note(string Where, string What, string Fix)
{
    public override string ToString() => $"{Where}: {What}; {Fix}";
}
