using System.Collections;
using System.Globalization;
using System.Reflection;
using Pulumi;
using Pulumi.Utilities;

namespace TrinoInfra.Tests.Components;

/// <summary>
/// What of a resource's arguments no secret hides: what the state would hold readable. Looked at through the SDK's public
/// members, since mocks get secrets opened. A list or map of texts is hidden as a whole by one secret among them.
/// </summary>
internal static class InTheClear
{
    private const BindingFlags Anywhere = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    /// <summary>Every text, number and boolean that is readable, numbers and booleans as texts.</summary>
    public static async Task<List<string>> Async(object? value)
    {
        List<string> texts = [];
        await CollectAsync(value, texts);
        return texts;
    }

    private static async Task CollectAsync(object? value, List<string> texts)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                texts.Add(text);
                break;
            case InputArgs args:
                foreach (var member in args.GetType().GetMembers(Anywhere).Where(member => member.IsDefined(typeof(InputAttribute))))
                    await CollectAsync(member is FieldInfo field ? field.GetValue(args) : ((PropertyInfo)member).GetValue(args), texts);
                break;
            case Resource:
                break;
            case var output when Generic(output, typeof(Output<>)) is { } type:
                await CollectAsync(await OpenAsync(nameof(OfOutputAsync), type, output), texts);
                break;
            case var input when Generic(input, typeof(Input<>)) is { } type:
                await CollectAsync(await OpenAsync(nameof(OfInputAsync), type, input), texts);
                break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    texts.Add((string)entry.Key);
                    await CollectAsync(entry.Value, texts);
                }

                break;
            case IEnumerable list:
                foreach (var item in list)
                    await CollectAsync(item, texts);
                break;
            default:
                texts.Add(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
        }
    }

    private static Type? Generic(object value, Type definition)
    {
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsConstructedGenericType && type.GetGenericTypeDefinition() == definition)
                return type.GenericTypeArguments[0];
        }

        return null;
    }

    private static Task<object?> OpenAsync(string method, Type type, object value) => (Task<object?>)typeof(InTheClear)
        .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [value])!;

    private static Task<object?> OfInputAsync<T>(Input<T> input) => OfOutputAsync(input.ToOutput());

    private static async Task<object?> OfOutputAsync<T>(Output<T> output) =>
        await Output.IsSecretAsync(output) ? null : await OutputUtilities.GetValueAsync(output);
}
