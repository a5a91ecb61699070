namespace Pulumi.Kubernetes;

/// <summary>What the built-in kinds add to the caller's options.</summary>
internal static class Defaults
{
    /// <summary>The version of the package this stands in for, and of its provider plugin.</summary>
    private const string Version = "4.32.0";

    /// <summary>The caller's options over the defaults: the plugin's version and the kind's former type tokens.</summary>
    public static CustomResourceOptions Options(CustomResourceOptions? options, params string[] formerTypes)
    {
        var defaults = new CustomResourceOptions
        {
            Version = Version,
            Aliases = [.. formerTypes.Select(type => (Input<Alias>)new Alias { Type = type })],
        };
        var merged = CustomResourceOptions.Merge(defaults, options);
        merged.Id = "";
        return merged;
    }
}
