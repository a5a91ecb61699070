using System.Globalization;
using System.Text.Json;

namespace TrinoInfra.Settings.Config;

/// <summary>Numbers of the configuration, which the engine hands over as JSON and takes as doubles.</summary>
internal static class JsonNumber
{
    private const double LargestExact = 1L << 53;

    /// <summary>
    /// The text of a number as the engine sees it, however it is written: 100 for 1e2, 4.1 for 4.10. As written where a double
    /// need not hold it, see <see cref="TryPlain"/>.
    /// </summary>
    public static string Text(JsonElement number) => TryPlain(number, out var plain)
        ? Convert.ToString(plain, CultureInfo.InvariantCulture)!
        : number.GetRawText();

    /// <summary>Whether it is whole, however it is written: 4.0 and 4e2 are.</summary>
    public static bool IsWhole(JsonElement number) => number.GetDouble() is var value && Math.Floor(value) == value;

    /// <summary>An int where it fits, else a double; false above 2^53, where doubles pass over whole numbers.</summary>
    public static bool TryPlain(JsonElement number, out object plain)
    {
        var value = number.GetDouble();
        plain = int.MinValue <= value && value <= int.MaxValue && Math.Floor(value) == value ? (object)(int)value : value;
        return double.IsFinite(value) && (Math.Floor(value) != value || Math.Abs(value) <= LargestExact);
    }
}
