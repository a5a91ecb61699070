using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Wire;

/// <summary>Turns plain wire values into the types of outputs.</summary>
internal static class OutputConverter
{
    private const BindingFlags Anywhere = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    /// <summary>T of <c>Output&lt;T&gt;</c>; null for another type.</summary>
    public static Type? OutputValueType(Type type) =>
        type.IsConstructedGenericType && type.GetGenericTypeDefinition() == typeof(Output<>)
            ? type.GenericTypeArguments[0]
            : null;

    /// <summary>Refuses a type that no wire value can become.</summary>
    /// <exception cref="InvalidOperationException">The type, or one within it, is such a type.</exception>
    public static void CheckTargetType(string place, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || type == typeof(bool) || type == typeof(int) || type == typeof(double)
            || type == typeof(string) || type == typeof(object))
            return;
        if (ElementType(type) is { } element)
        {
            CheckTargetType(place, element, seen);
        }
        else if (type.IsDefined(typeof(OutputTypeAttribute)) && ConstructorOf(type) is { } constructor)
        {
            foreach (var parameter in constructor.GetParameters())
                CheckTargetType($"{type.FullName}({parameter.Name})", parameter.ParameterType, seen);
        }
        else
        {
            throw new InvalidOperationException($"{place} contains invalid type {type.FullName}. Allowed are String, " +
                "Boolean, Int32, Double, Object, Nullable, ImmutableArray, ImmutableDictionary by String, and classes " +
                "with [OutputType] and an [OutputConstructor].");
        }
    }

    /// <summary>The value as the type; null, with a warning, where it does not fit.</summary>
    public static object? Convert(Action<string> warn, string place, object? value, Type type)
    {
        if (value is null)
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Convert(warn, place, value, underlying);
        if (type == typeof(int))
            return Fitting<double>() is double number ? (int)number : null;
        if (type.IsInstanceOfType(value))
            return value;
        if (Is(type, typeof(ImmutableArray<>)))
        {
            return Fitting<ImmutableArray<object?>>() is ImmutableArray<object?> list
                ? Build(nameof(ToArray), list.Select(element => Convert(warn, place, element, ElementType(type)!)))
                : null;
        }
        if (Is(type, typeof(ImmutableDictionary<,>)))
        {
            return Fitting<ImmutableDictionary<string, object?>>() is ImmutableDictionary<string, object?> map
                ? Build(nameof(ToMap), map.Select(entry =>
                    KeyValuePair.Create(entry.Key, Convert(warn, place, entry.Value, ElementType(type)!))))
                : null;
        }
        if (type.IsDefined(typeof(OutputTypeAttribute)) && ConstructorOf(type) is { } constructor)
        {
            return Fitting<ImmutableDictionary<string, object?>>() is ImmutableDictionary<string, object?> fields
                ? constructor.Invoke([.. constructor.GetParameters().Select(parameter => Convert(
                    warn, $"{type.FullName}({parameter.Name})", fields.GetValueOrDefault(parameter.Name!), parameter.ParameterType))])
                : null;
        }
        return Unfit(type);

        object? Fitting<T>() => value is T ? value : Unfit(typeof(T));

        object? Unfit(Type expected)
        {
            warn($"Expected {expected.FullName} but got {value.GetType().FullName} deserializing {place}");
            return null;
        }

        object Build(string method, IEnumerable elements) => typeof(OutputConverter)
            .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(ElementType(type)!).Invoke(null, [elements])!;
    }

    private static ImmutableArray<T> ToArray<T>(IEnumerable<object?> elements) =>
        [.. elements.Select(element => element is null ? default! : (T)element)];

    private static ImmutableDictionary<string, T> ToMap<T>(IEnumerable<KeyValuePair<string, object?>> entries) =>
        entries.ToImmutableDictionary(entry => entry.Key, entry => entry.Value is null ? default! : (T)entry.Value);

    /// <summary>The type of the elements of a list, of a map by text, or of a nullable; null for another type.</summary>
    private static Type? ElementType(Type type) =>
        Nullable.GetUnderlyingType(type)
        ?? (Is(type, typeof(ImmutableArray<>)) ? type.GenericTypeArguments[0]
            : Is(type, typeof(ImmutableDictionary<,>)) && type.GenericTypeArguments[0] == typeof(string)
                ? type.GenericTypeArguments[1]
                : null);

    private static bool Is(Type type, Type definition) =>
        type.IsConstructedGenericType && type.GetGenericTypeDefinition() == definition;

    private static ConstructorInfo? ConstructorOf(Type type)
    {
        var constructors = type.GetConstructors(Anywhere);
        return constructors.FirstOrDefault(one => one.IsDefined(typeof(OutputConstructorAttribute)))
            ?? (constructors.Where(one => one.IsPublic).ToArray() is [var only] ? only : null);
    }
}
