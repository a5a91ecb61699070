using Pulumi;
using TrinoInfra.Files;
using TrinoInfra.Settings;

namespace TrinoInfra.Engine;

/// <summary>Reads the stack's configuration from the engine that runs the program.</summary>
public static class EngineConfig
{
    /// <summary>
    /// The engine's values. It hands them over decrypted and says of whole keys only that they hold secrets: which part of a
    /// value is one, the stack's file in the working directory tells, as far as it has the same value.
    /// </summary>
    public static SettingsSource Read()
    {
        var stack = Deployment.Instance.StackName;
        return EngineSource.Of(
            stack,
            new Config(SettingsSource.Namespace).Get,
            Environment.GetEnvironmentVariable("PULUMI_CONFIG"),
            Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS"),
            StackFiles.Load(Environment.CurrentDirectory, stack).TryGet(out var file, out _) ? file : null);
    }
}
