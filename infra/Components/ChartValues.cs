global using Values = System.Collections.Immutable.ImmutableSortedDictionary<string, object?>;

using System.Collections.Immutable;
using Pulumi;
using TrinoInfra.Settings;
using TrinoInfra.Settings.HelmValues;

namespace TrinoInfra.Components;

/// <summary>Chart values: maps of text to text, numbers, booleans, lists and maps.</summary>
internal static class ChartValues
{
    /// <summary>One map, e.g. <c>Of(("replicas", 1), ("image", Of(...)))</c>; each key once.</summary>
    public static Values Of(params ReadOnlySpan<(string Key, object? Value)> entries)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, object?>();
        foreach (var (key, value) in entries)
            values.Add(key, value);

        return values.ToImmutable();
    }

    /// <summary>
    /// <paramref name="own"/> with <paramref name="users"/> laid over it as Helm merges values: maps by key,
    /// everything else, lists included, as a whole.
    /// </summary>
    public static Values Merge(Values own, Values users) =>
        users.Aggregate(own, (merged, entry) => merged.SetItem(
            entry.Key,
            entry.Value is Values map && merged.GetValueOrDefault(entry.Key) is Values below ? Merge(below, map) : entry.Value));

    /// <summary>A container's <c>resources</c>: CPU is requested and not limited, since a limit throttles bursts.</summary>
    /// <param name="cpu">The CPU request, e.g. <c>100m</c>.</param>
    /// <param name="memory">The memory request, e.g. <c>128Mi</c>.</param>
    /// <param name="memoryLimit">The memory limit; the request where not given.</param>
    public static Values Resources(string cpu, string memory, string? memoryLimit = null) => Of(
        ("requests", Of(("cpu", cpu), ("memory", memory))),
        ("limits", Of(("memory", memoryLimit ?? memory))));

    /// <summary>The values as a release takes them: those that are secrets are secrets in the state, and no others.</summary>
    public static InputMap<object> ToInput(this Values values) => Marked(values);

    /// <summary>One of the values as a resource takes it: a secret where it is one.</summary>
    /// <exception cref="InvalidCastException">It is no <typeparamref name="T"/>.</exception>
    public static Input<T> ToInput<T>(object? value)
        where T : notnull
        => value is Secret secret ? Output.CreateSecret((T)secret.Value) : (T)value!;

    /// <summary>The text at these keys as a resource takes it; null where there is none, or an empty one.</summary>
    public static Input<string>? TextInputAt(this Values values, params ReadOnlySpan<string> path) =>
        values.TextAt(path) is null ? null : ToInput<string>(values.At(path));

    private static ImmutableDictionary<string, object> Marked(Values values) =>
        values.ToImmutableDictionary(entry => entry.Key, entry => Marked(entry.Value)!);

    private static object? Marked(object? value) => value switch
    {
        Secret secret => Output.CreateSecret(secret.Value),
        Values map => Marked(map),
        ImmutableArray<object?> list => list.Select(Marked).ToImmutableArray(),
        _ => value,
    };
}
