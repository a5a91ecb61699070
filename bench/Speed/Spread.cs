using System.Globalization;

namespace TrinoInfra.Bench.Speed;

/// <summary>Several measurements of one thing: the middle one, and between what eight of ten lie.</summary>
internal sealed record Spread(double Median, double Low, double High)
{
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        double At(double part) => sorted[(int)Math.Round(part * (sorted.Count - 1))];
        return new(At(0.5), At(0.1), At(0.9));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:F2} ({Low:F2} to {High:F2})");
}
