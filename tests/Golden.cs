namespace TrinoInfra.Tests;

/// <summary>Whole outputs kept in tests/golden: a change to one is reviewed. UPDATE_GOLDEN=1 rewrites them.</summary>
internal static class Golden
{
    public static void Matches(string name, string actual) => MatchesFile(Path.Combine("tests", "golden", name), actual);

    /// <summary>A file anywhere in the checkout.</summary>
    public static void MatchesFile(string name, string actual)
    {
        var file = Repository.File(name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, actual);

        Assert.True(File.Exists(file), $"{name} does not exist: UPDATE_GOLDEN=1 make test writes it.");
        Assert.Equal(File.ReadAllText(file), actual);
    }

    /// <summary>The first part of a page below a heading that is made, between two comments.</summary>
    public static void MatchesSection(string page, string heading, string actual)
    {
        const string begin = "<!-- made by UPDATE_GOLDEN=1 make test -->\n", end = "<!-- end -->";
        var file = Repository.File(page);
        var (above, below) = Halves(File.ReadAllText(file), $"\n{heading}\n");
        var (before, rest) = Halves(below, begin);
        var (held, after) = Halves(rest, end);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, $"{above}\n{heading}\n{before}{begin}{held = actual}{end}{after}");

        Assert.Equal(held, actual);
    }

    /// <summary>What a block <c>console</c> of a page shows behind its command.</summary>
    public static void MatchesConsole(string page, string command, string actual)
    {
        var file = Repository.File(page);
        var begin = $"```console\n$ {command}\n";
        var (before, rest) = Halves(File.ReadAllText(file), begin);
        var (held, after) = Halves(rest, "```\n");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            File.WriteAllText(file, $"{before}{begin}{held = actual}```\n{after}");

        Assert.Equal(held, actual);
    }

    private static (string Before, string After) Halves(string text, string mark)
    {
        var at = text.IndexOf(mark, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The page has no {mark}");
        return (text[..at], text[(at + mark.Length)..]);
    }
}
