using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A resource that registers: its inputs in wire form, its provider as <c>urn::id</c>, texts empty where there is none.</summary>
public class MockResourceArgs
{
    public string? Type { get; set; }
    public string? Name { get; set; }
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;
    public string? Provider { get; set; }
    public string? Id { get; set; }
}

/// <summary>A provider's function that is called.</summary>
public class MockCallArgs
{
    public string? Token { get; set; }
    public ImmutableDictionary<string, object> Args { get; set; } = null!;
    public string? Provider { get; set; }
}

/// <summary>A component or stack that is complete, and its outputs.</summary>
public class MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
{
    public readonly string Urn = urn;
    public readonly ImmutableDictionary<string, Output<object?>> Outputs = outputs;
}
