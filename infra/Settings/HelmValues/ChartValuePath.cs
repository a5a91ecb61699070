using System.Collections.Immutable;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>Looks into the free <c>values</c> of a chart.</summary>
internal static class ChartValuePath
{
    /// <summary>What stands at these keys, one below the other, a <see cref="Secret"/> perhaps; null where nothing does.</summary>
    public static object? At(this ImmutableSortedDictionary<string, object?> values, params ReadOnlySpan<string> path)
    {
        object? value = values;
        foreach (var key in path)
            value = (value as ImmutableSortedDictionary<string, object?>)?.GetValueOrDefault(key);
        return value;
    }

    /// <summary>The keys of a path, which have a slash between them; <c>~1</c> stands for one that is a key's own.</summary>
    public static string[] Keys(string path) => [.. path.Split('/').Select(key => key.Replace("~1", "/", StringComparison.Ordinal))];

    /// <summary>A key as <see cref="Keys"/> reads it.</summary>
    public static string Segment(string key) => key.Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The text there, secret or not: to decide by. Null where there is none, or an empty one.</summary>
    public static string? TextAt(this ImmutableSortedDictionary<string, object?> values, params ReadOnlySpan<string> path) =>
        Secret.Open(values.At(path)) is string { Length: > 0 } text ? text : null;
}
