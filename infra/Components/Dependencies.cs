using Pulumi;

namespace TrinoInfra.Components;

/// <summary>What a resource waits for, where some of it may be the platform's instead of the stack's.</summary>
internal static class Dependencies
{
    /// <summary>The resources that this stack declares; those it leaves to the platform are null.</summary>
    public static InputList<Resource> On(params IEnumerable<Resource?> resources) =>
        resources.OfType<Resource>().ToList();
}
