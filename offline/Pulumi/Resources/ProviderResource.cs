using Pulumi.Wire;

namespace Pulumi;

/// <summary>An explicit provider, of one package.</summary>
public class ProviderResource : CustomResource
{
    /// <summary>Makes and registers a provider.</summary>
    /// <param name="package">The package it provides.</param>
    /// <param name="name">Its name.</param>
    /// <param name="args">Its configuration.</param>
    /// <param name="options">Its options; none when null. To leave them out is ambiguous in the published SDK.</param>
    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options)
        : base($"pulumi:providers:{package}", name, args, options) => Package = package;

    internal string Package { get; }

    /// <summary>How resources name it: <c>urn::id</c>.</summary>
    /// <remarks>
    /// Never resolved at once, like the original: whatever has an explicit provider registers on another thread,
    /// so nobody grows to rely on an order that the engine does not keep.
    /// </remarks>
    internal Task<string> GetReferenceAsync() => Task.Run(async () =>
    {
        var urn = await Urn.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        var id = await Id.GetValueAsync(whenUnknown: "").ConfigureAwait(false);
        return $"{urn}::{(string.IsNullOrEmpty(id) ? WireNames.Unknown : id)}";
    });
}
