using System.Globalization;

namespace TrinoInfra.Arms;

/// <summary>Figures as people read them.</summary>
internal static class Amounts
{
    private const double Mebi = 1 << 20;

    /// <summary>Three digits of it, more of large ones: <c>0.123</c>, <c>52.3</c>, <c>1234</c>.</summary>
    public static string Of(double value) => value.ToString(
        Math.Abs(value) switch { >= 99.95 => "0", >= 9.995 => "0.0", >= 0.9995 => "0.00", _ => "0.000" }, CultureInfo.InvariantCulture);

    /// <summary>The median, and its interval behind it: <c>52.3 (51.9 to 53.0)</c>.</summary>
    public static string Of(MedianInterval? interval) => interval is null ? "-" : $"{Of(interval.Median)} ({Of(interval.Low)} to {Of(interval.High)})";

    /// <summary>With its sign: <c>+0.310</c>.</summary>
    public static string Signed(double value) => $"{(value > 0 ? "+" : "")}{Of(value)}";

    public static string Memory(long? bytes) => bytes is null ? "-" : $"{Of(bytes.Value / Mebi)} MiB";

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
