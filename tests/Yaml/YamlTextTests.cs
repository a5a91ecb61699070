using System.Text.Json.Nodes;
using CsCheck;
using TrinoInfra.Checking;
using TrinoInfra.Yaml;

namespace TrinoInfra.Tests.Yaml;

public sealed class YamlTextTests
{
    [Fact]
    public void It_is_written_as_people_write_it() => Assert.Equal(
        """
        spec:
          minReplicas: 2
          on: false
          items:
          - name: istio-proxy
            cpu: 100m
          - "yes"

        """.Replace("on:", "\"on\":", StringComparison.Ordinal),
        YamlText.Of(JsonNode.Parse("""{ "spec": { "minReplicas": 2, "on": false, "items": [{ "name": "istio-proxy", "cpu": "100m" }, "yes"] } }""")!));

    [Theory]
    [InlineData("2")]
    [InlineData("1e3")]
    [InlineData("0x1f")]
    [InlineData("on")]
    [InlineData("True")]
    [InlineData("null")]
    [InlineData("2026-01-01")]
    [InlineData("")]
    [InlineData("50%")]
    [InlineData("a: b")]
    [InlineData("# no comment")]
    [InlineData(" at its ends ")]
    [InlineData("two\nlines\n")]
    [InlineData("--- \n")]
    public void What_might_be_taken_for_something_else_is_quoted(string text) =>
        Assert.StartsWith("a: \"", YamlText.Of(new JsonObject { ["a"] = text }));

    [Fact]
    public void It_is_read_back_the_same() => Gen.Dictionary(Gen.String, Gen.OneOf(
        Gen.String.Select(text => (JsonNode)text), Gen.Int.Select(number => (JsonNode)number), Gen.Bool.Select(flag => (JsonNode)flag),
        Gen.String.Array[0, 3].Select(texts => (JsonNode)new JsonArray([.. texts.Select(text => (JsonNode)text)]))))[1, 4].Sample(values =>
        {
            var map = new JsonObject(values.Where(entry => IsUnicode(entry.Key) && IsUnicode($"{entry.Value}")).Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value.DeepClone())));
            List<Fault> faults = [];
            var read = YamlJson.ToJson(Assert.Single(YamlComposer.Compose(YamlText.Of(map), "test")), faults);
            Assert.Empty(faults);
            Assert.True(JsonNode.DeepEquals(map, JsonNode.Parse(read.GetRawText())), YamlText.Of(map));
        });

    private static bool IsUnicode(string text) => text.EnumerateRunes().All(rune => rune.Value != 0xfffd);
}
