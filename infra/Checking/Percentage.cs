using System.Globalization;

namespace TrinoInfra.Checking;

/// <summary>Shares from 0 to 100 as messages and JSON show them.</summary>
internal static class Percentage
{
    private const int UsualPlaces = 2;
    private const int MostPlaces = 15;

    /// <summary>To two decimal places; to more where two would make 0 or 100 of what is neither.</summary>
    public static double Rounded(double percent) => Enumerable.Range(UsualPlaces, MostPlaces - UsualPlaces)
        .Select(places => Math.Round(percent, places))
        .FirstOrDefault(rounded => rounded is not (0 or 100), percent);

    /// <summary>E.g. <c>12.5 %</c>.</summary>
    public static string Text(double percent) =>
        Rounded(percent).ToString("0.###############", CultureInfo.InvariantCulture) + " %";
}
