using System.Collections.Immutable;
using System.Globalization;
using TrinoInfra.Checking;

namespace TrinoInfra.Rollout.Deciding;

/// <summary>The steps of a rollout as a user writes them: <c>5,25,50,100</c>, shares in percent.</summary>
internal static class StepShares
{
    private const int Most = 20;
    private const string Example = "give rising shares in percent, such as 5,25,50,100";

    /// <param name="text">Numbers with commas between, each above 0, at most 100 and above the one before.</param>
    /// <param name="where">The option's name, for faults.</param>
    public static Checked<ImmutableArray<decimal>> Parse(string text, string where)
    {
        var words = text.Split(',', Most + 1, StringSplitOptions.TrimEntries);
        if (words.Length > Most)
            return new Checked<ImmutableArray<decimal>>.Bad([new(where, $"has more than {Most} steps", Example)]);

        var shares = words.Select(Share).ToList();
        ImmutableArray<Fault> faults =
        [
            .. words.Zip(shares).Where(step => step.Second is null).Select(step =>
                new Fault(where, $"{Quoted.Text(step.First)} is no share above 0 and at most 100, with at most two decimal places", Example)),
            .. shares.Zip(shares.Skip(1)).Where(pair => pair.Second <= pair.First).Select(pair =>
                new Fault(where, string.Create(CultureInfo.InvariantCulture, $"{pair.Second} comes after {pair.First}"), Example)),
        ];
        return faults.Length > 0
            ? new Checked<ImmutableArray<decimal>>.Bad(faults)
            : new Checked<ImmutableArray<decimal>>.Good([.. shares.OfType<decimal>()]);
    }

    /// <summary>A share as it is written: <c>12.5</c>.</summary>
    public static string Text(decimal share) => share.ToString("0.##", CultureInfo.InvariantCulture);

    private static decimal? Share(string word) =>
        decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
        && share is > 0 and <= 100 && decimal.Round(share, 2) == share
            ? share
            : null;
}
