using System.Text.Json.Nodes;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>The checker finds each limit of the definitions when it alone is broken.</summary>
public sealed class CrdLimitsTests
{
    public static TheoryData<string> Kinds => [.. CrdSchema.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_limit_of_every_field_is_found_when_broken(string kind)
    {
        var valid = await Samples.ManifestAsync(kind);
        var breaches = CrdSchema.Kinds[kind].Fields.Values
            .SelectMany(field => Breaches(field).Select(breach => (field, breach)))
            .ToList();

        Assert.NotEmpty(breaches);
        Assert.All(breaches, tried =>
        {
            var manifest = (JsonObject)valid.DeepClone();
            var (place, node) = JsonPlace.First(manifest["spec"]!, "spec", tried.field.Path[4..]);
            tried.breach.Break(node);
            var expected = $"{place}{tried.breach.Violation}";
            Assert.True(CrdLimits.Check(manifest).Any(found => found.StartsWith(expected, StringComparison.Ordinal)), expected);
        });
    }

    [Fact]
    public void A_manifest_of_another_kind_is_not_checked()
    {
        var manifest = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "ConfigMap" };

        Assert.False(CrdLimits.Knows(manifest));
        Assert.Throws<ArgumentException>(() => CrdLimits.Check(manifest));
    }

    [Theory]
    [InlineData("metadata.name", "Upper")]
    [InlineData("metadata.name", "")]
    [InlineData("metadata.namespace", "a.b")]
    [InlineData("metadata.labels", """{ "a": "-" }""")]
    [InlineData("metadata.labels", """{ "/a": "b" }""")]
    [InlineData("metadata.annotations", """{ "a": 1 }""")]
    [InlineData("status", "{}")]
    public async Task A_fault_beside_the_spec_is_found(string place, string value)
    {
        var manifest = await Samples.ManifestAsync("Gateway");
        var (parent, name) = place.Split('.') is [var owner, var member] ? (manifest[owner]!, member) : (manifest, place);
        parent[name] = value is ['{', ..] ? JsonNode.Parse(value) : value;

        Assert.StartsWith(place, Assert.Single(CrdLimits.Check(manifest)));
    }

    [Fact]
    public async Task Numbers_are_numbers_however_they_are_kept()
    {
        var manifest = await Samples.ManifestAsync("HTTPRoute");
        var read = JsonNode.Parse(manifest.ToJsonString())!.AsObject();
        var backend = JsonPlace.First(read["spec"]!, "spec", ".rules[].backendRefs[]").Node;
        (backend["port"], backend["weight"]) = (8080m, 9L);

        Assert.Empty(CrdLimits.Check(read));
    }

    [Fact]
    public async Task The_manifest_is_left_as_it_was()
    {
        var manifest = await Samples.ManifestAsync("HTTPRoute");
        var before = manifest.ToJsonString();

        CrdLimits.Check(manifest);

        Assert.Equal(before, manifest.ToJsonString());
    }

    /// <summary>A way to break each limit, given the value, and how the violation goes on after its place.</summary>
    private static IEnumerable<(Action<JsonNode> Break, string Violation)> Breaches(CrdField field)
    {
        yield return (node => node.ReplaceWith(field.Type is "string" ? JsonValue.Create(1.5) : JsonValue.Create("wrong")),
            field.Type is "string" ? ": 1.5 is no string" : $": \"wrong\" is no {field.Type}");
        if (field.Required && field.Path != "spec")
            yield return (node => ((JsonObject)node.Parent!).Remove(node.GetPropertyName()), ": missing");
        if (field.Type is "object")
            yield return (node => node["surplus"] = 1, ".surplus: no such field");
        if (field.Type is "array" && field.Element is null)
            yield return (node => node[0]!["surplus"] = 1, "[0].surplus: no such field");
        if (field.MinLength is { } shortest and > 0)
            yield return (node => node.ReplaceWith(Letters(shortest - 1)), $": {shortest - 1} characters, at least");
        if (field.MaxLength is { } longest)
            yield return (node => node.ReplaceWith(Letters(longest + 1)), $": {longest + 1} characters, at most");
        if (field.Pattern is not null)
            yield return (node => node.ReplaceWith(JsonValue.Create("no match")), ": 'no match' does not match");
        if (field.Type is "integer")
            yield return (node => node.ReplaceWith(JsonValue.Create(1.5)), ": 1.5 is no integer");
        if (field.Minimum is { } least)
            yield return (node => node.ReplaceWith(JsonValue.Create(least - 1.0)), $": {least - 1}, at least");
        if (field.Maximum is { } most)
            yield return (node => node.ReplaceWith(JsonValue.Create(most + 1.0)), $": {most + 1}, at most");
        if (field.Enum is not [])
            yield return (node => node.ReplaceWith(field.Type is "integer" ? JsonValue.Create(304.0) : JsonValue.Create("Other")),
                $": {(field.Type is "integer" ? "304" : "'Other'")} is none of");
        if (field.MinItems is not null)
            yield return (node => node.AsArray().Clear(), ": 0 elements, at least");
        if (field.MaxItems is { } many)
            yield return (node => Fill(node.AsArray(), many + 1), $": {many + 1} elements, at most");
        if (field.Unique)
            yield return (node => node.AsArray().Add(node[0]!.DeepClone()), ": two elements are alike");
        if (field.MaxProperties is { } entries)
            yield return (node => Fill(node.AsObject(), entries + 1), $": {entries + 1} entries, at most");
    }

    private static JsonNode Letters(int count) => JsonValue.Create(new string('a', count));

    private static void Fill(JsonArray list, int count)
    {
        while (list.Count < count)
            list.Add(list[0]!.DeepClone());
    }

    private static void Fill(JsonObject map, int count)
    {
        while (map.Count < count)
            map[$"key{map.Count}"] = "value";
    }
}
