namespace TrinoInfra.Checking;

/// <summary>What to write instead of a key that nobody knows.</summary>
internal static class KeySuggestion
{
    /// <summary>A fault's fix: <c>did you mean weight?</c>, or all known keys where none is near.</summary>
    public static string For(string key, IReadOnlyCollection<string> known) => Nearest(key, known) is { } nearest
        ? $"did you mean {nearest}?"
        : $"remove it, or use {string.Join(", ", known)}";

    /// <summary>The known key that was meant; null where none is near.</summary>
    public static string? Nearest(string key, IReadOnlyCollection<string> known) => Alike(key, known) ?? Longer(key, known);

    /// <summary>
    /// The known key that differs in the fewest letters: one, or at most one in <paramref name="likeness"/> of its own. Null
    /// where all differ in more.
    /// </summary>
    public static string? Alike(string key, IReadOnlyCollection<string> known, int likeness = 3) =>
        known.Where(candidate => Distance(key, candidate) <= Math.Max(1, candidate.Length / likeness))
            .MinBy(candidate => Distance(key, candidate));

    /// <summary>The first known key that begins with this one, which has 3 letters or more; null where none does.</summary>
    public static string? Longer(string key, IReadOnlyCollection<string> known) =>
        known.FirstOrDefault(longer => key.Length > 2 && longer.StartsWith(key, StringComparison.Ordinal));

    /// <summary>The fewest letters to insert, remove, replace or swap with their neighbour, whatever their case.</summary>
    private static int Distance(string from, string to)
    {
        // A key of this length is no slip of the fingers, and the table below would grow with it.
        if (from.Length > 2 * to.Length)
            return int.MaxValue;
        var table = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }

                var replaced = Same(from[i - 1], to[j - 1]) ? 0 : 1;
                table[i, j] = Math.Min(
                    Math.Min(table[i - 1, j], table[i, j - 1]) + 1,
                    table[i - 1, j - 1] + replaced);
                if (i > 1 && j > 1 && Same(from[i - 1], to[j - 2]) && Same(from[i - 2], to[j - 1]))
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        }

        return table[from.Length, to.Length];
    }

    private static bool Same(char one, char other) => char.ToLowerInvariant(one) == char.ToLowerInvariant(other);
}
