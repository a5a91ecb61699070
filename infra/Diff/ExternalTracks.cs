using System.Text.Json.Nodes;
using TrinoInfra.Plan;

namespace TrinoInfra.Diff;

/// <summary>Tracks whose coordinators the stack does not run: routes name these by their hosts.</summary>
internal static class ExternalTracks
{
    private const string Component = "-track";

    /// <summary>The track to which a backend of this name leads: the backend's name itself, but for the host of an external one.</summary>
    public static string NameOf(RecordedStack stack, string backend) =>
        stack.Resources.FirstOrDefault(resource => resource.Kind == "ServiceEntry" && Hosts(resource).Contains(backend)) is { } entry ? NameOf(entry) : backend;

    /// <summary>The track of a resource that makes its coordinator known.</summary>
    public static string NameOf(PlannedResource resource) =>
        resource.Parent is { } parent && parent.EndsWith(Component, StringComparison.Ordinal) ? parent[..^Component.Length] : resource.Name;

    private static IEnumerable<string> Hosts(PlannedResource entry) =>
        ((entry.Inputs["spec"] as JsonObject)?["hosts"] as JsonArray)?.Select(host => $"{host}") ?? [];
}
