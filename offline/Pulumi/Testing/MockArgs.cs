using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A resource that registers.</summary>
public class MockResourceArgs
{
    /// <summary>Its type token.</summary>
    public string? Type { get; set; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>Its arguments in wire form.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    /// <summary>Its explicit provider as <c>urn::id</c>, or empty.</summary>
    public string? Provider { get; set; }

    /// <summary>The id of a thing to read or to import, or empty.</summary>
    public string? Id { get; set; }
}

/// <summary>A provider's function that is called.</summary>
public class MockCallArgs
{
    /// <summary>Its token.</summary>
    public string? Token { get; set; }

    /// <summary>Its arguments in wire form.</summary>
    public ImmutableDictionary<string, object> Args { get; set; } = null!;

    /// <summary>Its explicit provider, or empty.</summary>
    public string? Provider { get; set; }
}

/// <summary>A component or stack that is complete.</summary>
public class MockRegisterResourceOutputsRequest(string urn, ImmutableDictionary<string, Output<object?>> outputs)
{
    /// <summary>Its URN.</summary>
    public readonly string Urn = urn;

    /// <summary>Its outputs.</summary>
    public readonly ImmutableDictionary<string, Output<object?>> Outputs = outputs;
}
