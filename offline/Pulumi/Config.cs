using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Pulumi;

/// <summary>The settings of one namespace of the stack's configuration; null where one is not set, unless it is required.</summary>
/// <param name="name">The namespace; the project's when null.</param>
public sealed class Config(string? name = null)
{
    private readonly string _name = WithoutSuffix(name ?? Deployment.Instance.ProjectName);

    public string? Get(string key) => Deployment.RequireRun().Config.GetValueOrDefault(FullKey(key));
    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    /// <exception cref="RunException">It is neither <c>true</c> nor <c>false</c>.</exception>
    public bool? GetBoolean(string key) => Get(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var other => throw NotA(nameof(Boolean), key, other),
    };

    /// <exception cref="RunException">The JSON does not fit the type.</exception>
    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => Parse<T>(key, Get(key), options);

    [return: MaybeNull]
    public T GetObject<T>(string key) => Parse<T>(key, Get(key), null);

    /// <exception cref="RunException">It is not set.</exception>
    public string Require(string key) => Get(key) ?? throw new RunException(
        $"Missing Required configuration variable '{FullKey(key)}'\n"
        + $"\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    /// <exception cref="RunException">It is not set, or the JSON does not fit the type.</exception>
    public T RequireObject<T>(string key, JsonSerializerOptions options) => Parse<T>(key, Require(key), options)!;
    public T RequireObject<T>(string key) => Parse<T>(key, Require(key), null)!;

    private T? Parse<T>(string key, string? value, JsonSerializerOptions? options)
    {
        try
        {
            return value is null ? default : JsonSerializer.Deserialize<T>(value, options);
        }
        catch (JsonException exception)
        {
            throw NotA(typeof(T).FullName!, key, value, exception);
        }
    }

    private RunException NotA(string type, string key, string? value, Exception? inner = null) =>
        new($"Configuration '{FullKey(key)}' value '{value}' is not a valid {type}", inner);

    private string FullKey(string key) => $"{_name}:{key}";

    private static string WithoutSuffix(string name) =>
        name.EndsWith(":config", StringComparison.Ordinal) ? name[..^":config".Length] : name;
}
