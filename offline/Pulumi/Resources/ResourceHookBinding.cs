namespace Pulumi;

public class ResourceHookBinding
{
    public List<ErrorHook> OnError { get => field ??= []; set; }
}
