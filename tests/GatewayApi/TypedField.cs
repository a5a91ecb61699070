using System.Reflection;
using Pulumi;
using TrinoInfra.RouteReader.Schema;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>A field as the typed classes have it, found by what the SDK looks for: its [Input] members.</summary>
/// <param name="Path">Its path, as in <see cref="ApiField.Path"/>.</param>
/// <param name="Type">Its type, as in <see cref="ApiField.Type"/>.</param>
/// <param name="Required">Whether the SDK refuses to go without it.</param>
/// <param name="Chosen">Whether it is set by a factory, so that its owner never lacks it.</param>
/// <param name="Values">The values it can have, as text; none when any is possible.</param>
internal sealed record TypedField(string Path, string Type, bool Required, bool Chosen, IReadOnlyList<string> Values)
{
    /// <summary>The fields of a class, and of the classes in them.</summary>
    public static IEnumerable<TypedField> Of(Type args, string path)
    {
        const BindingFlags any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        var fields = args.GetFields(any).Select(field => (Member: (MemberInfo)field, Type: field.FieldType));
        var properties = args.GetProperties(any).Select(property => (Member: (MemberInfo)property, Type: property.PropertyType));
        return fields.Concat(properties).SelectMany(found => Of(args, path, found.Member, found.Type));
    }

    private static IEnumerable<TypedField> Of(Type owner, string path, MemberInfo member, Type type)
    {
        // The attribute keeps its name to itself.
        if (member.CustomAttributes.SingleOrDefault(each => each.AttributeType == typeof(InputAttribute)) is not { } input)
            return [];
        var name = $"{path}.{input.ConstructorArguments[0].Value}";
        var required = input.ConstructorArguments[1].Value is true;
        var chosen = owner.GetConstructors() is [];
        var value = type.GetGenericArguments().Single();
        var scalar = Scalar(value);
        var values = Choices(owner, member, value);
        var (collection, suffix) = type.GetGenericTypeDefinition() switch
        {
            var list when list == typeof(InputList<>) => ("array", "[]"),
            var map when map == typeof(InputMap<>) => ("map", "{}"),
            _ => (null, ""),
        };
        IEnumerable<TypedField> itself = (collection, scalar) switch
        {
            (null, _) => [new(name, scalar ?? "object", required, chosen, values)],
            (_, null) => [new(name, collection, required, chosen, [])],
            _ => [new(name, collection, required, chosen, []), new(name + suffix, scalar, false, chosen, values)],
        };
        return scalar is null ? itself.Concat(Of(value, name + suffix)) : itself;
    }

    private static string? Scalar(Type type) =>
        Written(type) is { } written ? (written == typeof(string) ? "string" : "integer")
        : type == typeof(string) ? "string"
        : type == typeof(int) ? "integer"
        : type == typeof(bool) ? "boolean"
        : null;

    /// <summary>What an enumeration is written as; null for any other type.</summary>
    private static Type? Written(Type type) =>
        type.IsDefined(typeof(EnumTypeAttribute)) ? type.GetMethod("op_Explicit", [type])!.ReturnType : null;

    private static IReadOnlyList<string> Choices(Type owner, MemberInfo member, Type value)
    {
        const BindingFlags statics = BindingFlags.Public | BindingFlags.Static;
        // What tells the kinds of one object apart has one factory a value, of that name.
        var isKind = member.Name is "type" or "from";
        IEnumerable<string> choices =
            Written(value) is not null ? value.GetProperties(statics).Select(each => $"{each.GetValue(null)}")
            : isKind ? owner.GetMembers(statics).Where(IsFactory).Select(factory => factory.Name)
            : [];
        return [.. choices];
    }

    private static bool IsFactory(MemberInfo member) => member is PropertyInfo or MethodInfo { IsSpecialName: false };
}
