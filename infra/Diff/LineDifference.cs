using System.Collections.Immutable;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace TrinoInfra.Diff;

/// <summary>Two texts of several lines, line by line.</summary>
internal static class LineDifference
{
    private const int Context = 2;

    /// <summary>Beyond them it would take long to find what is the same.</summary>
    private const int MostLines = 5_000;

    /// <summary>
    /// Lines with <c>+</c>, <c>-</c>, or a blank where both have it; what is the same and far from a difference is one line
    /// with <c>…</c> that says how much. Carriage returns are part of a line.
    /// </summary>
    public static ImmutableArray<(char Mark, string Text)> Of(string before, string after)
    {
        var (was, now) = (Lines(before), Lines(after));
        if (was.Length + now.Length > MostLines)
            return [('-', $"{was.Length} lines"), ('+', $"{now.Length} lines, too many to compare")];

        var lines = InlineDiffBuilder.Diff(Differ.Instance, before, after, ignoreWhiteSpace: false, ignoreCase: false, new ByLineFeed()).Lines;
        var shown = Enumerable.Range(0, lines.Count)
            .Select(at => Enumerable.Range(at - Context, (2 * Context) + 1).Any(near =>
                near >= 0 && near < lines.Count && lines[near].Type != ChangeType.Unchanged))
            .ToArray();
        var told = ImmutableArray.CreateBuilder<(char, string)>();
        for (var at = 0; at < lines.Count; at++)
        {
            if (shown[at])
            {
                told.Add((Mark(lines[at].Type), lines[at].Text));
                continue;
            }

            var same = shown.Skip(at).TakeWhile(near => !near).Count();
            told.Add(('…', same == 1 ? "1 line" : $"{same} lines"));
            at += same - 1;
        }

        if (before.EndsWith('\n') != after.EndsWith('\n'))
            told.Add((after.EndsWith('\n') ? '+' : '-', "(a line feed at the end)"));
        return told.ToImmutable();
    }

    /// <summary>The lines of a text; a line feed at its end begins no further one, and an empty text has none.</summary>
    public static string[] Lines(string text) => text.Length == 0 ? [] : text.EndsWith('\n') ? text[..^1].Split('\n') : text.Split('\n');

    private static char Mark(ChangeType type) => type switch
    {
        ChangeType.Inserted => '+',
        ChangeType.Deleted => '-',
        _ => ' ',
    };

    private sealed class ByLineFeed : IChunker
    {
        public IReadOnlyList<string> Chunk(string text) => Lines(text);
    }
}
