using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.CommandLine.Preview;
using TrinoInfra.CommandLine.Render;
using TrinoInfra.Diff;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Diff;

/// <summary>A line of what differs, as people read it. Not yet harmless.</summary>
/// <param name="Mark">As the engine marks it: <c>+</c>, <c>-</c>, <c>~</c>, <c>+-</c> for what is replaced; empty for what is only said.</param>
/// <param name="Depth">0 a component, 1 a resource, 2 a field, 3 a line of its text.</param>
/// <param name="Text">What stands there; one line.</param>
internal sealed record DiffLine(string Mark, int Depth, string Text)
{
    private const int MostLinesOfValue = 12;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 256 };

    /// <summary>A resource and what differs of it.</summary>
    public static IEnumerable<DiffLine> Of(ResourceChange change)
    {
        var forced = change.ForcedBy.IsEmpty ? "" : $", replaced for {string.Join(", ", change.ForcedBy)}";
        yield return new(MarkOf(change.Kind), 1, $"{change.Resource.Kind} {change.Resource.Name}{forced}");
        foreach (var line in change.Kind is ResourceChangeKind.Added or ResourceChangeKind.Removed
            ? ResourceFacts.Of(change.Resource).Select(fact => new DiffLine("", 2, fact))
            : change.Fields.SelectMany(Of))
        {
            yield return line;
        }
    }

    public static string MarkOf(ResourceChangeKind kind) => kind switch
    {
        ResourceChangeKind.Added => "+",
        ResourceChangeKind.Removed => "-",
        ResourceChangeKind.Updated => "~",
        _ => "+-",
    };

    private static IEnumerable<DiffLine> Of(FieldChange field) => field.Kind switch
    {
        FieldChangeKind.Added => Whole("+", field.Path, field.After),
        FieldChangeKind.Removed => Whole("-", field.Path, field.Before),
        FieldChangeKind.Reordered => [new("~", 2, $"{field.Path}: order {Names(field.Before)} => {Names(field.After)}")],
        _ when StringOf(field.Before) is { } was && StringOf(field.After) is { } now && $"{was}{now}".Contains('\n', StringComparison.Ordinal) =>
            LineDifference.Of(was, now).Select(line => line.Mark == '…' ? new DiffLine("", 3, $"… {line.Text} …") : new($"{line.Mark}".Trim(), 3, line.Text))
                .Prepend(new("~", 2, $"{field.Path}:")),
        _ => [new("~", 2, $"{field.Path}: {Shown(field.Before)} => {Shown(field.After)}")],
    };

    /// <summary>A value that one side alone has: a map or a list as YAML, the first lines of what is long.</summary>
    private static IEnumerable<DiffLine> Whole(string mark, FieldPath path, JsonNode? value)
    {
        var lines = value switch
        {
            JsonObject { Count: > 0 } or JsonArray { Count: > 0 } => LineDifference.Lines(ManifestYaml.Of(value)),
            _ when StringOf(value) is { } text && text.Contains('\n', StringComparison.Ordinal) => LineDifference.Lines(text),
            _ => [],
        };
        yield return new(mark, 2, lines.Length == 0 ? $"{path}: {Shown(value)}" : $"{path}:");
        foreach (var line in lines.Take(MostLinesOfValue))
            yield return new(mark, 3, line);
        if (lines.Length > MostLinesOfValue)
            yield return new("", 3, $"… {lines.Length - MostLinesOfValue} more lines …");
    }

    private static string Names(JsonNode? list) => string.Join(", ", list!.AsArray().Select(name => $"{name}"));

    private static string? StringOf(JsonNode? value) => value?.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    private static string Shown(JsonNode? value) =>
        StringOf(value) == Secret.Placeholder ? Secret.Placeholder : value?.ToJsonString(Readable) ?? "null";
}
