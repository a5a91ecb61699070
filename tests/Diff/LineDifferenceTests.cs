using CsCheck;
using TrinoInfra.Diff;

namespace TrinoInfra.Tests.Diff;

/// <summary>Two texts, line by line.</summary>
public sealed class LineDifferenceTests
{
    [Theory]
    [InlineData("a\nb\n", "a\nc\n", " a", "-b", "+c")]
    [InlineData("a\n", "a", "…1 line", "-(a line feed at the end)")]
    [InlineData("a\r\nb\n", "a\nb\n", "-a\r", "+a", " b")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\nx\n", "1\n2\n3\n4\n5\n6\n7\n8\n9\ny\n", "…7 lines", " 8", " 9", "-x", "+y")]
    public void Lines_that_differ_stand_between_what_is_near(string before, string after, params string[] lines) =>
        Assert.Equal(lines, LineDifference.Of(before, after).Select(line => $"{line.Mark}{line.Text}"));

    [Fact]
    public void Without_its_marks_either_side_reads_as_the_text_was() => Gen.Select(Text, Text).Sample((before, after) =>
    {
        var told = LineDifference.Of(before, after).ToList();
        Assert.Equal(Held(before), Count(told, '-'));
        Assert.Equal(Held(after), Count(told, '+'));

        // Lines that are the same and far away are counted only.
        static int Held(string text) => LineDifference.Lines(text).Length;
        static int Count(List<(char Mark, string Text)> lines, char side) => lines.Sum(line => line.Mark switch
        {
            '…' => int.Parse(line.Text.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture),
            ' ' => 1,
            _ when line.Mark == side && line.Text != "(a line feed at the end)" => 1,
            _ => 0,
        });
    });

    [Fact]
    public void Texts_of_thousands_of_lines_are_counted()
    {
        var large = string.Concat(Enumerable.Range(0, 100_000).Select(line => $"{line}\n"));

        Assert.Equal([('-', "1 lines"), ('+', "100000 lines, too many to compare")], LineDifference.Of("a\n", large));
    }

    private static Gen<string> Text => Gen.OneOf("a", "b", "c", "").Array[1, 30].Select(Gen.Bool, (lines, ends) => string.Join('\n', lines) + (ends ? "\n" : ""));
}
