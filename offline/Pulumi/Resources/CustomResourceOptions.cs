namespace Pulumi;

/// <summary>How the engine treats a resource that a provider manages.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    /// <summary>Whether a replaced resource goes before its successor comes.</summary>
    public bool? DeleteBeforeReplace { get; set; }
    public List<string> AdditionalSecretOutputs { get => field ??= []; set; }
    /// <summary>The provider's id of a thing that exists and comes into the stack.</summary>
    public string? ImportId { get; set; }

    /// <summary>A new bag: the second laid over the first; lists are joined.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = new CustomResourceOptions
        {
            DeleteBeforeReplace = options2?.DeleteBeforeReplace ?? options1?.DeleteBeforeReplace,
            AdditionalSecretOutputs = [.. options1?.AdditionalSecretOutputs ?? [], .. options2?.AdditionalSecretOutputs ?? []],
            ImportId = options2?.ImportId ?? options1?.ImportId,
        };
        merged.Take(options1);
        merged.Take(options2);
        return merged;
    }

    internal override ResourceOptions Copy() => Merge(this, null);
}
