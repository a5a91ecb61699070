using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrinoInfra.Plan;

namespace TrinoInfra.Diff;

/// <summary>
/// What engine and provider (pulumi-kubernetes 4.32.0) put beside what the program declares, or leave out of it. The engine
/// gives back what the provider has checked; without this a plan and what was deployed of it would differ.
/// </summary>
internal static class ProviderDefaults
{
    /// <summary>Of a Release: what older providers kept there, and what the SDK alone knows.</summary>
    private static readonly FrozenSet<string> NotOfRelease = ["checksum", "compat", "manifest", "resourceNames", "status"];

    private static readonly FrozenSet<string> NotOfProvider = ["__internal", "pluginDownloadURL", "version"];

    /// <summary>A copy of the inputs without that.</summary>
    public static JsonObject Without(PlannedResource resource) => new(resource.Inputs
        .Where(input => !IsDefault(resource, input.Key, input.Value))
        .Select(input => KeyValuePair.Create(input.Key, input.Value?.DeepClone())));

    private static bool IsDefault(PlannedResource resource, string key, JsonNode? value) => resource switch
    {
        { IsProvider: true } => NotOfProvider.Contains(key),
        { Type: PlannedResource.ReleaseType } => NotOfRelease.Contains(key) || IsUnset(value) || (key == "version" && IsLocal(resource)),
        _ => false,
    };

    /// <summary>The provider writes down every field of a Release that it knows, as Go has it unset.</summary>
    private static bool IsUnset(JsonNode? value) => value switch
    {
        null => true,
        JsonObject map => map.Count == 0,
        JsonArray list => list.Count == 0,
        _ => value.GetValueKind() switch
        {
            JsonValueKind.False => true,
            JsonValueKind.String => value.GetValue<string>().Length == 0,
            _ => false,
        },
    };

    /// <summary>The provider takes the version of a chart in a folder from the chart itself; the folder's name bears it here.</summary>
    private static bool IsLocal(PlannedResource release) =>
        !release.Inputs.ContainsKey("repositoryOpts") && !$"{release.Inputs["chart"]}".StartsWith("oci://", StringComparison.Ordinal);
}
