using System.Text.RegularExpressions;

namespace TrinoInfra.Tests.Architecture;

/// <summary>The walks in docs/architecture.md lead along files and members that are there.</summary>
public sealed partial class WalkTests
{
    public static TheoryData<string, string> Steps => [.. Step().Matches(Walks()).Select(step => (step.Groups[1].Value, step.Groups[2].Value)).Distinct()];

    [Theory]
    [MemberData(nameof(Steps))]
    public void Each_step_is_there(string file, string member)
    {
        var path = Repository.File("infra", $"{file}.cs");

        Assert.True(File.Exists(path), $"{path} is not there");
        Assert.Matches($@"(?m)^ *(public|internal|private) [^;={{(]*\b{member}\b *([({{<]|=>|$)", File.ReadAllText(path));
    }

    private static string Walks()
    {
        var document = File.ReadAllText(Repository.File("docs", "architecture.md"));
        var begin = document.IndexOf("## Two walks", StringComparison.Ordinal);
        return document[begin..document.IndexOf("\n## ", begin, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"`([A-Z]\w+(?:/\w+)*)\.(\w+)`")]
    private static partial Regex Step();
}
