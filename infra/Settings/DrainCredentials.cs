using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings;

/// <summary>
/// Where the drain gate and <c>make verify</c> find a name and a password that the track takes:
/// <c>trino-infra:tracks[].drainCredentials</c>, keys of a Secret in the stack's namespace.
/// </summary>
/// <param name="Secret">Its name.</param>
/// <param name="UsernameKey">Under which it has the name.</param>
/// <param name="PasswordKey">Under which it has the password; what is there may change at any time.</param>
/// <param name="SeesEveryQuery">Whether access control lets this user view the queries of everybody.</param>
public sealed record DrainCredentials(string Secret, SecretKey UsernameKey, SecretKey PasswordKey, bool SeesEveryQuery = false)
{
    public static SecretKey DefaultUsernameKey { get; } = SecretKey.Of("username");

    public static SecretKey DefaultPasswordKey { get; } = SecretKey.Of("password");
}

/// <summary>A key of a Secret's data, at most 253 characters.</summary>
public sealed partial record SecretKey : ISettingValue<SecretKey>
{
    public const int MaxLength = 253;

    private readonly string text;

    private SecretKey(string text) => this.text = text;

    public static bool TryParse(string text, [MaybeNullWhen(false)] out SecretKey value, out Problem problem)
    {
        value = Form().IsMatch(text) && text.Length <= MaxLength ? new(text) : null;
        problem = new(
            text.Length == 0 ? "is empty" : "is not a key of a Secret",
            $"give at most {MaxLength} letters, digits, hyphens, underscores and dots");
        return value is not null;
    }

    /// <exception cref="FormatException"><paramref name="text"/> is no such key.</exception>
    public static SecretKey Of(string text) => SettingValue.Of<SecretKey>(text);

    public override string ToString() => text;

    // Those that a folder could have for its own are none.
    [GeneratedRegex(@"\A(?!\.$|\.\.)[-._a-zA-Z0-9]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
