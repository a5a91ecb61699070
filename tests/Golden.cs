namespace TrinoInfra.Tests;

/// <summary>Whole outputs kept in tests/golden: a change to one is reviewed. UPDATE_GOLDEN=1 rewrites them.</summary>
internal static class Golden
{
    public static void Matches(string name, string actual)
    {
        var file = Repository.File("tests", "golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, actual);

        Assert.True(File.Exists(file), $"tests/golden/{name} does not exist: UPDATE_GOLDEN=1 make test writes it.");
        Assert.Equal(File.ReadAllText(file), actual);
    }

    /// <summary>The part of a page that is made, between two comments: the first behind a heading.</summary>
    public static void MatchesSection(string page, string actual, string heading = "")
    {
        const string begin = "<!-- made by UPDATE_GOLDEN=1 make test -->\n", end = "<!-- end -->";
        var file = Repository.File(page);
        var (above, below) = Halves(File.ReadAllText(file), heading);
        var (before, rest) = Halves(below, begin);
        var (held, after) = Halves(rest, end);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, $"{above}{heading}{before}{begin}{held = actual}{end}{after}");

        Assert.Equal(held, actual);
    }

    private static (string Before, string After) Halves(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The page has no {mark}");
        return (text[..at], text[(at + mark.Length)..]);
    }
}
