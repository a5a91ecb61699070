using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>What every object's metadata must keep to, whatever its kind.</summary>
internal static class MetadataLimits
{
    private static readonly Regex Subdomain = CrdSchema.Pattern(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$");
    private static readonly Regex Label = CrdSchema.Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$");
    private static readonly Regex Key = CrdSchema.Pattern(
        @"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9]$");
    private static readonly Regex LabelValue = CrdSchema.Pattern("^(([A-Za-z0-9][-A-Za-z0-9_.]{0,61})?[A-Za-z0-9])?$");

    public static IEnumerable<string> Check(JsonNode? metadata)
    {
        if (metadata.Text("name") is not { Length: > 0 and <= 253 } name || !Subdomain.IsMatch(name))
            yield return "metadata.name: not a DNS subdomain of 1 to 253 characters";
        if (metadata.Has("namespace")
            && (metadata.Text("namespace") is not { Length: <= 63 } @namespace || !Label.IsMatch(@namespace)))
            yield return "metadata.namespace: not a DNS label of 1 to 63 characters";

        foreach (var (map, key, value) in new[] { "labels", "annotations" }.SelectMany(map =>
            (metadata.Member(map) as JsonObject ?? []).Select(entry => (map, entry.Key, entry.Value.Text()))))
        {
            if (!Key.IsMatch(key) || key.IndexOf('/') > 253)
                yield return $"metadata.{map}[{key}]: not a name of 1 to 63 characters with an optional DNS prefix";
            if (value is null)
                yield return $"metadata.{map}[{key}]: not a text";
            else if (map == "labels" && !LabelValue.IsMatch(value))
                yield return $"metadata.labels[{key}]: '{value}' is no label value";
        }
    }
}
