using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace TrinoInfra.RouteReader;

/// <summary>One header field, as on the wire.</summary>
public sealed record HeaderField(string Name, string Value);

/// <summary>The header fields of a message, in order; names compare without case. Immutable.</summary>
[CollectionBuilder(typeof(HeaderFields), nameof(Of))]
public sealed class HeaderFields : IReadOnlyList<HeaderField>
{
    // Requests have a dozen fields; an index pays where somebody sends thousands.
    private const int Few = 32;
    private readonly HeaderField[] fields;
    private readonly Lazy<Dictionary<string, HeaderField[]>>? index;

    private HeaderFields(HeaderField[] fields)
    {
        this.fields = fields;
        if (fields.Length > Few)
            index = new(() => fields
                .GroupBy(field => field.Name, StringComparer.OrdinalIgnoreCase)
                .ToDictionary(same => same.Key, same => same.ToArray(), StringComparer.OrdinalIgnoreCase));
    }

    public static HeaderFields Empty { get; } = new([]);

    public int Count => fields.Length;

    public HeaderField this[int index] => fields[index];

    /// <summary>
    /// The value a gateway matches: that of the only field, or of all joined by a comma (cookies by <c>; </c>, as
    /// RFC 9113 section 8.2.3 has it); null where there is none.
    /// </summary>
    public string? this[string name] => Named(name) switch
    {
        [] => null,
        [var only] => only.Value,
        var several => string.Join(Same(name, "Cookie") ? "; " : ",", several.Select(field => field.Value)),
    };

    public static HeaderFields Of(ReadOnlySpan<HeaderField> fields) => new(fields.ToArray());

    public static HeaderFields Of(IEnumerable<HeaderField> fields) => new([.. fields]);

    /// <summary>Without any field of the name.</summary>
    public HeaderFields Without(string name) =>
        Has(name) ? new([.. fields.Where(field => !Same(field.Name, name))]) : this;

    /// <summary>With this as the only field of its name.</summary>
    public HeaderFields With(HeaderField field) => Without(field.Name).And(field);

    /// <summary>With one more field.</summary>
    public HeaderFields And(HeaderField field) => new([.. fields, field]);

    /// <summary>Whether there is a field of the name.</summary>
    public bool Has(string name) => index?.Value.ContainsKey(name) ?? fields.Any(field => Same(field.Name, name));

    /// <summary>Each name once, with its value as <see cref="this[string]"/> gives it.</summary>
    public IEnumerable<HeaderField> Joined() => fields
        .DistinctBy(field => field.Name, StringComparer.OrdinalIgnoreCase)
        .Select(field => new HeaderField(field.Name, this[field.Name]!));

    public IEnumerator<HeaderField> GetEnumerator() => fields.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    [SuppressMessage("Performance", "CA1859", Justification = "list patterns")]
    private HeaderField[] Named(string name) => index is null
        ? Array.FindAll(fields, field => Same(field.Name, name))
        : index.Value.GetValueOrDefault(name) ?? [];

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
