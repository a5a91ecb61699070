using System.Runtime.CompilerServices;

namespace TrinoInfra.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of Pulumi.yaml.</summary>
    public static string Root { get; } = Path.GetFullPath("..", Path.GetDirectoryName(ThisFile())!);

    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
