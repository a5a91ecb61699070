using System.Collections.Immutable;

namespace TrinoInfra.Pods;

/// <summary>From what a cluster says of pods that are not ready to why, and what to mend: pure.</summary>
internal static class PodReading
{
    /// <param name="answers">The pods, with their warnings and logs.</param>
    /// <param name="context">The kubeconfig context, for commands that tell more.</param>
    public static ImmutableArray<PodAccount> Of(IEnumerable<PodAnswers> answers, string context) =>
        [.. PodAccount.Joined(answers.Select(answer => Of(answer, context)))];

    /// <summary>Of the causes that fit, the most particular.</summary>
    public static PodAccount Of(PodAnswers answers, string context)
    {
        var subject = PodSubject.Of(answers.Pod.Metadata?.Labels);
        var commands = new PodCommands(context, answers.Namespace, answers.Name);
        var account = NoNode.Read(answers, subject, commands)
            ?? (answers.Held is not { } held
                ? null
                : MissingImage.Read(answers, held, subject)
                    ?? MissingObject.Read(answers, held, subject)
                    ?? EndedContainer.Read(answers, held, subject, commands)
                    ?? HeldUp.Read(answers, held, commands))
            ?? HeldUp.Read(answers, commands);

        return answers.Pod.Metadata?.OwnerReferences is [{ Name: { } owner }, ..] ? account with { Owner = owner } : account;
    }
}
