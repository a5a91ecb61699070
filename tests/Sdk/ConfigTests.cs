using System.Text.Json;
using System.Text.Json.Serialization;
using Pulumi;
using Pulumi.Testing;
using static Pulumi.Utilities.OutputUtilities;

namespace TrinoInfra.Tests.Sdk;

public sealed class ConfigTests : IDisposable
{
    private const string Variable = "PULUMI_CONFIG";
    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, _before);

    private static async Task<T> ReadAsync<T>(string config, Func<Config, T> read)
    {
        Environment.SetEnvironmentVariable(Variable, config);
        T result = default!;
        await Deployment.TestAsync(new RecordingMocks(), new TestOptions { ProjectName = "app" }, () =>
        {
            result = read(new Config());
        });
        return result;
    }

    private static async Task<string> FaultAsync<T>(string config, Func<Config, T> read) =>
        (await Assert.ThrowsAsync<RunException>(() => ReadAsync(config, read))).Message;

    [Fact]
    public async Task Get_reads_the_projects_own_namespace()
    {
        const string config = """{ "app:a": "own", "other:a": "foreign", "app:config:b": "old style" }""";

        Assert.Equal("own", await ReadAsync(config, c => c.Get("a")));
        Assert.Equal("old style", await ReadAsync(config, c => c.Get("b")));
        Assert.Null(await ReadAsync(config, c => c.Get("c")));
        Assert.Equal("foreign", await ReadAsync(config, _ => new Config("other").Get("a")));
    }

    [Fact]
    public async Task Get_gives_objects_as_the_JSON_they_came_as() =>
        Assert.Equal("""{"b": [1, 2]}""", await ReadAsync("""{ "app:a": {"b": [1, 2]} }""", c => c.Get("a")));

    [Fact]
    public async Task Without_config_nothing_is_set()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        string? value = "";

        await Run.PreviewAsync(new RecordingMocks(), () => value = new Config().Get("a"));

        Assert.Null(value);
    }

    [Fact]
    public async Task Require_names_the_missing_key_and_the_command_that_sets_it()
    {
        const string expected =
            "Missing Required configuration variable 'app:a'\n" +
            "\tplease set a value using the command `pulumi config set app:a <value>`";

        Assert.Equal(expected, await FaultAsync("{}", c => c.Require("a")));
        Assert.Equal(expected, await FaultAsync("{}", c => c.RequireObject<int[]>("a")));
        Assert.Equal(expected, await FaultAsync("{}", c => c.RequireSecret("a")));
    }

    [Fact]
    public async Task GetBoolean_reads_true_and_false_and_refuses_the_rest()
    {
        Assert.True(await ReadAsync("""{ "app:a": "true" }""", c => c.GetBoolean("a")));
        Assert.False(await ReadAsync("""{ "app:a": "false" }""", c => c.GetBoolean("a")));
        Assert.Null(await ReadAsync("{}", c => c.GetBoolean("a")));
        Assert.Equal(
            "Configuration 'app:a' value 'yes' is not a valid Boolean",
            await FaultAsync("""{ "app:a": "yes" }""", c => c.GetBoolean("a")));
    }

    [Fact]
    public async Task Objects_are_read_from_JSON()
    {
        const string config = """{ "app:a": "[{\"name\": \"x\", \"weight\": 90}]" }""";
        var camelCase = new JsonSerializerOptions(JsonSerializerDefaults.Web);

        Assert.Equal([new("x", 90)], await ReadAsync(config, c => c.RequireObject<Track[]>("a", camelCase)));
        Assert.Equal([new("x", 90)], await ReadAsync(config, c => c.GetObject<Track[]>("a", camelCase)) ?? []);
        Assert.Equal(90, (await ReadAsync(config, c => c.RequireObject<JsonElement>("a"))).EnumerateArray().Single().GetProperty("weight").GetInt32());
        Assert.Null(await ReadAsync("{}", c => c.GetObject<Track[]>("a")));
    }

    [Fact]
    public async Task An_object_that_does_not_fit_is_named_with_its_value_and_type()
    {
        const string config = """{ "app:a": "{\"wieght\": 90}" }""";
        var strict = new JsonSerializerOptions { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

        var expected = $"Configuration 'app:a' value '{{\"wieght\": 90}}' is not a valid {typeof(Track).FullName}";
        Assert.Equal(expected, await FaultAsync(config, c => c.RequireObject<Track>("a", strict)));
        Assert.Equal(expected, await FaultAsync(config, c => c.GetObject<Track>("a", strict)));
    }

    [Fact]
    public async Task Secrets_come_marked()
    {
        var secret = await ReadAsync("""{ "app:a": "s3cret" }""", c => c.RequireSecret("a"));

        Assert.True(await Output.IsSecretAsync(secret));
        Assert.Equal("s3cret", await GetValueAsync(secret));
        Assert.True(await Output.IsSecretAsync((await ReadAsync("""{ "app:a": "s3cret" }""", c => c.GetSecret("a")))!));
        Assert.Null(await ReadAsync("{}", c => c.GetSecret("a")));
    }

    public sealed record Track(string Name, int Weight);
}
