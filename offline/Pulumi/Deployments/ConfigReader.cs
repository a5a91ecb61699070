using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>Reads the config that the engine, or a test, gives in the environment.</summary>
internal static class ConfigReader
{
    public static ImmutableDictionary<string, string> Read()
    {
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is not { } json)
            return ImmutableDictionary<string, string>.Empty;
        using var document = JsonDocument.Parse(json);
        return ImmutableDictionary<string, string>.Empty.SetItems(document.RootElement.EnumerateObject()
            .Select(entry => KeyValuePair.Create(WithoutInfix(entry.Name), entry.Value.ToString())));
    }

    // project:config:key is an old way to write project:key.
    private static string WithoutInfix(string key) => key.Split(':', 2) is [{ Length: > 0 } project, var rest]
        && rest.StartsWith("config:", StringComparison.Ordinal)
            ? $"{project}:{rest["config:".Length..]}"
            : key;
}
