using System.Text.Json.Nodes;
using TrinoInfra.GatewayApi;
using TrinoInfra.RouteReader.Schema;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>The typed classes have the fields of the API's definitions, all of them and no other.</summary>
public sealed class CompletenessTests
{
    public static TheoryData<string> Kinds => ["GatewayClass", "Gateway", "ListenerSet", "HTTPRoute", "BackendTLSPolicy"];

    [Fact]
    public void The_definitions_compared_with_are_those_installed() =>
        Assert.Equal(ApiSchema.Release, Versions.GatewayApiCrds.Version);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Typed_fields_are_the_fields_of_the_definition(string kind)
    {
        var defined = ApiSchema.Kinds[kind].Fields.Values.Where(field => field.Path != "spec");

        Assert.Equal(
            defined.Select(field => $"{field.Path} {field.Type}").Order(StringComparer.Ordinal),
            Typed(kind).Select(field => $"{field.Path} {field.Type}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Typed_enumerations_have_the_values_of_the_definition(string kind)
    {
        // Controllers may define protocols, types of address and sets of authorities of their own.
        string[] open = ["spec.listeners[].protocol", "spec.addresses[].type", "spec.validation.wellKnownCACertificates"];

        Assert.All(Typed(kind).Where(field => !open.Contains(field.Path)), field =>
            Assert.Equal(ApiSchema.Kinds[kind].Fields[field.Path].Enum.Order(), field.Values.Order()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Typed_fields_are_required_where_the_definition_requires_them(string kind) =>
        Assert.All(Typed(kind), field =>
        {
            var required = ApiSchema.Kinds[kind].Fields[field.Path].Required;
            Assert.True(required ? field.Required : !field.Required || field.Chosen, field.Path);
        });

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Samples_use_every_field_and_break_no_limit(string kind)
    {
        var manifest = await Samples.ManifestAsync(kind);

        Assert.Empty(ApiCheck.Check(manifest));
        // One way to name authorities excludes the other.
        Assert.Empty(ApiSchema.Kinds[kind].Fields.Keys.Except(Paths(manifest["spec"], "spec")).Except(["spec.validation.wellKnownCACertificates"]));
    }

    private static IEnumerable<TypedField> Typed(string kind) => TypedField.Of(
        kind switch
        {
            "GatewayClass" => typeof(GatewayClassSpecArgs),
            "Gateway" => typeof(GatewaySpecArgs),
            "ListenerSet" => typeof(ListenerSetSpecArgs),
            "HTTPRoute" => typeof(HTTPRouteSpecArgs),
            "BackendTLSPolicy" => typeof(BackendTLSPolicySpecArgs),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        },
        "spec");

    private static IEnumerable<string> Paths(JsonNode? node, string path) => node switch
    {
        JsonObject map => map
            .SelectMany(entry => Paths(entry.Value, $"{path}.{entry.Key}").Concat(Paths(entry.Value, path + "{}")))
            .Prepend(path),
        JsonArray list => list.SelectMany(element => Paths(element, path + "[]")).Prepend(path),
        _ => [path],
    };
}
