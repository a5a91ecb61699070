using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an error hook is told.</summary>
public class ErrorHookArgs(
    string urn,
    string id,
    string name,
    string type,
    ImmutableDictionary<string, object?>? newInputs = null,
    ImmutableDictionary<string, object?>? oldInputs = null,
    ImmutableDictionary<string, object?>? oldOutputs = null,
    string failedOperation = "",
    IReadOnlyList<string>? errors = null)
{
    public string Urn { get; } = urn;
    public string Id { get; } = id;
    /// <summary>The resource's name.</summary>
    public string Name { get; } = name;
    public string Type { get; } = type;
    public ImmutableDictionary<string, object?>? NewInputs { get; } = newInputs;
    public ImmutableDictionary<string, object?>? OldInputs { get; } = oldInputs;
    public ImmutableDictionary<string, object?>? OldOutputs { get; } = oldOutputs;
    /// <summary><c>create</c>, <c>update</c> or <c>delete</c>.</summary>
    public string FailedOperation { get; } = failedOperation;
    /// <summary>What the tries so far ended with, the latest first.</summary>
    public IReadOnlyList<string> Errors { get; } = errors ?? [];
}
