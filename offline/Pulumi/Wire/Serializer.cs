using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Wire;

/// <summary>Turns arguments into their wire form and notes which resources they came from.</summary>
internal sealed class Serializer
{
    /// <summary>The resources met on the way.</summary>
    public HashSet<Resource> Dependencies { get; } = [];

    /// <summary>The wire form of a value.</summary>
    /// <param name="place">Where the value stands, for errors.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">The value, or one within it, is of a type with no wire form.</exception>
    public async Task<object?> SerializeAsync(string place, object? value) => value switch
    {
        null or bool or double or string => value,
        int number => (double)number,
        InputArgs args => await MapAsync(place, args.ToDictionary()).ConfigureAwait(false),
        Task => throw new InvalidOperationException(
            $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{place}"),
        IInputCollection collection => await OutputAsync(place, collection.Elements.ToOutput()).ConfigureAwait(false),
        IInput input => await OutputAsync(place, input.ToOutput()).ConfigureAwait(false),
        IOutput output => await OutputAsync(place, output).ConfigureAwait(false),
        JsonElement json => FromJson(json),
        Resource resource => await ResourceAsync(resource).ConfigureAwait(false),
        IDictionary map => await MapAsync(place, map).ConfigureAwait(false),
        IList list => await ListAsync(place, list).ConfigureAwait(false),
        Enum number when number.GetTypeCode() == TypeCode.Int32 => (double)(int)value,
        ValueTuple => null,
        _ when value.GetType().IsDefined(typeof(EnumTypeAttribute)) => FromEnumType(place, value),
        _ when value.GetType().IsDefined(typeof(OutputTypeAttribute)) => await OutputTypeAsync(place, value).ConfigureAwait(false),
        _ => throw new InvalidOperationException($"{value.GetType().FullName} is not a supported argument type.\n\t{place}"),
    };

    private async Task<object?> OutputAsync(string place, IOutput output)
    {
        var data = await output.GetDataAsync().ConfigureAwait(false);
        Dependencies.UnionWith(data.Resources);
        if (!data.IsKnown)
            return WireValue.Unknown;
        var wire = await SerializeAsync($"{place}.id", data.Value).ConfigureAwait(false);
        return data.IsSecret ? new WireValue.Secret(wire) : wire;
    }

    /// <summary>A resource among the arguments stands for itself, once it is registered.</summary>
    private async Task<object?> ResourceAsync(Resource resource)
    {
        Dependencies.Add(resource);
        await resource.Urn.DataTask.ConfigureAwait(false);
        return resource;
    }

    private async Task<object?> ListAsync(string place, IList list)
    {
        if (list is IStructuralEquatable && IsDefaultArray(list))
            return ImmutableArray<object?>.Empty;
        var elements = ImmutableArray.CreateBuilder<object?>(list.Count);
        for (var i = 0; i < list.Count; i++)
            elements.Add(await SerializeAsync($"{place}[{i}]", list[i]).ConfigureAwait(false));
        return elements.MoveToImmutable();
    }

    private async Task<object?> MapAsync(string place, IDictionary map)
    {
        var entries = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var key in map.Keys)
        {
            if (key is not string name)
                throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{place}");
            if (await SerializeAsync($"{place}.{name}", map[name]).ConfigureAwait(false) is { } element)
                entries[name] = element;
        }
        return entries.ToImmutable();
    }

    private async Task<object?> OutputTypeAsync(string place, object value)
    {
        var entries = ImmutableDictionary.CreateBuilder<string, object?>();
        const BindingFlags any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        foreach (var field in value.GetType().GetFields(any).Where(field => field.IsInitOnly))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(field.Name);
            entries[name] = await SerializeAsync($"{place}.{name}", field.GetValue(value)).ConfigureAwait(false);
        }
        return entries.ToImmutable();
    }

    private static object? FromEnumType(string place, object value)
    {
        var type = value.GetType();
        var conversion = type.GetMethod("op_Explicit", BindingFlags.Public | BindingFlags.Static, [type]);
        return conversion is { ReturnType: var result } && (result == typeof(string) || result == typeof(double))
            ? conversion.Invoke(null, [value])
            : throw new InvalidOperationException(
                $"Expected {type.FullName} to have an explicit conversion operator to String or Double.\n\t{place}");
    }

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

    private static bool IsDefaultArray(IList list) =>
        list.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && (bool)type.GetProperty(nameof(ImmutableArray<>.IsDefault))!.GetValue(list)!;
}
