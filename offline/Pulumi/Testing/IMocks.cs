namespace Pulumi.Testing;

/// <summary>Stands in for engine and providers in tests.</summary>
public interface IMocks
{
    /// <summary>Answers a new resource with its id, null where it is not known, and its state.</summary>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Answers a call of a provider's function.</summary>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Sees the outputs of a component or of the stack.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
