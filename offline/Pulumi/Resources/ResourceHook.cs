namespace Pulumi;

/// <summary>What is called at a point of a resource's life. Mocks create only, and never call one for an update.</summary>
public class ResourceHook
{
    /// <param name="name">By which the engine knows it: unique within a program.</param>
    /// <param name="callback">What is called.</param>
    /// <param name="options">When it is called.</param>
    /// <exception cref="InvalidOperationException">No run is in progress.</exception>
    public ResourceHook(string name, ResourceHookCallback callback, ResourceHookOptions? options = null)
    {
        Name = name;
        Callback = callback;
        Options = options ?? new();
        Deployment.RequireRun();
    }

    public string Name { get; }
    public ResourceHookCallback Callback { get; }
    public ResourceHookOptions Options { get; }
}

public delegate Task ResourceHookCallback(ResourceHookArgs args, CancellationToken cancellationToken = default);

public class ResourceHookOptions
{
    /// <summary>Whether it is called in a preview too; not where null.</summary>
    public bool? OnDryRun { get; set; }

    /// <summary>Whether an exception of it is a warning, and no end of the update; not where null.</summary>
    public bool? IgnoreErrors { get; set; }
}
