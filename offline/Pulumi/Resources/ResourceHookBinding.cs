namespace Pulumi;

/// <summary>The hooks of a resource.</summary>
public class ResourceHookBinding
{
    public List<ErrorHook> OnError { get => field ??= []; set; }
}
