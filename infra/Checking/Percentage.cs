using System.Globalization;

namespace TrinoInfra.Checking;

/// <summary>Shares for people and machines.</summary>
internal static class Percentage
{
    private const int UsualPlaces = 2;
    private const int MostPlaces = 15;

    /// <summary>To two places, or as many more as keep what is neither none nor all from looking so.</summary>
    public static double Rounded(double percent) => Enumerable.Range(UsualPlaces, MostPlaces - UsualPlaces)
        .Select(places => Math.Round(percent, places))
        .FirstOrDefault(rounded => rounded is not (0 or 100), percent);

    /// <summary>E.g. <c>12.5 %</c>.</summary>
    public static string Text(double percent) =>
        Rounded(percent).ToString("0.###############", CultureInfo.InvariantCulture) + " %";
}
