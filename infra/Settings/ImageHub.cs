using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>
/// A registry of images, or a path in one: <c>registry.corp:5000/dockerhub</c>. Its host has a dot or a port, or is localhost:
/// any other would be a path on Docker Hub. No scheme, and no slash at its end.
/// </summary>
public sealed partial record ImageHub : ISettingValue<ImageHub>
{
    private readonly string text;

    private ImageHub(string text) => this.text = text;

    public static bool TryParse(string text, [MaybeNullWhen(false)] out ImageHub value, out Problem problem)
    {
        var what = text.Length == 0 ? "is empty"
            : text.Contains("://", StringComparison.Ordinal) ? "has a scheme"
            : !Form().IsMatch(text) ? "is not a registry of images, nor a path in one"
            // Else it would be a path on Docker Hub.
            : !Host().IsMatch(text) ? "does not begin with the host of a registry: that has a dot or a port" : null;
        value = what is null ? new(text) : null;
        problem = new(what ?? "", "give one such as registry.corp or registry.corp:5000/dockerhub");
        return value is not null;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is no such registry.</exception>
    public static ImageHub Of(string text) => SettingValue.Of<ImageHub>(text);

    public override string ToString() => text;

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A(localhost(/|\z)|[^/]*[.:])", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
