using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Wire;

/// <summary>Turns wire values into the types of outputs.</summary>
internal static class OutputConverter
{
    /// <summary>The T of <c>generic&lt;T&gt;</c>, or the last of its types; null for another type.</summary>
    public static Type? Element(Type type, Type generic) =>
        type.IsConstructedGenericType && type.GetGenericTypeDefinition() == generic ? type.GenericTypeArguments[^1] : null;

    /// <summary>Refuses a type that no wire value can become.</summary>
    /// <exception cref="InvalidOperationException">The type, or one within it, is such a type.</exception>
    public static void CheckTargetType(string place, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || type == typeof(bool) || type == typeof(int) || type == typeof(double)
            || type == typeof(string) || type == typeof(object))
            return;
        var element = Nullable.GetUnderlyingType(type) ?? Element(type, typeof(ImmutableArray<>)) ?? MapElement(type);
        if (element is not null)
            CheckTargetType(place, element, seen);
        else if (ConstructorOf(type) is not { } constructor)
            throw new InvalidOperationException($"{place} contains invalid type {type.FullName}.");
        else
            Array.ForEach(constructor.GetParameters(), p => CheckTargetType($"{type.FullName}({p.Name})", p.ParameterType, seen));
    }

    /// <summary>The value as the type; null, with a warning, where it does not fit.</summary>
    public static object? Convert(Action<string> warn, string place, object? value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null || type.IsInstanceOfType(value))
            return value;
        if (type == typeof(int) && value is double number)
            return (int)number;
        if (Element(type, typeof(ImmutableArray<>)) is { } item && value is ImmutableArray<object?> list)
            return Build(nameof(ToArray), item, list.Select(element => Convert(warn, place, element, item)));
        if (value is ImmutableDictionary<string, object?> map)
        {
            if (MapElement(type) is { } entry)
            {
                var parts = map.ToDictionary(one => one.Key, one => Convert(warn, place, one.Value, entry));
                // Named, it is made ahead in a native build, for all reference types.
                return entry == typeof(string) ? ToMap<string>(parts) : Build(nameof(ToMap), entry, parts);
            }
            if (ConstructorOf(type) is { } constructor)
            {
                return constructor.Invoke([.. constructor.GetParameters().Select(p => Convert(
                    warn, $"{type.FullName}({p.Name})", map.GetValueOrDefault(p.Name!), p.ParameterType))]);
            }
        }
        warn($"Expected {type.FullName} but got {value.GetType().FullName} deserializing {place}");
        return null;
    }

    private static object? Build(string method, Type element, IEnumerable parts) => typeof(OutputConverter)
        .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(element).Invoke(null, [parts]);

    private static ImmutableArray<T> ToArray<T>(IEnumerable<object?> parts) =>
        [.. parts.Select(part => part is null ? default! : (T)part)];

    private static ImmutableDictionary<string, T> ToMap<T>(Dictionary<string, object?> parts) =>
        parts.ToImmutableDictionary(part => part.Key, part => part.Value is null ? default! : (T)part.Value);

    private static Type? MapElement(Type type) =>
        Element(type, typeof(ImmutableDictionary<,>)) is { } element && type.GenericTypeArguments[0] == typeof(string)
            ? element
            : null;

    private static ConstructorInfo? ConstructorOf(Type type)
    {
        if (!type.IsDefined(typeof(OutputTypeAttribute)))
            return null;
        var all = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
        return all.FirstOrDefault(one => one.IsDefined(typeof(OutputConstructorAttribute)))
            ?? (all.Where(one => one.IsPublic).ToArray() is [var only] ? only : null);
    }
}
