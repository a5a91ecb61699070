namespace TrinoInfra.Pods;

/// <summary>The commands that tell more of a pod, to be copied into a shell.</summary>
internal sealed class PodCommands(string context, PodAnswers pod)
{
    private string Kubectl => $"kubectl --context {Word(context)} --namespace {Word(pod.Namespace)}";

    public string Describe => $"look at: {Kubectl} describe pod {Word(pod.Name)}";

    public string Logs(HeldContainer container) =>
        $"read on: {Kubectl} logs {Word(pod.Name)} --container {Word(container.Name)}{(container.LogIsPrevious ? " --previous" : "")}";

    // Names of pods need no quotes; that of a context may be anything.
    private static string Word(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or '@')
            ? text
            : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
