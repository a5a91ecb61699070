namespace TrinoInfra.RouteReader.Documents;

/// <summary>A label selector of namespaces; all of its requirements must hold.</summary>
public sealed record NamespaceSelector(IReadOnlyList<LabelRequirement> Requirements)
{
    public static NamespaceSelector Everything { get; } = new([]);

    /// <summary>Whether a namespace's name alone decides: every requirement is on <c>kubernetes.io/metadata.name</c>.</summary>
    public bool IsByName => Requirements.All(requirement => requirement.IsOnName);

    /// <summary>A requirement that a namespace of the name fails for certain; null where its other labels decide, or none.</summary>
    public LabelRequirement? Denies(string name) =>
        Requirements.FirstOrDefault(requirement => requirement.IsOnName && !requirement.Holds(name));
}

/// <summary>One requirement of a label selector.</summary>
/// <param name="Key">The label.</param>
/// <param name="Operator">In, NotIn, Exists or DoesNotExist.</param>
/// <param name="Values">With In and NotIn.</param>
public sealed record LabelRequirement(string Key, string Operator, IReadOnlyList<string> Values)
{
    // Kubernetes gives it to every namespace.
    private const string NameLabel = "kubernetes.io/metadata.name";

    internal bool IsOnName => Key == NameLabel;

    /// <summary>Whether it holds of a value of the label.</summary>
    internal bool Holds(string value) => Operator switch
    {
        "In" => Values.Contains(value),
        "NotIn" => !Values.Contains(value),
        "Exists" => true,
        _ => false,
    };

    public override string ToString() => (Operator, Values) switch
    {
        ("In", [var only]) => $"{Key}: {only}",
        (_, []) => $"{Key} {Operator}",
        _ => $"{Key} {Operator} ({string.Join(", ", Values)})",
    };
}
