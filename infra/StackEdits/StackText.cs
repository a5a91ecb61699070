using TrinoInfra.Settings;

namespace TrinoInfra.StackEdits;

/// <summary>A stack file as it is read: its text, and what it takes to find the stack's keys in it.</summary>
/// <param name="File">The file's name, for messages: <c>Pulumi.dev.yaml</c>.</param>
/// <param name="Text">All of it, but for a byte order mark.</param>
/// <param name="Project">The project's name, the namespace of keys that have none.</param>
public sealed record StackText(string File, string Text, string Project = SettingsSource.Namespace);
