using System.Globalization;
using System.Text.RegularExpressions;

namespace TrinoInfra.Pods;

/// <summary>A container that ends, once or again and again.</summary>
internal static partial class EndedContainer
{
    /// <returns>Null where it has not ended.</returns>
    public static PodAccount? Read(PodAnswers answers, HeldContainer held, PodSubject subject, PodCommands commands)
    {
        if (held.Ended is not { } ended)
            return null;

        // The settings of a node are those of Trino's own container, not of one beside it.
        if (held.IsInit || held.Name != $"trino-{subject.Node}")
            subject = subject with { Node = null };

        var how = string.Join(", ", new[]
        {
            ended.Reason is null or "Error" or "Completed" ? held.Waiting?.Reason : ended.Reason,
            $"exit code {ended.ExitCode.ToString(CultureInfo.InvariantCulture)}",
            held.Status.RestartCount switch { 0 => null, 1 => "1 restart", var restarts => $"{restarts} restarts" },
        }.OfType<string>());

        if (ended.Reason == "OOMKilled")
            return OutOfMemory(answers, held, subject, how);

        var log = TellingLines.Of(answers.Log);
        // Without a word of its own it may have been the kubelet that ended it, for a probe.
        var said = log?.Text ?? Shortened.ToCause(ended.Message ?? answers.Warning("Unhealthy") ?? "");
        return new(
            answers.Name,
            $"{held.Name} ended with {ended.ExitCode}: {Digits().Replace(said, "")}",
            $"{held.Title} ends ({how})",
            said,
            Fix(log, subject) ?? commands.Logs(held));
    }

    private static PodAccount OutOfMemory(PodAnswers answers, HeldContainer held, PodSubject subject, string how)
    {
        var limit = held.Status.Resources?.Limits ?? held.Declared?.Resources?.Limits;
        var memory = limit is not null && limit.TryGetValue("memory", out var quantity) ? $"{quantity}" : null;
        return new(
            answers.Name,
            $"{held.Name} out of memory",
            memory is null
                ? $"{held.Title} was killed, its node out of memory ({how})"
                : $"{held.Title} was killed at its memory limit of {memory} ({how})",
            null,
            subject.Node is not null
                ? $"raise {Heap(subject)}, from which the limit follows, or the limit where {subject.Node}.resources in its values sets it"
                : $"raise its memory limit in {subject.Values}");
    }

    /// <summary>Null where only the whole log can tell.</summary>
    private static string? Fix(TellingLines? log, PodSubject subject)
    {
        if (log is null || subject.Node is null)
            return null;
        if (Memory().IsMatch(log.Text))
            return $"correct {Heap(subject)}, or {subject.Node}.jvm in its values";

        var files = $"additionalConfigProperties, server.{subject.Node}ExtraConfig";
        return log.Kind switch
        {
            TellingKind.Jvm => $"correct {subject.Node}.additionalJVMConfig or {subject.Node}.jvm in {subject.Values}",
            TellingKind.Configuration when log.Text.Contains("was not used", StringComparison.Ordinal) =>
                $"take it out of {subject.Values} ({files}) or out of its catalogs, or spell it as its version of Trino does",
            TellingKind.Configuration => $"correct it in {subject.Values} ({files}) or in its catalogs",
            TellingKind.Other when Catalog().IsMatch(log.Text) => $"correct it in catalogs of track {subject.Track}",
            _ => null,
        };
    }

    private static string Heap(PodSubject subject) => $"resources.{subject.Node}.heap of track {subject.Track}";

    [GeneratedRegex(@"OutOfMemoryError|heap size|object heap|Java Runtime Environment to continue", RegexOptions.IgnoreCase)]
    private static partial Regex Memory();

    [GeneratedRegex(@"\b(catalog|connector)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Catalog();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
