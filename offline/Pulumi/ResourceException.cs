namespace Pulumi;

/// <summary>Ends a run because of one resource, with its stack trace unless that is hidden.</summary>
public class ResourceException(string message, Resource? resource, bool hideStack = false) : Exception(message)
{
    internal Resource? Resource { get; } = resource;
    internal bool HideStack { get; } = hideStack;
}
