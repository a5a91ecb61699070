using System.Buffers;

namespace TrinoInfra.RouteReader;

/// <summary>The grammar of RFC 9110, as far as it is needed here.</summary>
internal static class HttpSyntax
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Section 5.6.2: method names and header names.</summary>
    public static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(TokenCharacters);

    /// <summary>Section 5.5: no control characters but the tab.</summary>
    public static bool IsFieldValue(string text) => text.All(character => character == '\t' || !char.IsControl(character));
}
