using CsCheck;
using TrinoInfra.Checking;
using TrinoInfra.Yaml;

namespace TrinoInfra.Tests.Yaml;

public sealed class YamlComposerTests
{
    [Theory]
    [InlineData("a: &x { b: 1 }\nc: *x", """{"a":{"b":1},"c":{"b":1}}""")]
    [InlineData("a: &x { b: 1, c: 2 }\nd: { <<: *x, c: 3 }", """{"a":{"b":1,"c":2},"d":{"c":3,"b":1}}""")]
    [InlineData("a: &x { b: 1 }\nc: &y { d: 2 }\ne: { <<: [*x, *y] }", """{"a":{"b":1},"c":{"d":2},"e":{"b":1,"d":2}}""")]
    [InlineData("- a\n- \n- []", """["a",null,[]]""")]
    [InlineData("\"true\": 1", """{"true":1}""")]
    public void Documents_are_composed(string yaml, string json) => Assert.Equal(json, Json(yaml));

    [Fact]
    public void A_text_may_hold_no_document_or_many()
    {
        Assert.Empty(YamlComposer.Compose("# nothing\n", "f"));
        Assert.Equal(3, YamlComposer.Compose("a: 1\n---\nb: 2\n---\n", "f").Length);
    }

    [Theory]
    [InlineData("a: 1\nb: 2\na: 3", "f:3:1: the key \"a\" stands on line 1 already; remove one of them")]
    [InlineData("1: a", "f:1:1: the key is not a text; put it in quotes")]
    [InlineData("true: a", "f:1:1: the key is not a text; put it in quotes")]
    [InlineData("[a]: b", "f:1:1: the key is not a text; put it in quotes")]
    [InlineData("a: *x", "f:1:4: the alias *x stands for nothing above it; write the value out")]
    [InlineData("a: &x [*x]", "f:1:8: the alias *x stands for nothing above it; write the value out")]
    [InlineData("a: { <<: 5 }", "f:1:10: << merges mappings only; give it the alias of a mapping")]
    [InlineData("a: !!binary aGk=", "f:1:4: has the tag \"tag:yaml.org,2002:binary\", which is not read here; write the value without it")]
    public void What_Pulumi_would_refuse_is_a_fault(string yaml, string fault) => Assert.Equal([fault], Faults(yaml));

    [Fact]
    public void Faults_of_the_composition_are_told_together() =>
        Assert.Equal(
            ["f:2:1: the key \"a\" stands on line 1 already; remove one of them", "f:3:1: the key is not a text; put it in quotes"],
            Faults("a: 1\na: 2\n3: 4"));

    [Theory]
    [InlineData("a: [1, 2", "f:2:1: is not YAML: ")]
    [InlineData("a: 1\n\tb: 2", "f:1:4: is not YAML: ")]
    [InlineData("a: 'x", "f:")]
    [InlineData("a: b: c", "f:1:5: is not YAML: ")]
    [InlineData("%YAML 9.9\n---\na", "f:1:")]
    [InlineData("{!!a[b c: d}", "f:1:")] // its tag is no URI
    public void Text_that_is_not_YAML_is_located(string yaml, string start) => Assert.StartsWith(start, Assert.Single(Faults(yaml)));

    [Fact]
    public void Depth_is_bounded() =>
        Assert.Equal(
            ["f:1:62: has more than 60 levels of lists and mappings; flatten it"],
            Faults(new string('[', 100_000)));

    [Fact]
    public void Depth_is_bounded_through_aliases_too()
    {
        var deep = new string('[', 40) + new string(']', 40);
        Assert.Equal(
            ["f:2:25: has more than 60 levels of lists and mappings; flatten it"],
            Faults($"a: &a {deep}\nb: {new string('[', 20)} *a{new string(']', 20)}"));
        Assert.Contains("[[[", Json($"a: &a {deep}\nb: {new string('[', 18)} *a {new string(']', 18)}"));
    }

    [Fact]
    public void Aliases_cannot_multiply_without_end()
    {
        var bomb = "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n";
        for (var i = 1; i < 12; i++)
            bomb += $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n";
        Assert.Contains("has more than 1000000 values, counting what aliases stand for; shorten the file", Assert.Single(Faults(bomb)));
    }

    [Fact]
    public void Any_text_is_composed_or_a_located_fault() =>
        Gen.OneOf(Gen.String, Yamlish).Sample(
            text =>
            {
                try
                {
                    foreach (var document in YamlComposer.Compose(text, "f"))
                        YamlJson.ToJson(document, []);
                }
                catch (FaultsException exception)
                {
                    Assert.All(exception.Faults, fault => Assert.Matches(@"\Af:[0-9]+:[0-9]+\z", fault.Where));
                    Assert.DoesNotContain(exception.Message.Replace("\n", ""), char.IsControl);
                }
            },
            iter: 3000);

    private static Gen<string> Yamlish => Gen.Int[0, Pieces.Length - 1].Array[0, 24].Select(pieces => string.Concat(pieces.Select(piece => Pieces[piece])));

    private static readonly string[] Pieces =
    [
        "a", "b", "key", ": ", ":", "- ", "-", "\n", "\n  ", "\n    ", "{", "}", "[", "]", ", ", ",", "\"", "'", "#", " ", "\t", "&x ", "*x", "<<: ", "!!str ",
        "!t ", "!", "|", ">", "|-\n", ">+2\n", "%", "@", "`", "---\n", "...\n", "%YAML 1.1\n", "?", "? ", "~", "null", "true", "9.5", "0x1F", "\\", "\\u0041",
        "\\x", "é", "\u2028", "\u0085", "\uFEFF", "😀", "\ud800", "2024-01-01", ".inf", "config:\n",
    ];

    private static string Json(string yaml) => YamlJson.ToJson(Assert.Single(YamlComposer.Compose(yaml, "f")), []).GetRawText();

    private static string[] Faults(string yaml) =>
        [.. Assert.Throws<FaultsException>(() => YamlComposer.Compose(yaml, "f")).Faults.Select(fault => fault.ToString())];
}
