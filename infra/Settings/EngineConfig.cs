using Pulumi;

namespace TrinoInfra.Settings;

/// <summary>Reads the stack's configuration from the engine that runs the program.</summary>
public static class EngineConfig
{
    public static SettingsSource Read() => EngineSource.Of(
        Deployment.Instance.StackName,
        new Config(SettingsSource.Namespace).Get,
        Environment.GetEnvironmentVariable("PULUMI_CONFIG"),
        Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS"));
}
