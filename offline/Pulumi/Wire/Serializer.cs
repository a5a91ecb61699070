using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Wire;

/// <summary>
/// Turns values into their wire form: null, bool, double, string, <see cref="Resource"/>, immutable lists and maps of
/// these. One unknown or secret part marks the whole, and the whole comes from the resources of every part.
/// </summary>
internal static class Serializer
{
    /// <summary>The wire form of a value; errors name its place.</summary>
    /// <exception cref="InvalidOperationException">The value, or one within it, is of a type with no wire form.</exception>
    public static async Task<OutputData<object?>> SerializeAsync(string place, object? value) => value switch
    {
        null or bool or double or string => OutputData<object?>.Known(value),
        int number => OutputData<object?>.Known((double)number),
        Enum plain when plain.GetTypeCode() == TypeCode.Int32 => OutputData<object?>.Known((double)(int)value),
        InputArgs args => await MapAsync(place, args.ToDictionary()).ConfigureAwait(false),
        Task => throw new InvalidOperationException(
            $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{place}"),
        IInput input => await OutputAsync(place, input.Parts).ConfigureAwait(false),
        IOutput output => await OutputAsync(place, output).ConfigureAwait(false),
        IUnion union => await SerializeAsync(place, union.Value).ConfigureAwait(false),
        JsonElement json => OutputData<object?>.Known(FromJson(json)),
        // A resource stands for itself, once it is registered.
        Resource resource => (await resource.Urn.DataTask.ConfigureAwait(false)).Untyped() with { Value = resource },
        IDictionary map => await MapAsync(place, map).ConfigureAwait(false),
        IList list => await ListAsync(place, list).ConfigureAwait(false),
        _ when EnumValue(value.GetType()) is { } conversion => OutputData<object?>.Known(conversion.Invoke(null, [value])),
        _ => throw new InvalidOperationException($"{value.GetType().FullName} is not a supported argument type.\n\t{place}"),
    };

    /// <summary>The wire form of the entries of a state or of arguments, each with marks of its own.</summary>
    public static async Task<ImmutableDictionary<string, OutputData<object?>>> SerializeEachAsync(
        string place, IEnumerable<KeyValuePair<string, object?>> entries)
    {
        var each = ImmutableDictionary.CreateBuilder<string, OutputData<object?>>();
        foreach (var (name, value) in entries)
        {
            try
            {
                each.Add(name, await SerializeAsync($"{place}.{name}", value).ConfigureAwait(false));
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"error serializing property \"{name}\": {exception.Message}", exception);
            }
        }
        return each.ToImmutable();
    }

    private static async Task<OutputData<object?>> OutputAsync(string place, IOutput output)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        if (!data.IsKnown)
            return data with { Value = null };
        var inner = await SerializeAsync($"{place}.id", data.Value).ConfigureAwait(false);
        return data.Join(inner, inner.Value);
    }

    private static async Task<OutputData<object?>> ListAsync(string place, IList list)
    {
        var whole = OutputData<object?>.Known(null);
        var elements = ImmutableArray.CreateBuilder<object?>();
        var count = IsDefaultArray(list) ? 0 : list.Count;
        for (var i = 0; i < count; i++)
        {
            var element = await SerializeAsync($"{place}[{i}]", list[i]).ConfigureAwait(false);
            elements.Add(element.Value);
            whole = whole.Join(element, whole.Value);
        }
        return whole with { Value = elements.ToImmutable() };
    }

    private static async Task<OutputData<object?>> MapAsync(string place, IDictionary map)
    {
        var whole = OutputData<object?>.Known(null);
        var entries = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var key in map.Keys)
        {
            if (key is not string name)
                throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{place}");
            var entry = await SerializeAsync($"{place}.{name}", map[name]).ConfigureAwait(false);
            // Keys of the engine's own are not part of the value.
            if (name.StartsWith("__", StringComparison.Ordinal))
                continue;
            // A null is left out, but not a secret one: that it is none would tell something.
            if (entry.Value is not null || entry.IsSecret)
                entries.Add(name, entry.Value);
            whole = whole.Join(entry, whole.Value);
        }
        return whole with { Value = entries.ToImmutable() };
    }

    private static MethodInfo? EnumValue(Type type) =>
        type.IsDefined(typeof(EnumTypeAttribute)) ? type.GetMethod("op_Explicit", [type]) : null;

    private static object? FromJson(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(FromJson).ToImmutableArray(),
        JsonValueKind.Object => ImmutableDictionary<string, object?>.Empty.SetItems(
            json.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, FromJson(property.Value)))),
        _ => null,
    };

    // Equal are two of whatever elements, where they stand on the same array: here on none.
    private static bool IsDefaultArray(IList list) => list.Equals(default(ImmutableArray<object>));
}
