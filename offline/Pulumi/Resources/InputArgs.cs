using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Pulumi.Wire;

namespace Pulumi;

/// <summary>A bag of members marked with <see cref="InputAttribute"/>.</summary>
public abstract class InputArgs
{
    private const BindingFlags Anywhere = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    /// <summary>Members by their names on the wire, as they are.</summary>
    internal ImmutableDictionary<string, object?> ToDictionary()
    {
        var type = GetType();
        var fields = type.GetFields(Anywhere).Select(field => Read(field, field.GetValue));
        var properties = type.GetProperties(Anywhere).Select(property => Read(property, property.GetValue));
        return fields.Concat(properties).OfType<KeyValuePair<string, object?>>().ToImmutableDictionary();
    }

    private KeyValuePair<string, object?>? Read(MemberInfo member, Func<object, object?> getValue)
    {
        if (member.GetCustomAttribute<InputAttribute>() is not { } input)
            return null;

        var place = $"[Input] {GetType().FullName}.{member.Name}";
        var value = getValue(this);
        if (value is null && input.IsRequired)
            throw new ArgumentNullException(member.Name, $"{place} is required but was not given a value");
        return new(input.Name, input.Json && value is not null ? AsJson(place, value) : value);
    }

    private static Output<string> AsJson(string place, object value) => Output.Untyped(value).Apply(async known =>
        JsonSerializer.Serialize((await Serializer.SerializeAsync(place, known).ConfigureAwait(false)).Value));
}
