using TrinoInfra.Checking;

namespace TrinoInfra.Pods;

/// <summary>Why a pod is not ready, and what to mend.</summary>
/// <param name="Pod">Its name, or that of the Deployment that may make none.</param>
/// <param name="Reason">Tells one reason from another, and is the same for as long as the reason is.</param>
/// <param name="What">What holds it up, as the end of a sentence.</param>
/// <param name="Detail">What its cluster or its log says of that; null where it adds nothing.</param>
/// <param name="Fix">What to do about it.</param>
internal sealed record PodAccount(string Pod, string Reason, string What, string? Detail, string Fix)
{
    /// <summary>The most characters of a line, of which a cluster may send any number.</summary>
    private const int MaxLength = 400;

    /// <summary>What <see cref="Pod"/> is the name of, as messages call it: <c>pod</c> or <c>deployment</c>.</summary>
    public string Kind { get; init; } = "pod";

    /// <summary>Who makes it anew when it goes; the pod's own name where nobody does.</summary>
    public string Owner { get; init; } = Pod;

    /// <summary>How many more pods of the same owner are held up alike.</summary>
    public int Alike { get; init; }

    /// <summary>Two or three lines, harmless to a terminal.</summary>
    public IEnumerable<string> Lines =>
    [
        Line($"{Kind} {Pod}{(Alike == 0 ? "" : $" and {Alike} alike")}: {What}"),
        .. string.IsNullOrWhiteSpace(Detail) ? (string[])[] : [Line($"  {Detail}")],
        Line($"  mend: {Fix}"),
    ];

    public override string ToString() => string.Join('\n', Lines);

    /// <summary>Those of one owner and one reason as one.</summary>
    public static IEnumerable<PodAccount> Joined(IEnumerable<PodAccount> accounts) =>
        from account in accounts
        group account by (account.Owner, account.Reason) into alike
        select alike.First() with { Alike = alike.Count() - 1 };

    private static string Line(string text) => Shortened.AtEnd(Quoted.Whole(Shortened.AtEnd(text, MaxLength)), MaxLength);
}
