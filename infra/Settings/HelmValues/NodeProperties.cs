using System.Collections.Immutable;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>
/// The configuration that <c>values</c> give the Trino of a coordinator or worker: lines of its config.properties, and
/// the system properties that node.properties and <c>-D</c> make, which win over the file.
/// </summary>
internal static class NodeProperties
{
    private const string SystemProperty = "-D";

    /// <param name="values">The track's values.</param>
    /// <param name="node"><c>coordinator</c> or <c>worker</c>.</param>
    public static IEnumerable<Property> Of(ImmutableSortedDictionary<string, object?> values, string node) =>
    [
        .. Texts(values.At("additionalConfigProperties")).SelectMany(Read),
        .. Texts(values.At("server", $"{node}ExtraConfig")).SelectMany(Read),
        .. Texts(values.At("additionalNodeProperties")).SelectMany(Read),
        .. Texts(values.At(node, "additionalJVMConfig")).SelectMany(JavaProperties.Lines).SelectMany(OfOption),
    ];

    /// <summary>The property that an option of the JVM sets, <c>-Dname=value</c>; none where it is another option.</summary>
    public static IEnumerable<Property> OfOption(string option) =>
        option.StartsWith(SystemProperty, StringComparison.Ordinal) && option[SystemProperty.Length..].Split('=', 2) is var parts
            ? [new(parts[0], parts.Length > 1 ? parts[1] : "")]
            : [];

    private static IEnumerable<Property> Read(string text) =>
        JavaProperties.TryRead(text, out var properties) ? properties : [];

    private static IEnumerable<string> Texts(object? value) => Secret.Open(value) switch
    {
        string text => [text],
        ImmutableArray<object?> list => list.Select(Secret.Open).OfType<string>(),
        _ => [],
    };
}
