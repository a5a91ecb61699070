using System.Text.RegularExpressions;

namespace TrinoInfra.Pods;

/// <summary>A container whose image cannot be had.</summary>
internal static partial class MissingImage
{
    private static readonly string[] Reasons =
        ["ImagePullBackOff", "ErrImagePull", "InvalidImageName", "ErrImageNeverPull", "ImageInspectError", "RegistryUnavailable", "SignatureValidationFailed"];

    /// <returns>Null where it waits for no image.</returns>
    public static PodAccount? Read(PodAnswers answers, HeldContainer held, PodSubject subject)
    {
        if (held.Waiting is not { Reason: { } reason } waiting || !Reasons.Contains(reason))
            return null;

        // While it is backed off, older clusters say no more than that.
        var said = Inner(waiting.Message) is { Length: > 0 } own ? own : Inner(answers.LastWarning("Failed") is { } failed ? failed.Message : null);
        return new(
            answers.Name,
            $"no image: {held.Image}",
            $"the image \"{held.Image}\" cannot be pulled ({reason})",
            Shortened.ToCause(said),
            Fix(said, subject));
    }

    private static string Fix(string said, PodSubject subject)
    {
        var name = subject.Track is null ? $"the image in {subject.Values}" : $"version of track {subject.Track}, or image in its values";
        if (Refused().IsMatch(said))
            return $"give the registry's Secret as imagePullSecrets in {subject.Values}, or correct {name}";

        return Unknown().IsMatch(said)
            ? $"correct {name}: its registry has no such image"
            : $"see that nodes reach the registry, and that it has the image: {name}";
    }

    /// <summary>What the registry or the runtime said, without what the kubelet wraps it in.</summary>
    private static string Inner(string? message) => Wrapping().Replace(message ?? "", "");

    [GeneratedRegex("""^(Back-off pulling image "[^"]*"(: )?|Failed to pull image "[^"]*": |Error: (ErrImagePull|ImagePullBackOff)|ErrImagePull: )+""")]
    private static partial Regex Wrapping();

    [GeneratedRegex(@"\b(401|403|unauthorized|forbidden|denied|authentication required|authorization failed)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Refused();

    [GeneratedRegex(@"not found|manifest unknown|no match for platform|no matching manifest|couldn't parse image", RegexOptions.IgnoreCase)]
    private static partial Regex Unknown();
}
