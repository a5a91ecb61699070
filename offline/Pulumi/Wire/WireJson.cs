using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Pulumi.Wire;

/// <summary>The wire form of a value as JSON.</summary>
[JsonSerializable(typeof(object))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(ImmutableArray<object?>))]
[JsonSerializable(typeof(ImmutableDictionary<string, object?>))]
internal sealed partial class WireJson : JsonSerializerContext;
