namespace TrinoInfra.Settings;

/// <summary>Encrypted values of the configuration, <c>{ secure: ... }</c>, which only the engine can open.</summary>
public static class Secrets
{
    /// <summary>Stands for an encrypted value offline.</summary>
    public const string Placeholder = "[secret]";
}
