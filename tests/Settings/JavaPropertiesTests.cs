using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Tests.Settings;

/// <summary>Held against java.util.Properties by hand: see docs/operations.md.</summary>
public sealed class JavaPropertiesTests
{
    [Theory]
    [InlineData("a=b", "a=b")]
    [InlineData(" a : b ", "a=b")]
    [InlineData("a b=c", "a=b=c")]
    [InlineData("a =: b", "a=: b")]
    [InlineData("a\tb", "a=b")]
    [InlineData("a", "a=")]
    [InlineData("=b", "=b")]
    [InlineData("# a=b", "")]
    [InlineData("  ! a=b\nc=d", "c=d")]
    [InlineData("a\\=b=c", "a=b=c")]
    [InlineData("a\\:\\ b c", "a: b=c")]
    [InlineData("\\u0061\\u002Eb=c", "a.b=c")]
    [InlineData("\\a\\.b=c\\d", "a.b=cd")]
    [InlineData("a=b\\tc", "a=b\tc")]
    [InlineData("a=b,\\\n   c", "a=b,c")]
    [InlineData("a=b,\\\r\n   c", "a=b,c")]
    [InlineData("a=b\\\\\nc=d", "a=b\\|c=d")]
    [InlineData("a=b\\\n\nc=d", "a=b|c=d")]
    [InlineData("a=b\\\n# c", "a=b# c")]
    [InlineData("\\\n# c\nd=e", "d=e")]
    [InlineData("a=b\rc=d", "a=b|c=d")]
    [InlineData("a=b\u0085c=d", "a=b\u0085c=d")]
    [InlineData("a=b\\", "a=b")]
    [InlineData("a=1\na=2", "a=1|a=2")]
    public void Lines_are_read_as_Java_reads_them(string text, string expected)
    {
        Assert.True(JavaProperties.TryRead(text, out var properties));
        Assert.Equal(expected, string.Join('|', properties.Select(property => $"{property.Name}={property.Value}")));
    }

    [Theory]
    [InlineData("a=\\u12")]
    [InlineData("\\u12G4=a")]
    [InlineData("a=\\u")]
    [InlineData("a=\\u+123")]
    public void Java_throws_at_half_an_escape(string text) => Assert.False(JavaProperties.TryRead(text, out _));

    [Theory]
    [InlineData("a", false)]
    [InlineData("a\\", true)]
    [InlineData("a\\\\", false)]
    [InlineData("\\\\\\", true)]
    public void An_odd_number_of_backslashes_joins_lines(string line, bool goesOn) => Assert.Equal(goesOn, JavaProperties.GoesOn(line));
}
