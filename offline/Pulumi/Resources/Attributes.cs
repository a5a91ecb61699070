namespace Pulumi;

/// <summary>Marks an output of a resource and names it on the wire.</summary>
/// <param name="name">The name; the property's own when null.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OutputAttribute(string? name = null) : Attribute
{
    /// <summary>The name on the wire.</summary>
    public string? Name { get; } = name;
}

/// <summary>Marks an argument of a resource, on the property or on its backing field, and names it on the wire.</summary>
/// <param name="name">The name on the wire.</param>
/// <param name="required">Whether it must be given.</param>
/// <param name="json">Whether it is sent as JSON text.</param>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InputAttribute(string name, bool required = false, bool json = false) : Attribute
{
    internal string Name { get; } = name;
    internal bool IsRequired { get; } = required;
    internal bool Json { get; } = json;
}

/// <summary>Marks a class as the type of an output; it is made by its constructor from the fields on the wire.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OutputTypeAttribute : Attribute;

/// <summary>Marks the constructor that makes an output type; its parameters bear the fields' names.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class OutputConstructorAttribute : Attribute;

/// <summary>Marks a value type whose values are the texts, or numbers, that an explicit conversion gives.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute;
