using System.Text.RegularExpressions;

namespace TrinoInfra.RouteReader.Schema;

/// <summary>A pattern that texts must match.</summary>
/// <param name="Name">What the list of fields calls it.</param>
/// <param name="Expression">The pattern, as Go reads it.</param>
internal sealed record ApiPattern(string Name, string Expression)
{
    private static readonly Dictionary<string, string> Fixes = new()
    {
        ["addressType"] = "give IPAddress, Hostname, NamedAddress, or a domain and a path such as example.com/address",
        ["authorities"] = "give System, or a domain and a name such as example.com/internal",
        ["controller"] = "give a domain and a path, such as example.com/controller",
        ["duration"] = "give a duration such as 280s, 1h30m or 500ms",
        ["group"] = "give a DNS name in lower case, or nothing for the core's group",
        ["headerName"] = "give letters, digits and !#$%&'*+-.^_`|~ only",
        ["hostname"] = "give a host in lower case, such as trino.example.com or *.example.com",
        ["kind"] = "give letters, digits and hyphens, the first a letter, the last no hyphen",
        ["label"] = "give 1 to 63 lower-case letters, digits and hyphens, starting and ending with a letter or digit",
        ["labelValue"] = "give at most 63 letters, digits and -_., starting and ending with a letter or digit",
        ["origin"] = "give a scheme and a host, such as https://example.com, or * alone",
        ["protocol"] = "give HTTP, HTTPS, TLS, TCP, UDP, or a domain and a name such as example.com/protocol",
        ["subdomain"] = "give at most 253 lower-case letters, digits, hyphens and dots",
        ["uri"] = "give a URI with its scheme, such as spiffe://example.com/ns/trino/sa/trino",
    };

    private readonly Lazy<Regex> regex = new(() => Compile(Expression));

    /// <summary>What to write instead of a text that does not match.</summary>
    public string Fix => Fixes.GetValueOrDefault(Name, $"give a text that matches {Expression}");

    public bool Matches(string text) => regex.Value.IsMatch(text);

    /// <summary>
    /// A pattern that means the same here as in Go, where no line break may follow what <c>$</c> ends. The API's are plain enough
    /// not to need RE2's promise of linear time, which takes .NET long to get ready for.
    /// </summary>
    public static Regex Compile(string expression) =>
        new(Regex.Replace(expression, @"\$(?=$|[|)])", @"\z"), RegexOptions.CultureInvariant);
}
