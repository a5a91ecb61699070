using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace TrinoInfra.Checking;

/// <summary>
/// A name of Kubernetes with whose it is: <c>service.k8s.aws/nlb</c>, a DNS subdomain and a name of at most 63 letters,
/// digits, hyphens, underscores and dots; or the name alone.
/// </summary>
public sealed partial record QualifiedName : ISettingValue<QualifiedName>
{
    private readonly string text;

    private QualifiedName(string text) => this.text = text;

    public static bool TryParse(string text, [MaybeNullWhen(false)] out QualifiedName value, out Problem problem)
    {
        value = Is(text) ? new(text) : null;
        problem = new(
            text.Length == 0 ? "is empty" : "is not a qualified name",
            "give a name of at most 63 letters, digits, -, _ and dots, after a domain and a slash if need be");
        return value is not null;
    }

    public override string ToString() => text;

    private static bool Is(string text)
    {
        var slash = text.LastIndexOf('/');
        return (slash < 0 || ObjectName.IsSubdomain(text[..slash])) && Name().IsMatch(text[(slash + 1)..]);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
