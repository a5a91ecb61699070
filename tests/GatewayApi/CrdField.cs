using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>A field of a custom resource with its limits, as the schema of its definition has them.</summary>
/// <param name="Path">Its path, such as `spec.listeners[].name`.</param>
/// <param name="Type">string, integer, boolean, object, array or map.</param>
public sealed record CrdField(string Path, string Type)
{
    public bool Required { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
    public int? Minimum { get; init; }
    public int? Maximum { get; init; }
    public int? MinItems { get; init; }
    public int? MaxItems { get; init; }
    public int? MaxProperties { get; init; }
    public Regex? Pattern { get; init; }

    /// <summary>The values allowed, as text; none when any is.</summary>
    public IReadOnlyList<string> Enum { get; init; } = [];

    /// <summary>Whether no two elements of a list may be alike, in <see cref="Keys"/> or as a whole.</summary>
    public bool Unique { get; init; }

    /// <summary>The members that tell the elements of a list apart.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    public JsonNode? Default { get; init; }

    /// <summary>The members of an object, or of the objects in a list, by name.</summary>
    public Dictionary<string, CrdField> Members { get; } = [];

    /// <summary>The elements of a list or the values of a map, unless they are objects.</summary>
    public CrdField? Element { get; set; }
}
