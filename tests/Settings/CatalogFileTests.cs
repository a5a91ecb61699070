using CsCheck;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Tests.Settings;

public sealed class CatalogFileTests
{
    [Fact]
    public void Properties_are_lines_in_the_order_of_their_keys() =>
        Assert.Equal(
            "a.b=C:\\\\x\nconnector.name=hive\nz=\\  é:#=\n".Replace("é", "\\u00e9"),
            CatalogFile.Text(new Dictionary<string, string> { ["z"] = "  é:#=", ["connector.name"] = "hive", ["a.b"] = @"C:\x" }));

    [Fact]
    public void Java_reads_back_any_value() =>
        Gen.String.Sample(value =>
        {
            var text = CatalogFile.Text(new Dictionary<string, string> { ["key"] = value });
            Assert.Equal(1, text.Count(character => character == '\n'));
            Assert.Equal(value, AsJavaReads(text));
        });

    /// <summary>java.util.Properties.load for one line <c>key=value</c>.</summary>
    private static string AsJavaReads(string line)
    {
        var rest = line["key=".Length..^1].TrimStart(' ', '\t', '\f');
        var value = "";
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] != '\\')
            {
                value += rest[i];
            }
            else if (rest[++i] == 'u')
            {
                value += (char)Convert.ToInt32(rest.Substring(i + 1, 4), 16);
                i += 4;
            }
            else
            {
                value += rest[i];
            }
        }

        return value;
    }
}
