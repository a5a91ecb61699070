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

    /// <summary>The text there, secret or not: to decide by. Null where there is none, or an empty one.</summary>
    public static string? TextAt(this ImmutableSortedDictionary<string, object?> values, params ReadOnlySpan<string> path) =>
        Secret.Open(values.At(path)) is string { Length: > 0 } text ? text : null;
}
