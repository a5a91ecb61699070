using System.Collections.Concurrent;
using Pulumi;
using TrinoInfra.Checking;

namespace TrinoInfra.Engine;

/// <summary>
/// Refuses a Kubernetes resource that would go to whatever cluster is current: each must have the explicit provider,
/// its own or a parent's. One instance a stack, as the last transformation of its options:
/// <c>new StackOptions { ResourceTransformations = { new ExplicitProvider().Check } }</c>.
/// </summary>
/// <remarks>
/// A transformation runs before the SDK hands a parent's provider down, and cannot ask for it. So the guard remembers
/// which resources pass one on; a parent always comes before its children.
/// </remarks>
public sealed class ExplicitProvider
{
    private readonly ConcurrentDictionary<Resource, bool> _passOn = new();

    /// <summary>Looks at one resource, and changes nothing.</summary>
    /// <exception cref="RunException">It is of Kubernetes and has no explicit provider.</exception>
    public ResourceTransformationResult? Check(ResourceTransformationArgs args)
    {
        var given = IsGiven(args.Options);
        if (given || Inherits(args.Options))
            _passOn[args.Resource] = true;

        // A component of the package may be made by its plugin, which the SDK tells of its own providers only.
        if (IsKubernetes(args.Resource) && !given && (args.Resource is ComponentResource || !Inherits(args.Options)))
        {
            throw new RunException($"{new Fault(
                $"{args.Resource.GetResourceType()} '{args.Resource.GetResourceName()}'",
                "it has no explicit Kubernetes provider, so it would go to whatever cluster is current",
                "give it the stack's provider: Provider in its options, or a Parent that was given it")}");
        }

        return null;
    }

    private bool Inherits(ResourceOptions options) =>
        options.Parent is { } parent && _passOn.ContainsKey(parent);

    private static bool IsGiven(ResourceOptions options) =>
        IsProvider(options.Provider)
        || (options is ComponentResourceOptions { Providers: var all } && all.Any(IsProvider));

    private static bool IsProvider(ProviderResource? provider) =>
        provider?.GetResourceType() == "pulumi:providers:kubernetes";

    private static bool IsKubernetes(Resource resource) =>
        resource.GetResourceType().StartsWith("kubernetes:", StringComparison.Ordinal);
}
