using System.Collections.Immutable;
using System.Text.Json;

namespace TrinoInfra.Settings;

/// <summary>The configuration of one stack, unread: from its files, or from the engine.</summary>
/// <param name="File">The stack's file, for messages: <c>Pulumi.dev.yaml</c>.</param>
/// <param name="Entries">The keys of the project's namespace, without it, to what stands there.</param>
public sealed record SettingsSource(string File, ImmutableSortedDictionary<string, SettingsEntry> Entries)
{
    /// <summary>The project, which is the namespace of its configuration keys.</summary>
    public const string Namespace = "trino-infra";
}

/// <summary>What one configuration key holds.</summary>
/// <param name="Value">The whole tree below the key; offline <see cref="Secret.Placeholder"/> where it is encrypted.</param>
/// <param name="Secrecy">What of it is encrypted; nothing where not given.</param>
/// <param name="File">Where it stands, if not in the stack's file: a default of <c>Pulumi.yaml</c>.</param>
public sealed record SettingsEntry(JsonElement Value, Secrecy? Secrecy = null, string? File = null);
