using System.Text.Json.Nodes;
using TrinoInfra.Checking;
using TrinoInfra.Diff;
using TrinoInfra.Diff.Consequences;

namespace TrinoInfra.CommandLine.Diff;

/// <summary>A difference for machines.</summary>
internal static class DiffJson
{
    public static string Of(PlanDifference difference, PlanConsequences consequences) => new JsonObject
    {
        ["from"] = difference.Before.Title,
        ["to"] = difference.After.Title,
        ["notes"] = Texts(DiffSummary.Notes(difference)),
        ["summary"] = consequences.Summary,
        ["consequences"] = new JsonArray([.. consequences.All.Select(consequence => new JsonObject
        {
            ["severity"] = DiffCommand.Words(consequence.Severity),
            ["subject"] = consequence.Subject,
            ["does"] = consequence.Effect.Does,
            ["because"] = Texts(consequence.Because),
            ["wayOut"] = consequence.Effect.WayOut,
        })]),
        ["shares"] = new JsonArray([.. difference.Shares.Select(share => new JsonObject
        {
            ["track"] = share.Track,
            ["before"] = share.Before,
            ["after"] = share.After,
        })]),
        ["resources"] = new JsonArray([.. difference.Changes.Select(Resource)]),
    }.ToJsonString(ReadableJson.Indented);

    private static JsonObject Resource(ResourceChange change) => new()
    {
        ["change"] = Word(change.Kind),
        ["type"] = change.Resource.Type,
        ["name"] = change.Resource.Name,
        ["component"] = change.Resource.Parent,
        ["replacedFor"] = Texts(change.ForcedBy),
        ["fields"] = new JsonArray([.. change.Fields.Select(field => new JsonObject
        {
            ["path"] = $"{field.Path}",
            ["change"] = Word(field.Kind),
            ["before"] = field.Before?.DeepClone(),
            ["after"] = field.After?.DeepClone(),
        })]),
    };

    private static string Word<T>(T kind)
        where T : struct, Enum => $"{kind}".ToLowerInvariant();

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
