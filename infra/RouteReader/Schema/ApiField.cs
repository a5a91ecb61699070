using TrinoInfra.Yaml;

namespace TrinoInfra.RouteReader.Schema;

/// <summary>A field of the Gateway API with its limits, as the schema of its definition has them.</summary>
/// <param name="Path">Its path, such as <c>spec.listeners[].name</c>.</param>
/// <param name="Type">string, integer, boolean, object, array or map.</param>
internal sealed record ApiField(string Path, string Type)
{
    public bool Required { get; init; }

    /// <summary>In characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>In characters.</summary>
    public int? MaxLength { get; init; }

    public int? Minimum { get; init; }

    public int? Maximum { get; init; }

    public int? MinItems { get; init; }

    public int? MaxItems { get; init; }

    public int? MaxProperties { get; init; }

    public ApiPattern? Pattern { get; init; }

    /// <summary>The values allowed, as text; empty where any is.</summary>
    public IReadOnlyList<string> Enum { get; init; } = [];

    /// <summary>The values that the experimental channel allows too.</summary>
    public List<string> Experimental { get; } = [];

    /// <summary>Whether no two elements of a list may be alike, in <see cref="Keys"/> or as a whole.</summary>
    public bool Unique { get; init; }

    /// <summary>The members that tell the elements of a list apart.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>What the API server fills in where there is nothing.</summary>
    public YamlValue? Default { get; init; }

    /// <summary>The members of an object, or of the objects in a list, by name.</summary>
    public OrderedDictionary<string, ApiField> Members { get; } = [];

    /// <summary>The members that only the experimental channel has.</summary>
    public HashSet<string> ExperimentalMembers { get; } = [];

    /// <summary>The elements of a list or the values of a map, unless they are objects.</summary>
    public ApiField? Element { get; set; }

    /// <summary>Messages of the rules that look at the field, by which <see cref="ApiRules.All"/> has them.</summary>
    public List<string> Rules { get; } = [];

    /// <summary>Messages of the rules that look at each object of the list.</summary>
    public List<string> ElementRules { get; } = [];

    /// <summary>Whether it is an object or a list of objects, so that it has <see cref="Members"/>.</summary>
    public bool HoldsObjects => Type == "object" || (Type == "array" && Element is null);
}
