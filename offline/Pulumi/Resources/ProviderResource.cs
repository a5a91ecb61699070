namespace Pulumi;

/// <summary>An explicit provider, of one package.</summary>
/// <remarks>Its options are optional in the published SDK too, but overloads make it ambiguous to leave them out.</remarks>
public class ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options)
    : CustomResource($"pulumi:providers:{package}", name, args, options)
{
    // What stands for an id not known.
    private const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    internal string Package { get; } = package;

    /// <summary>How resources name it: <c>urn::id</c>.</summary>
    /// <remarks>
    /// Never resolved at once, like the original: whatever has an explicit provider registers on another thread,
    /// so nobody grows to rely on an order that the engine does not keep.
    /// </remarks>
    internal Task<string> GetReferenceAsync() => Task.Run(async () =>
    {
        var urn = await Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var id = await Id.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        return $"{urn}::{(string.IsNullOrEmpty(id) ? Unknown : id)}";
    });
}
