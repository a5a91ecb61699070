using System.Text.RegularExpressions;

namespace TrinoInfra.Pods;

/// <summary>What of a log tells why its process ended.</summary>
/// <param name="Text">On one line, shortened.</param>
/// <param name="Kind">What sort of cause it tells.</param>
internal sealed partial record TellingLines(string Text, TellingKind Kind)
{
    private const int MaxLength = 240;

    /// <summary>Of a process that ended; null where nothing tells.</summary>
    public static TellingLines? Of(string log)
    {
        var lines = Split(log);
        return Jvm(lines) ?? Configuration(lines) ?? Fault(lines) ?? Last(lines);
    }

    /// <summary>Of a process that runs; null where it tells of no fault.</summary>
    public static TellingLines? OfRunning(string log) => Fault(Split(log));

    /// <summary>What the JVM refuses stands right before it says that it could not be made, or right behind.</summary>
    private static TellingLines? Jvm(string[] lines)
    {
        var initialization = Array.FindLastIndex(lines, line => line.StartsWith("Error occurred during initialization of VM", StringComparison.Ordinal));
        if (initialization >= 0 && initialization + 1 < lines.Length)
            return Found(lines[initialization + 1], TellingKind.Jvm);

        var refusal = Array.FindLastIndex(lines, line => line.StartsWith("Error: Could not create the Java Virtual Machine", StringComparison.Ordinal));
        return refusal <= 0
            ? null
            : Found(string.Join(" ", lines[Math.Max(0, refusal - 2)..refusal].Where(line => !JvmChatter().IsMatch(line))), TellingKind.Jvm);
    }

    /// <summary>Trino's numbered list of what is wrong with its configuration.</summary>
    private static TellingLines? Configuration(string[] lines)
    {
        var start = Array.FindLastIndex(lines, line => ListHead().IsMatch(line));
        if (start < 0)
            return null;

        var items = lines.Skip(start + 1)
            .TakeWhile(line => line != "Warnings:")
            .Where(line => Item().IsMatch(line))
            .ToList();
        if (items is [])
            return null;

        // All of them where they fit; of a long list the first, and how many more there are.
        var text = string.Join("; ", items);
        if (text.Length > MaxLength && items is [var first, .. var rest] && rest is not [])
            text = $"{Shortened.AtEnd(first, MaxLength - 20)}; and {rest.Count} more";
        return Found(text, TellingKind.Configuration);
    }

    /// <summary>The last fault that the log calls one, and what caused it.</summary>
    private static TellingLines? Fault(string[] lines)
    {
        var last = Array.FindLastIndex(lines, line => TrinoError().IsMatch(line));
        if (last < 0)
            last = Array.FindLastIndex(lines, line => AnyError().IsMatch(line) && !IsChatter(line));
        if (last < 0)
            return null;

        var what = Message(lines[last]);
        var cause = lines.Skip(last + 1).LastOrDefault(line => line.StartsWith("Caused by: ", StringComparison.Ordinal));
        return Found(cause is null ? what : $"{Shortened.AtEnd(what, MaxLength / 2)}; {cause}", TellingKind.Other);
    }

    private static TellingLines? Last(string[] lines) =>
        lines.LastOrDefault(line => !IsChatter(line)) is { } last ? Found(Message(last), TellingKind.Other) : null;

    private static TellingLines? Found(string text, TellingKind kind) =>
        string.IsNullOrWhiteSpace(text) ? null : new(Shortened.AtEnd(text, MaxLength), kind);

    /// <summary>Trino's lines are time, level, thread, logger and message; who reads this wants the last.</summary>
    private static string Message(string line) => line.Split('\t') is [_, _, _, _, .. var message] && message is not []
        ? string.Join(' ', message)
        : line;

    private static string[] Split(string log) =>
        log.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsChatter(string line) => Chatter().IsMatch(line);

    [GeneratedRegex(@"^(Errors|Configuration errors):$|Configuration is invalid$|see the following errors:$")]
    private static partial Regex ListHead();

    [GeneratedRegex(@"^\d+\) \S")]
    private static partial Regex Item();

    [GeneratedRegex(@"^\S+\tERROR\t")]
    private static partial Regex TrinoError();

    [GeneratedRegex(@"\b(error|fatal|panic|exception|cannot|failed)\b|(Error|Exception)\b|^[EF]\d{4} ", RegexOptions.IgnoreCase)]
    private static partial Regex AnyError();

    // Below warnings, in the forms of Trino, Istio and klog; rulers; frames of stack traces.
    [GeneratedRegex(@"\t(TRACE|DEBUG|INFO)\t|^(INFO|WARNING): |^I\d{4} |^[=-]{3}|^at |^\.\.\. \d+ more|io\.airlift\.log\.Logger info$", RegexOptions.IgnoreCase)]
    private static partial Regex Chatter();

    [GeneratedRegex(@"^(WARNING|Picked up |\[[\d.]+s\]\[warning\])|warning:")]
    private static partial Regex JvmChatter();
}

/// <summary>What sort of cause a log tells.</summary>
internal enum TellingKind
{
    /// <summary>The JVM refuses an option, or has not enough memory.</summary>
    Jvm,

    /// <summary>Trino's list of configuration errors.</summary>
    Configuration,

    /// <summary>Anything else.</summary>
    Other,
}
