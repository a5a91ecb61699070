using System.Collections.Immutable;

namespace TrinoInfra.Diff.Consequences;

/// <summary>How much it hurts.</summary>
public enum Severity
{
    /// <summary>Somebody notices: a wait, a new login, work done twice.</summary>
    Warning,

    /// <summary>Queries fail, or what is deployed does not come back by itself.</summary>
    Danger,
}

/// <summary>What a change does to those who use the stack.</summary>
/// <param name="Effect">What it does, whatever it is done to.</param>
/// <param name="Subject">What it is done to, e.g. <c>track trino-v1-stable</c>.</param>
/// <param name="Because">What of it changes: paths of fields, or words.</param>
public sealed record Consequence(Effect Effect, string Subject, ImmutableArray<string> Because)
{
    /// <summary>More say nothing that the fields themselves do not.</summary>
    private const int MostCauses = 3;

    public Severity Severity => Effect.Severity;

    /// <summary>In one line, without the way out.</summary>
    public string What => $"{Subject}: {Effect.Does}{(Because.IsEmpty ? "" : $" ({Causes})")}";

    /// <summary>In one line.</summary>
    public override string ToString() => $"{What}; {Effect.WayOut}";

    private string Causes => string.Join(", ", Because.Take(MostCauses)) + (Because.Length > MostCauses ? $" and {Because.Length - MostCauses} more" : "");
}

/// <summary>A row of <see cref="Effects"/>.</summary>
/// <param name="Change">What has it.</param>
/// <param name="Does">What it does.</param>
/// <param name="WayOut">What to do instead, or before.</param>
public sealed record Effect(string Change, Severity Severity, string Does, string WayOut);
