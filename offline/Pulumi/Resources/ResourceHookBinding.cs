namespace Pulumi;

public class ResourceHookBinding
{
    public List<ResourceHook> BeforeUpdate { get => field ??= []; set; }
    public List<ErrorHook> OnError { get => field ??= []; set; }
}
