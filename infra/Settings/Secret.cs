namespace TrinoInfra.Settings;

/// <summary>
/// A text, number or boolean of the free chart values that is encrypted in the configuration, or may be: it goes to Pulumi
/// as a secret, and shows nowhere.
/// </summary>
/// <param name="Value">What it is; offline <see cref="Placeholder"/>, since only the engine can open it.</param>
public sealed record Secret(object Value)
{
    /// <summary>Stands for an encrypted value offline.</summary>
    public const string Placeholder = "[secret]";

    /// <summary>What stands there, secret or not: to decide by, never to be shown or declared.</summary>
    public static object? Open(object? value) => value is Secret secret ? secret.Value : value;

    public override string ToString() => Placeholder;
}
