using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TrinoInfra.Tests;

/// <summary>
/// Tests see nothing of their caller's environment but what a process needs to run: no kubeconfig, no proxy, no locale, no
/// settings of Pulumi, Helm, make or ASP.NET, whoever starts them. What they start inherits the same.
/// </summary>
internal static class CallersEnvironment
{
    /// <summary>Where programs and temporary files are, who runs them, and what our own tests ask for.</summary>
    private static readonly HashSet<string> kept = new(
        [
            "PATH", "TMPDIR", "TEMP", "TMP", "USER", "LOGNAME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
            "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "USERPROFILE",
            "DOTNET_ROOT", "DOTNET_HOST_PATH", "DOTNET_RUNNING_IN_CONTAINER",
            "CI", "UPDATE_GOLDEN", "FUZZ",
        ],
        OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);

    /// <summary>The test platform's own, which tells its processes so what to do, and those of CsCheck: a seed to try again.</summary>
    private static readonly string[] keptPrefixes = ["TESTINGPLATFORM_", "DOTNET_CLI_", "XUNIT_", "CsCheck_"];

    /// <summary>A home without a kubeconfig, a curlrc or anything else.</summary>
    public static string Home { get; } = Path.Combine(AppContext.BaseDirectory, "no-home");

    /// <summary>Whether a variable may come from the caller.</summary>
    public static bool IsKept(string name) =>
        kept.Contains(name) || keptPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    // Before the test runner's own Main, and only where this is it.
    [ModuleInitializer]
    internal static void Leave()
    {
        if (Assembly.GetEntryAssembly() != typeof(CallersEnvironment).Assembly)
            return;
        foreach (var name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(variable => (string)variable.Key).ToList())
        {
            if (!IsKept(name))
                Environment.SetEnvironmentVariable(name, null);
        }

        Environment.SetEnvironmentVariable("HOME", Home);
        Environment.SetEnvironmentVariable("TZ", "UTC");
    }
}
