using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Pulumi.Wire;

namespace Pulumi;

/// <summary>A bag of members marked with <see cref="InputAttribute"/>.</summary>
public abstract class InputArgs
{
    private const BindingFlags Anywhere = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    // A type is looked at once: reading attributes is slow.
    private static readonly ConcurrentDictionary<Type, ImmutableArray<Member>> Known = new();

    /// <summary>Members by their names on the wire, as they are.</summary>
    internal ImmutableDictionary<string, object?> ToDictionary() => Known.GetOrAdd(GetType(), MembersOf)
        .ToImmutableDictionary(member => member.Input.Name, member => member.Read(this));

    private static ImmutableArray<Member> MembersOf(Type type) =>
    [
        .. from member in type.GetFields(Anywhere).Concat<MemberInfo>(type.GetProperties(Anywhere))
           let input = member.GetCustomAttribute<InputAttribute>()
           where input is not null
           select new Member(member, input, $"[Input] {type.FullName}.{member.Name}"),
    ];

    private sealed record Member(MemberInfo Info, InputAttribute Input, string Place)
    {
        public object? Read(InputArgs args)
        {
            var value = Info is FieldInfo field ? field.GetValue(args) : ((PropertyInfo)Info).GetValue(args);
            if (value is null && Input.IsRequired)
                throw new ArgumentNullException(Info.Name, $"{Place} is required but was not given a value");
            return Input.Json && value is not null ? AsJson(Place, value) : value;
        }

        private static Output<string> AsJson(string place, object value) => Output.Untyped(value).Apply(async known =>
            JsonSerializer.Serialize((await Serializer.SerializeAsync(place, known).ConfigureAwait(false)).Value, WireJson.Default.Object));
    }
}
