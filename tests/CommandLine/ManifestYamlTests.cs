using System.Text.Json.Nodes;
using CsCheck;
using TrinoInfra.Checking;
using TrinoInfra.CommandLine.Render;
using TrinoInfra.Yaml;

namespace TrinoInfra.Tests.CommandLine;

/// <summary>What <c>render</c> prints reads back equal, and is harmless to a terminal.</summary>
public sealed class ManifestYamlTests
{
    [Theory]
    [InlineData("a\u001b[31mb", "\"a\\e[31mb\"")]
    [InlineData("\u202eabc", "\"\\U0000202Eabc\"")]
    [InlineData("a\u0085b", "\"a\\Nb\"")]
    [InlineData("1e300", "\"1e300\"")]
    [InlineData("0x1F", "\"0x1F\"")]
    [InlineData("2026-01-01", "\"2026-01-01\"")]
    [InlineData("plain", "plain")]
    public void A_text_that_is_not_plain_stands_in_double_quotes(string text, string yaml) =>
        Assert.Equal($"key: {yaml}\n", ManifestYaml.Of(new JsonObject { ["key"] = text }));

    [Fact]
    public void Any_value_reads_back_equal_and_nothing_in_it_moves_a_cursor() => Value.Sample(
        value =>
        {
            var yaml = ManifestYaml.Of(new JsonObject { ["value"] = value.DeepClone() });

            var lines = yaml.Split('\n');
            Assert.All(lines, line => Assert.True(Quoted.IsHarmless(line.Replace("\t", "")), yaml));
            List<Fault> faults = [];
            var read = YamlJson.ToJson(Assert.Single(Composed(yaml)), faults);
            Assert.Empty(faults);
            Assert.True(JsonNode.DeepEquals(value, JsonNode.Parse(read.GetProperty("value").GetRawText())), $"{yaml}\n{value.ToJsonString()}");
        },
        iter: 2_000, threads: 1);

    private static IEnumerable<YamlValue> Composed(string yaml)
    {
        try
        {
            return YamlComposer.Compose(yaml, "file");
        }
        catch (FaultsException fault)
        {
            throw new InvalidOperationException($"{fault.Message}\n{yaml}", fault);
        }
    }

    internal static Gen<JsonNode> Value => Gen.Recursive<JsonNode>((depth, self) => depth > 3
        ? Scalar
        : Gen.Frequency(
            (3, Scalar),
            (1, self.Array[0, 4].Select(items => (JsonNode)new JsonArray([.. items.Select(item => item.DeepClone())]))),
            (1, Gen.Select(Text, self).Array[0, 4].Select(entries => (JsonNode)new JsonObject(entries
                .DistinctBy(entry => entry.Item1)
                .Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Item1, entry.Item2.DeepClone())))))));

    private static Gen<JsonNode> Scalar => Gen.OneOf(
        Text.Select(text => (JsonNode)JsonValue.Create(text)),
        Text.Select(text => (JsonNode)JsonValue.Create(text)),
        Gen.Bool.Select(flag => (JsonNode)JsonValue.Create(flag)),
        Gen.Int.Select(number => (JsonNode)JsonValue.Create((long)number)));

    private static Gen<string> Text => HostileText.Any;
}
