using System.Text.Json;

namespace TrinoInfra.Settings;

/// <summary>
/// What is encrypted of a value that the engine has opened. It names the key alone; the stack's file says more, as far as
/// the value is the file's: an ESC environment may have given all of it or a part, and the automation API knows no file.
/// </summary>
internal static class EngineSecrecy
{
    /// <param name="given">The engine's value.</param>
    /// <param name="written">What stands in the stack's file, if it is there and has the key.</param>
    /// <param name="isNamed">Whether the engine says that the key holds secrets.</param>
    public static Secrecy Of(JsonElement given, SettingsEntry? written, bool isNamed)
    {
        var otherwise = isNamed ? Secrecy.Unknown : Secrecy.Open;
        return written is null ? otherwise : Of(given, written.Value, written.Secrecy ?? Secrecy.Open, otherwise);
    }

    private static Secrecy Of(JsonElement given, JsonElement written, Secrecy told, Secrecy otherwise) =>
        told == Secrecy.Encrypted ? told
        : (given.ValueKind, written.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => Secrecy.Of(given.EnumerateObject().Select(entry => (
                entry.Name,
                written.TryGetProperty(entry.Name, out var value) ? Of(entry.Value, value, told[entry.Name], otherwise) : otherwise))),
            (JsonValueKind.Array, JsonValueKind.Array) => Secrecy.Of(given.EnumerateArray().Select((item, index) =>
                index < written.GetArrayLength() ? Of(item, written[index], told[Secrecy.Key(index)], otherwise) : otherwise)),
            // What stands in the open in the file is no secret.
            _ => JsonElement.DeepEquals(given, written) ? Secrecy.Open : otherwise,
        };
}
