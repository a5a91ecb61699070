using System.Globalization;
using System.Text.Json;

namespace TrinoInfra.Settings.Reading;

/// <summary>Numbers of the configuration, which the engine hands over as JSON.</summary>
internal static class JsonNumber
{
    /// <summary>The digits of a whole number however it is written (1e2 is 100, as the engine sees it); else as written.</summary>
    public static string Text(JsonElement number) =>
        number.TryGetDecimal(out var exact) && decimal.IsInteger(exact)
            ? exact.ToString("0", CultureInfo.InvariantCulture)
            : number.GetRawText();
}
