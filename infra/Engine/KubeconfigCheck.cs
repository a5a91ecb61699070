using System.Collections.Immutable;
using Pulumi;
using TrinoInfra.Checking;

namespace TrinoInfra.Engine;

/// <summary>Whether the context that the stack names exists, asked before anything is registered.</summary>
public static class KubeconfigCheck
{
    private const string Where = "trino-infra:cluster.context";
    private const int MostNames = 20;

    /// <param name="context">The setting <c>trino-infra:cluster.context</c>.</param>
    /// <exception cref="RunException">No kubeconfig has it, or one cannot be read.</exception>
    public static void Require(string context)
    {
        if (FaultOf(context) is { } fault)
            throw new RunException($"{fault}");
    }

    /// <summary>What is wrong with the context on this machine; null where nothing is.</summary>
    internal static Fault? FaultOf(string context)
    {
        var paths = Paths();
        return FaultOf(context, paths, Read(paths));
    }

    /// <summary>The files that kubectl reads on this machine; some may not exist.</summary>
    internal static ImmutableArray<string> Paths() => Paths(
        Environment.GetEnvironmentVariable("KUBECONFIG"), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile));

    /// <summary>The files that kubectl reads: those of <c>KUBECONFIG</c>, else the one in the home folder.</summary>
    /// <param name="variable">The value of <c>KUBECONFIG</c>; null or empty where it is not set.</param>
    /// <param name="home">The home folder.</param>
    internal static ImmutableArray<string> Paths(string? variable, string home) => string.IsNullOrEmpty(variable)
        ? [Path.Combine(home, ".kube", "config")]
        : [.. variable.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>What is wrong with the context; null where nothing is.</summary>
    /// <param name="context">Its name.</param>
    /// <param name="paths">The files that were looked for.</param>
    /// <param name="found">Those of them that exist.</param>
    internal static Fault? FaultOf(string context, ImmutableArray<string> paths, ImmutableArray<Kubeconfig> found)
    {
        if (found.FirstOrDefault(file => file.Defect is not null) is { } broken)
        {
            // As kubectl: one bad file of several is an error, even where another has the context.
            return new Fault(broken.Path, $"the kubeconfig {broken.Defect}", "mend it, or take it out of KUBECONFIG");
        }

        if (found.Any(file => file.Contexts.Contains(context)))
            return null;

        var what = found.IsEmpty
            ? $"there is no kubeconfig to find '{context}' in: {Listed(paths)} does not exist"
            : $"there is no context '{context}' in {Listed(paths)}, only {Listed(NamesIn(found))}";
        return new Fault(Where, what, FixOf(context));
    }

    /// <summary>Reads the files that exist; as for kubectl, the others may be missing.</summary>
    internal static ImmutableArray<Kubeconfig> Read(ImmutableArray<string> paths) =>
        [.. paths.Where(File.Exists).Select(Read)];

    private static Kubeconfig Read(string path)
    {
        try
        {
            return Kubeconfig.Parse(path, File.ReadAllText(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Kubeconfig.Unreadable(path, $"cannot be read: {e.Message}");
        }
    }

    private static string FixOf(string context) => context.StartsWith("kind-", StringComparison.Ordinal)
        ? "`make up` makes the Kind cluster and its context; "
            + "for another cluster, `pulumi config set --path cluster.context NAME`"
        : "take one that `kubectl config get-contexts` lists and `pulumi config set --path cluster.context NAME`, "
            + "or point KUBECONFIG at the file that has it";

    private static ImmutableArray<string> NamesIn(ImmutableArray<Kubeconfig> files) =>
        [.. files.SelectMany(file => file.Contexts).Distinct()];

    private static string Listed(ImmutableArray<string> names) => names switch
    {
        [] => "none",
        { Length: <= MostNames } => string.Join(", ", names),
        _ => $"{string.Join(", ", names.Take(MostNames))} and {names.Length - MostNames} more",
    };
}
