namespace Pulumi.Testing;

/// <summary>The stack around resources that a test makes without one.</summary>
internal sealed class TestStack : Stack
{
    public TestStack(Func<Task<IDictionary<string, object?>>> createResources) =>
        ReturnedOutputs = createResources().GetAwaiter().GetResult();

    public IDictionary<string, object?> ReturnedOutputs { get; }
}
