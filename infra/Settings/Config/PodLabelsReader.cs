using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary>Labels by which a network policy knows pods.</summary>
internal static partial class PodLabelsReader
{
    /// <param name="fix">What to give.</param>
    public static ImmutableSortedDictionary<string, string> Read(ConfigNode node, string fix)
    {
        if (node.IsEmptyMap)
            node.Fault("selects every pod of the namespace", fix);
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (label, value) in node.Entries(fix))
        {
            if (!IsLabel(label))
                value.Fault("is not the name of a label", "give one such as istio or app.kubernetes.io/name");
            if (!value.Exists)
                value.Fault("has no value", "give it one, or remove it");
            if (!value.TryText(fix, out var text))
                continue;
            if (text.Length > 0 && !Word().IsMatch(text))
                value.Wrong("is not the value of a label", "give at most 63 letters, digits, hyphens, underscores and dots, in quotes where it could be something else");
            labels[label] = text;
        }

        return labels.ToImmutable();
    }

    private static bool IsLabel(string label) => label.Split('/') switch
    {
        [var name] => Word().IsMatch(name),
        [var prefix, var name] => ObjectName.IsSubdomain(prefix) && Word().IsMatch(name),
        _ => false,
    };

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
