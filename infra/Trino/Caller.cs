using System.Collections.Immutable;

namespace TrinoInfra.Trino;

/// <summary>Who sends statements, and by what Trino may tell them from others. Each text is one line.</summary>
internal sealed record Caller
{
    /// <summary><c>X-Trino-User</c>; null where it is who logs in.</summary>
    public string? User { get; init => field = OneLine(value); }

    /// <summary><c>X-Trino-Source</c>: what program asks.</summary>
    public string? Source { get; init => field = OneLine(value); }

    /// <summary><c>X-Trino-Client-Tags</c>.</summary>
    public ImmutableArray<string> ClientTags { get; init => field = [.. value.Select(tag => OneLine(tag)!)]; } = [];

    /// <summary>Sent with a statement, and never with what follows it: that is guarded by a secret in its URL.</summary>
    public Login? Login { get; init; }

    // Of two lines the second would be a header of its own.
    private static string? OneLine(string? text) =>
        text is not null && text.Any(char.IsControl) ? throw new ArgumentException("A header is one line.", nameof(text)) : text;
}
