using TrinoInfra.Checking;
using TrinoInfra.Yaml;

namespace TrinoInfra.Tests.Yaml;

/// <summary>By the rules of yaml.v3, which Pulumi reads its files with.</summary>
public sealed class YamlScalarTests
{
    [Theory]
    [InlineData("9.5", "9.5")]
    [InlineData("90", "90")]
    [InlineData("-1", "-1")]
    [InlineData("+5", "5")]
    [InlineData("1e2", "1e2")]
    [InlineData("1.50", "1.50")]
    [InlineData("1.", "1")]
    [InlineData(".5", "0.5")]
    [InlineData("+.5", "0.5")]
    [InlineData("1_000", "1000")]
    [InlineData("0x1F", "31")]
    [InlineData("-0x1F", "-31")]
    [InlineData("0b101", "5")]
    [InlineData("0o14", "12")]
    [InlineData("014", "12")]
    [InlineData("08", "8")]
    [InlineData("0xFFFFFFFFFFFFFFFF", "18446744073709551615")]
    [InlineData("18446744073709551616", "18446744073709551616")]
    [InlineData("true", "true")]
    [InlineData("True", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("~", "null")]
    [InlineData("null", "null")]
    [InlineData("Null", "null")]
    [InlineData("\"479\"", "\"479\"")]
    [InlineData("'true'", "\"true\"")]
    [InlineData("!!str 479", "\"479\"")]
    [InlineData("! 479", "\"479\"")]
    [InlineData("yes", "\"yes\"")]
    [InlineData("off", "\"off\"")]
    [InlineData("tRUE", "\"tRUE\"")]
    [InlineData("1e400", "\"1e400\"")]
    [InlineData("1h", "\"1h\"")]
    [InlineData("300s", "\"300s\"")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("0x", "\"0x\"")]
    [InlineData("_1", "\"_1\"")]
    [InlineData("12:30:45", "\"12:30:45\"")]
    [InlineData("2024-13-45", "\"2024-13-45\"")]
    [InlineData("<<", "\"\\u003C\\u003C\"")]
    [InlineData("|\n  a\n  b\n", "\"a\\nb\\n\"")]
    public void A_scalar_is_what_Pulumi_takes_it_for(string yaml, string json)
    {
        List<Fault> faults = [];
        Assert.Equal(json, YamlJson.ToJson(Assert.Single(YamlComposer.Compose(yaml, "f")), faults).GetRawText());
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("a: 2024-01-31", "f:1:4: \"2024-01-31\" is a date to YAML, and Pulumi would rewrite it; put it in quotes")]
    [InlineData("a: 2024-1-31 12:00:00", "f:1:4: \"2024-1-31 12:00:00\" is a date to YAML, and Pulumi would rewrite it; put it in quotes")]
    [InlineData("a:\n- .inf", "f:2:3: \".inf\" is not a finite number; put it in quotes")]
    [InlineData("a: .NaN", "f:1:4: \".NaN\" is not a finite number; put it in quotes")]
    public void A_scalar_that_would_not_arrive_as_written_is_a_fault(string yaml, string fault)
    {
        List<Fault> faults = [];
        YamlJson.ToJson(Assert.Single(YamlComposer.Compose(yaml, "f")), faults);
        Assert.Equal(fault, Assert.Single(faults).ToString());
    }
}
