using Google.Protobuf.WellKnownTypes;

namespace TrinoInfra.Tests.EngineWire;

/// <summary>Values as Pulumi's protocol writes them.</summary>
internal static class WireValue
{
    /// <summary>The text that stands for a value which is not known yet.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /// <summary>The member by which a map says that it stands for something else.</summary>
    private const string Signature = "4dabf18193072939515e22adb298388d";

    private const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>A map as a provider receives it, and as a plan shows it: secrets opened.</summary>
    public static IReadOnlyDictionary<string, object> Open(Struct map) =>
        map.Fields.ToDictionary(field => field.Key, field => Open(field.Value)!);

    /// <summary>Whether any of it is a secret.</summary>
    public static bool HoldsSecret(Struct map) => Secret(map) is not null || map.Fields.Values.Any(HoldsSecret);

    /// <summary>Every text, a map's keys among them, that is in clear: in no secret.</summary>
    public static IEnumerable<string> TextsInClear(Struct map) =>
        map.Fields.SelectMany(field => TextsInClear(field.Value).Prepend(field.Key));

    private static IEnumerable<string> TextsInClear(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.StringValue => [value.StringValue],
        Value.KindOneofCase.ListValue => value.ListValue.Values.SelectMany(TextsInClear),
        Value.KindOneofCase.StructValue when Secret(value.StructValue) is null => TextsInClear(value.StructValue),
        _ => [],
    };

    private static bool HoldsSecret(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.ListValue => value.ListValue.Values.Any(HoldsSecret),
        Value.KindOneofCase.StructValue => HoldsSecret(value.StructValue),
        _ => false,
    };

    private static object? Open(Value value) => value.KindCase switch
    {
        Value.KindOneofCase.NullValue => null,
        Value.KindOneofCase.StringValue => value.StringValue,
        Value.KindOneofCase.BoolValue => value.BoolValue,
        Value.KindOneofCase.NumberValue => value.NumberValue,
        Value.KindOneofCase.ListValue => value.ListValue.Values.Select(Open).ToList(),
        Value.KindOneofCase.StructValue => Secret(value.StructValue) is { } secret ? Open(secret) : Open(value.StructValue),
        _ => throw new ArgumentException($"A {value.KindCase} is no value.", nameof(value)),
    };

    private static Value? Secret(Struct map) =>
        map.Fields.TryGetValue(Signature, out var signature) && signature.StringValue == SecretSignature
            ? map.Fields["value"]
            : null;
}
