using TrinoInfra.Checking;
using TrinoInfra.Settings;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Tests.Settings;

/// <summary>The stack <c>dev-bench</c> of settings of <c>dev</c>.</summary>
internal static class BenchOf
{
    public static BenchSettings Good(StackSettings measured) => Read(measured).ValueOrThrow();

    public static Checked<BenchSettings> Read(StackSettings measured, params (string Key, string Yaml)[] beside)
    {
        var findings = new Findings();
        var root = new ConfigRoot(TestStack.Source([("benchOf", "dev"), .. beside]) with { File = "Pulumi.dev-bench.yaml" }, findings);
        var bench = BenchReader.Read(root, "dev-bench", "dev", measured);
        return findings.Faults.Count == 0 ? new Checked<BenchSettings>.Good(bench) : new Checked<BenchSettings>.Bad([.. findings.Faults]);
    }
}
