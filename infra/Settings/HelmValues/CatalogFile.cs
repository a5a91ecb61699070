using System.Globalization;
using System.Text;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>A catalog's properties as the text of its file, in the form that Java reads back.</summary>
public static class CatalogFile
{
    /// <summary>One line a property, in the order of the keys; these are names that need no escaping.</summary>
    public static string Text(IReadOnlyDictionary<string, string> properties)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in properties.OrderBy(property => property.Key, StringComparer.Ordinal))
            text.Append(key).Append('=').Append(Escaped(value)).Append('\n');
        return text.ToString();
    }

    // Java drops the white space a value begins with, reads backslashes as escapes, and takes bytes for Latin-1.
    private static string Escaped(string value)
    {
        var text = new StringBuilder();
        foreach (var character in value)
        {
            if (character == '\\' || (character == ' ' && text.Length == 0))
                text.Append('\\').Append(character);
            else if (char.IsAscii(character) && !char.IsControl(character))
                text.Append(character);
            else
                text.Append(CultureInfo.InvariantCulture, $@"\u{(int)character:x4}");
        }

        return text.ToString();
    }
}
