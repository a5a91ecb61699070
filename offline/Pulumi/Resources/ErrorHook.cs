namespace Pulumi;

/// <summary>What is called when an operation on a resource failed. Mocks never fail, and never call it.</summary>
public class ErrorHook
{
    /// <param name="name">By which the engine knows it: unique within a program.</param>
    /// <param name="callback">What is called.</param>
    /// <exception cref="InvalidOperationException">No run is in progress.</exception>
    public ErrorHook(string name, ErrorHookCallback callback)
    {
        Name = name;
        Callback = callback;
        Deployment.RequireRun();
    }

    public string Name { get; }
    public ErrorHookCallback Callback { get; }
}

/// <summary>True to have the operation tried again.</summary>
public delegate Task<bool> ErrorHookCallback(ErrorHookArgs args, CancellationToken cancellationToken = default);
