namespace TrinoInfra.Settings.Reading;

/// <summary>What to write instead of a key that nobody knows.</summary>
internal static class KeySuggestion
{
    public static string For(string key, IReadOnlyCollection<string> known)
    {
        var nearest = known.Where(candidate => Distance(key, candidate) <= Math.Max(1, candidate.Length / 3))
            .MinBy(candidate => Distance(key, candidate))
            ?? known.FirstOrDefault(longer => key.Length > 2 && longer.StartsWith(key, StringComparison.Ordinal));
        return nearest is not null ? $"did you mean {nearest}?" : $"remove it, or use {string.Join(", ", known)}";
    }

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
