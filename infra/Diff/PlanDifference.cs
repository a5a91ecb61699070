using System.Collections.Immutable;
using System.Text.Json.Nodes;
using TrinoInfra.Plan;

namespace TrinoInfra.Diff;

/// <summary>What makes one recorded stack another.</summary>
/// <param name="Before">The one.</param>
/// <param name="After">The other.</param>
/// <param name="Changes">Resources that differ, in creation order; those that are gone behind the others, last created first.</param>
/// <param name="Shares">Of every track of either side, whether it differs or not.</param>
/// <param name="UncomparedSecrets">Values that are secret on both sides: whether they differ nobody can tell.</param>
public sealed record PlanDifference(
    RecordedStack Before,
    RecordedStack After,
    ImmutableArray<ResourceChange> Changes,
    ImmutableArray<ShareChange> Shares,
    int UncomparedSecrets)
{
    public bool IsEmpty => Changes.IsEmpty;

    /// <summary>Resources are the same by type and name, whatever their stacks are called.</summary>
    public static PlanDifference Between(RecordedStack before, RecordedStack after)
    {
        var (was, now) = (ByIdentity(before), ByIdentity(after));
        var (componentsBefore, componentsAfter) = (Components(before), Components(after));
        var providers = after.Resources.Where(resource => resource.IsProvider).ToLookup(resource => resource.Name);
        var changes = ImmutableArray.CreateBuilder<ResourceChange>();
        var replaced = new HashSet<string>();
        var secrets = 0;
        var withTimeouts = !before.IsDeployed && !after.IsDeployed;
        foreach (var resource in after.Resources)
        {
            if (!was.TryGetValue((resource.Type, resource.Name), out var old))
            {
                changes.Add(new(null, resource, [], []));
                continue;
            }

            var (fields, hidden) = FieldComparison.Of(Compared(old, withTimeouts), Compared(resource, withTimeouts));
            secrets += hidden;
            ImmutableArray<string> forced =
            [
                .. Replacement.Paths(resource, fields, providers[resource.Provider ?? ""].FirstOrDefault()),
                // The engine's name of a resource holds the types above it, not their names.
                .. componentsBefore[old.Parent ?? ""].SequenceEqual(componentsAfter[resource.Parent ?? ""]) ? Array.Empty<string>() : ["parent"],
                .. old.Provider != resource.Provider || replaced.Contains(resource.Provider ?? "") ? ["provider"] : Array.Empty<string>(),
            ];
            if (resource.IsProvider && !forced.IsEmpty)
                replaced.Add(resource.Name);
            if (!fields.IsEmpty || !forced.IsEmpty)
                changes.Add(new(old, resource, fields, forced));
        }

        changes.AddRange(before.Resources.Reverse()
            .Where(resource => !now.ContainsKey((resource.Type, resource.Name)))
            .Select(resource => new ResourceChange(resource, null, [], [])));
        return new(before, after, changes.ToImmutable(), ShareChange.Between(before, after), secrets);
    }

    private static Dictionary<(string Type, string Name), PlannedResource> ByIdentity(RecordedStack stack) =>
        stack.Resources.ToDictionary(resource => (resource.Type, resource.Name));

    private static ILookup<string, string> Components(RecordedStack stack) =>
        stack.Resources.Where(resource => resource.IsComponent).ToLookup(resource => resource.Name, resource => resource.Type);

    private static JsonObject Compared(PlannedResource resource, bool withTimeouts)
    {
        var compared = ProviderDefaults.Without(resource);
        var options = resource.Options.DeepClone().AsObject();
        if (!withTimeouts)
            options.Remove("customTimeouts");
        compared["options"] = options;
        return compared;
    }
}
