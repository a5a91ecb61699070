using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrinoInfra.Diff;

/// <summary>What tells the items of a list apart, where anything does.</summary>
internal static class ItemNames
{
    /// <summary>The keys by which Kubernetes and its APIs tell items apart, in the order in which they are tried.</summary>
    private static readonly string[] Keys = ["name", "mountPath", "type", "key"];

    /// <summary>A name for each item; their indexes where nothing tells them apart.</summary>
    public static ImmutableArray<string> Of(JsonArray list) =>
        TryOf([list]) is [var names] ? names : [.. Enumerable.Range(0, list.Count).Select(index => $"{index}")];

    /// <summary>A name for each item of each list, by one rule for all; null where no rule gives each its own.</summary>
    public static ImmutableArray<ImmutableArray<string>>? TryOf(params ImmutableArray<JsonArray> lists)
    {
        foreach (var rule in Keys.Select(key => (Func<JsonNode?, string?>)(item => Text((item as JsonObject)?[key]))).Append(PropertyKey))
        {
            var names = lists.Select(list => list.Select(rule).ToImmutableArray()).ToImmutableArray();
            if (names.All(each => each.All(name => name is not null) && each.Distinct().Count() == each.Length))
                return [.. names.Select(each => each.Select(name => name!).ToImmutableArray())];
        }

        return null;
    }

    // A line such as http-server.process-forwarded=true.
    private static string? PropertyKey(JsonNode? item) =>
        Text(item) is { } line && !line.Contains('\n', StringComparison.Ordinal) && line.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? line[..at].Trim()
            : null;

    private static string? Text(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > 0 } text ? text : null;
}
