using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Utilities;
using TrinoInfra.Diff;
using TrinoInfra.Diff.Consequences;
using TrinoInfra.Plan;
using TrinoInfra.Settings;

namespace TrinoInfra.Engine;

/// <summary>
/// Has the engine ask the program before it updates a resource, in a preview too, and warns of what that does to running queries.
/// No hook on deletions: a <c>destroy</c> would need the program.
/// </summary>
internal sealed class UpdateNotices(StackSettings settings)
{
    // Made within a run, and only once: the engine knows it by its name.
    private ResourceHook? hook;

    /// <summary>Puts the hook on every resource but components, which are never updated.</summary>
    public ResourceTransformation Transformation => args => args.Options is not CustomResourceOptions options
        ? null
        : new ResourceTransformationResult(args.Args, CustomResourceOptions.Merge(options, new CustomResourceOptions { Hooks = { BeforeUpdate = [Hook] } }));

    private ResourceHook Hook => hook ??= new("consequences", async (args, _) =>
    {
        foreach (var consequence in await ConsequencesAsync(args, settings))
            Log.Warn(consequence.ToString());
    }, new ResourceHookOptions
    {
        OnDryRun = true,
        // A warning more or less is no reason to stop.
        IgnoreErrors = true,
    });

    internal static async Task<IReadOnlyList<Consequence>> ConsequencesAsync(ResourceHookArgs args, StackSettings settings)
    {
        if (args is not { OldInputs: { } old, NewInputs: { } now })
            return [];
        // What is not known before other resources are updated comes as nothing.
        var unknown = now.Where(input => input.Value is null).Select(input => input.Key).ToList();
        var (before, after) = (await ResourceAsync(args, old.RemoveRange(unknown)), await ResourceAsync(args, now.RemoveRange(unknown)));
        var (fields, _) = FieldComparison.Of(ProviderDefaults.Without(before), ProviderDefaults.Without(after));
        return
        [
            .. ChangeConsequences.Of(
                new ResourceChange(before, after, fields, []),
                name => settings.Tracks.Any(track => track.Name == name && track.Weight.Value > 0)),
        ];
    }

    private static async Task<PlannedResource> ResourceAsync(ResourceHookArgs args, ImmutableDictionary<string, object?> inputs)
    {
        var known = new JsonObject();
        foreach (var (key, value) in inputs)
            known[key] = PlanJson.Value(value is Output<object?> secret ? await OutputUtilities.GetValueAsync(secret) : value);
        return new(args.Type, args.Name, known, null, null, [], []);
    }
}
