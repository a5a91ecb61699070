using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>A node of the stack: registered as it is constructed.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly ImmutableArray<ResourceTransformation> _transformations;
    private readonly ImmutableDictionary<string, ProviderResource> _providers =
        ImmutableDictionary<string, ProviderResource>.Empty;
    private readonly bool? _protect;
    private readonly ConcurrentQueue<Resource> _children = [];

    /// <summary>The resource's identity in the stack.</summary>
    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    private protected Resource(string type, string name, ResourceArgs args, ResourceOptions options)
    {
        if (string.IsNullOrEmpty(type))
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));
        (_type, _name) = (type, name);
        var promises = new OutputPromises(this);

        var run = Deployment.RequireRun();
        var above = options.Parent ?? (this is Stack ? null : run.Stack);
        _transformations = [.. options.ResourceTransformations, .. above?._transformations ?? []];
        foreach (var transformation in _transformations)
        {
            if (transformation(new(this, args, options)) is not { } result)
                continue;
            if (result.Options.Parent != options.Parent)
                throw new ArgumentException("Transformations cannot currently be used to change the 'parent' of a resource.");
            (args, options) = (result.Args, result.Options);
        }

        // The caller's options stay as they were given.
        options = options.Copy();
        if (options.Parent is { } parent)
        {
            parent._children.Enqueue(this);
            _providers = parent._providers;
            options.Protect ??= parent._protect;
        }
        _protect = options.Protect;
        _providers = _providers.SetItems(ProvidersFor(options));
        if (this is CustomResource)
            options.Provider ??= options.Parent?.ProviderFor(type);

        run.Register(this, args, options, promises);
    }

    public string GetResourceType() => _type;
    public string GetResourceName() => _name;

    /// <summary>The resources whose parent this is, so far.</summary>
    internal IEnumerable<Resource> Children => _children;

    /// <summary>The provider for resources of a type below this one, by the package its token begins with.</summary>
    private ProviderResource? ProviderFor(string type) =>
        PackageOf(type) is { } package ? _providers.GetValueOrDefault(package) : null;

    /// <summary>What the options add to the parent's providers, for this resource and those below.</summary>
    private IEnumerable<KeyValuePair<string, ProviderResource>> ProvidersFor(ResourceOptions options)
    {
        if (this is CustomResource)
            return options.Provider is { } own && PackageOf(_type) is { } package ? [new(package, own)] : [];
        var several = (options as ComponentResourceOptions)?.Providers ?? [];
        if (options.Provider is { } one)
        {
            return several.Count == 0
                ? [new(one.Package, one)]
                : throw new ResourceException(
                    "Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        }
        return several.Select(provider => KeyValuePair.Create(provider.Package, provider));
    }

    private static string? PackageOf(string type) => type.Split(':') is [var package, _, _] ? package : null;
}
