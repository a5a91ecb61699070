using System.Text.RegularExpressions;

namespace TrinoInfra.Pods;

/// <summary>A container that waits for a Secret or ConfigMap.</summary>
internal static partial class MissingObject
{
    /// <returns>Null where it waits for neither, as far as its cluster tells.</returns>
    public static PodAccount? Read(PodAnswers answers, HeldContainer held, PodSubject subject)
    {
        var said = held.IsBeingMade ? answers.Warning("FailedMount") : held.Waiting?.Message;
        if (said is null)
            return null;

        if (Object().Match(said) is { Success: true } missing)
        {
            var kind = Kind(missing.Groups["kind"].Value);
            return new(
                answers.Name,
                $"no {kind} {missing.Groups["name"].Value}",
                $"it waits for the {kind} \"{missing.Groups["name"].Value}\", which is not there",
                null,
                $"make the {kind} in namespace {answers.Namespace}, or correct its name in {subject.Values}");
        }

        return Key().Match(said) is { Success: true } key
            ? new(
                answers.Name,
                $"no key {key.Value}",
                $"it waits for a key that its {Kind(key.Groups["kind"].Value)} does not have",
                Shortened.ToCause(said),
                $"add the key, or correct its name in {subject.Values}")
            : null;
    }

    private static string Kind(string word) => word.StartsWith("secret", StringComparison.OrdinalIgnoreCase) ? "Secret" : "ConfigMap";

    [GeneratedRegex("""\b(?<kind>secret|configmap)s? "(?<name>[^"]+)" not found""", RegexOptions.IgnoreCase)]
    private static partial Regex Object();

    [GeneratedRegex("""references non-existent (?<kind>secret|config) key: \S+|couldn't find key \S+ in (?<kind>secret|configmap) \S+""", RegexOptions.IgnoreCase)]
    private static partial Regex Key();
}
