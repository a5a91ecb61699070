using Spectre.Console;
using TrinoInfra.CommandLine;

namespace TrinoInfra.Tests.CommandLine;

/// <summary>What is printed in colours is read on a black screen and on a white one.</summary>
public sealed class InkTests
{
    public static TheoryData<string> Names => [.. typeof(Ink).GetProperties().Select(ink => ink.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_stands_out_from_black_and_from_white(string name)
    {
        var luminance = Luminance((Color)typeof(Ink).GetProperty(name)!.GetValue(null)!);

        Assert.InRange((luminance + 0.05) / 0.05, 3.8, 21);
        Assert.InRange(1.05 / (luminance + 0.05), 3.8, 21);
    }

    /// <summary>No view has colours of its own: those that a terminal calls yellow or grey are lost on white, or on black.</summary>
    [Fact]
    public void Views_take_no_other()
    {
        var views = Directory.EnumerateFiles(Repository.File("infra", "CommandLine"), "*.cs", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "Ink.cs");

        Assert.All(views, view => Assert.DoesNotMatch(@"\bColor\.|\[(grey|yellow|red|green|blue|aqua|fuchsia|silver|white)\b", File.ReadAllText(view)));
    }

    /// <summary>As WCAG 2 has it, 0 to 1.</summary>
    private static double Luminance(Color colour) => (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));

    private static double Linear(byte part) => part / 255.0 is var value && value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
}
