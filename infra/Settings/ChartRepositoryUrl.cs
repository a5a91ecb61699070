using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>
/// The address of a repository of Helm charts: <c>oci://registry.corp/charts</c>, below which each chart has a repository of its
/// own, or that of an index.yaml, <c>https://charts.corp/helm</c> or the same over http; no credentials.
/// </summary>
public sealed partial record ChartRepositoryUrl : ISettingValue<ChartRepositoryUrl>
{
    private readonly string text;

    private ChartRepositoryUrl(string text) => this.text = text;

    /// <summary>Whether it is a registry of images that holds charts too.</summary>
    public bool IsOci => text.StartsWith("oci:", StringComparison.Ordinal);

    public static bool TryParse(string text, [MaybeNullWhen(false)] out ChartRepositoryUrl value, out Problem problem)
    {
        var what = text.Length == 0 ? "is empty"
            : Credentials().IsMatch(text) ? "has credentials, which belong in username and password"
            : !Form().IsMatch(text) ? "is not the address of a repository of charts" : null;
        value = what is null ? new(text.TrimEnd('/')) : null;
        problem = new(what ?? "", "give one such as oci://registry.corp/charts or https://charts.corp/helm");
        return value is not null;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is no such address.</exception>
    public static ChartRepositoryUrl Of(string text) => SettingValue.Of<ChartRepositoryUrl>(text);

    /// <summary>Without a slash at its end.</summary>
    public override string ToString() => text;

    [GeneratedRegex(@"\A(oci|https?)://[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?(/[A-Za-z0-9._~%+-]+)*/?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"\A[a-z]+://[^/]*@", RegexOptions.CultureInvariant)]
    private static partial Regex Credentials();
}
