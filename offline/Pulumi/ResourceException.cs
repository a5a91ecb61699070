namespace Pulumi;

/// <summary>Ends a run because of one resource.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="resource">With which resource.</param>
/// <param name="hideStack">Whether the stack trace stays out of the report.</param>
public class ResourceException(string message, Resource? resource, bool hideStack = false) : Exception(message)
{
    internal Resource? Resource { get; } = resource;
    internal bool HideStack { get; } = hideStack;
}
