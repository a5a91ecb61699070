using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Checking;
using TrinoInfra.Settings;
using TrinoInfra.Yaml;

namespace TrinoInfra.StackEdits;

/// <summary>Other weights of tracks.</summary>
internal static class WeightEdit
{
    public static Checked<PlannedEdit> Plan(WrittenStack written, IReadOnlyDictionary<string, Weight> weights)
    {
        var json = written.Json();
        List<TextChange> changes = [];
        List<Fault> faults = [];
        foreach (var (track, weight) in weights)
        {
            if (!written.IndexOf(track).Then(index => Change(written, index, weight)).TryGet(out var change, out var wrong))
            {
                faults.AddRange(wrong);
                continue;
            }

            var (at, text) = change;
            var item = written.Tracks(json)[at]!.AsObject();
            if (Weight.TryParse($"{item["weight"]}", out var before, out _) && before == weight)
                continue;
            changes.Add(text);
            item["weight"] = item["weight"]?.GetValueKind() == JsonValueKind.String ? JsonValue.Create($"{weight}") : JsonNode.Parse($"{weight}");
        }

        return faults.Count == 0 ? new Checked<PlannedEdit>.Good(new([.. changes], json)) : new Checked<PlannedEdit>.Bad([.. faults]);
    }

    private static Checked<(int Index, TextChange Change)> Change(WrittenStack written, int index, Weight weight) =>
        written.Item(index).Then<(int, TextChange)>(item => item["weight"]?.Value switch
        {
            SyntaxScalar scalar when WrittenStack.Replace(scalar, $"{weight}", isText: false) is { } change => new Checked<(int, TextChange)>.Good((index, change)),
            SyntaxAlias alias => Bad(written, alias, $"the weight is the alias *{alias.Name}", $"write `weight: {weight}` there"),
            null => Bad(written, item, "the weight is merged into the track by <<", $"write `weight: {weight}` among the track's own keys"),
            var other => Bad(written, other, "the weight is a text of several lines", $"write `weight: {weight}`"),
        });

    private static Checked<(int, TextChange)> Bad(WrittenStack written, SyntaxNode at, string what, string fix) =>
        new Checked<(int, TextChange)>.Bad([written.Fault(at.Start, what, fix)]);
}
