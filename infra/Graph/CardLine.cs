namespace TrinoInfra.Graph;

/// <summary>A line of a <see cref="Card"/>.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Key">By which the picture finds it, once in a card; null where nothing goes out.</param>
/// <param name="IsName">Whether it is a name: bold.</param>
/// <param name="AtEnd">Whether it stands at the right side.</param>
/// <param name="IsBegin">Whether something begins with it: under a rule.</param>
internal sealed record CardLine(string Text, string? Key = null, bool IsName = false, bool AtEnd = false, bool IsBegin = false)
{
    /// <summary>In parts of at most so many letters, broken where a name may be: behind a dot, a hyphen, a slash, a space.</summary>
    public IEnumerable<CardLine> Broken(int letters)
    {
        var (rest, part) = (Text, this);
        while (rest.Length > letters)
        {
            var at = rest.LastIndexOfAny(['.', '-', '/', ' ', ',', '='], letters - 1) + 1;
            if (at < letters / 3)
                at = letters;
            yield return part with { Text = rest[..at].TrimEnd() };
            (rest, part) = (rest[at..], part with { Key = null, IsBegin = false });
        }

        yield return part with { Text = rest };
    }
}
