namespace Pulumi;

/// <summary>How the engine treats a resource that a provider manages.</summary>
public sealed class CustomResourceOptions : ResourceOptions
{
    /// <summary>Whether a replaced resource goes before its successor comes.</summary>
    public bool? DeleteBeforeReplace { get; set; }

    /// <summary>Outputs to keep secret beyond those the provider marks.</summary>
    public List<string> AdditionalSecretOutputs { get => field ??= []; set; }

    /// <summary>The id of a thing to adopt.</summary>
    public string? ImportId { get; set; }

    /// <summary>A new bag: the second laid over the first; lists are joined.</summary>
    public static CustomResourceOptions Merge(CustomResourceOptions? options1, CustomResourceOptions? options2)
    {
        var merged = options1?.Copy() ?? new();
        var over = options2?.Copy() ?? new();
        merged.MergeFrom(over);
        merged.DeleteBeforeReplace = over.DeleteBeforeReplace ?? merged.DeleteBeforeReplace;
        merged.ImportId = over.ImportId ?? merged.ImportId;
        merged.AdditionalSecretOutputs.AddRange(over.AdditionalSecretOutputs);
        return merged;
    }

    internal override ResourceOptions Clone() => Copy();

    private CustomResourceOptions Copy()
    {
        var copy = new CustomResourceOptions
        {
            DeleteBeforeReplace = DeleteBeforeReplace,
            AdditionalSecretOutputs = [.. AdditionalSecretOutputs],
            ImportId = ImportId,
        };
        copy.CopyFrom(this);
        return copy;
    }
}
