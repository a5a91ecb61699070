
namespace TrinoInfra.Pods;

/// <summary>The commands that tell more of a pod, or of what makes pods, to be copied into a shell.</summary>
internal sealed class PodCommands(string context, string? @namespace, string name, string kind = "pod")
{
    private string Kubectl => $"kubectl --context {Word(context)} --namespace {Word(@namespace ?? "")}";

    public string Describe => $"look at: {Kubectl} describe {kind} {Word(name)}";

    public string Logs(HeldContainer container) =>
        $"read on: {Kubectl} logs {Word(name)} --container {Word(container.Name)}{(container.LogIsPrevious ? " --previous" : "")}";

    // Names of pods need no quotes; that of a context may be anything.
    private static string Word(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or '@')
            ? text
            : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
