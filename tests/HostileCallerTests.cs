using CliWrap;
using CliWrap.Buffered;

namespace TrinoInfra.Tests;

public sealed class HostileCallerTests
{
    [Fact]
    public async Task Whatever_they_are_the_same_tests_pass()
    {
        var run = await Cli.Wrap("dotnet")
            .WithArguments([
                typeof(HostileCallerTests).Assembly.Location, "-noLogo", "-noColor",
                "-class", typeof(CallersEnvironmentTests).FullName!, "-class", typeof(Cluster.ClusterFactsTests).FullName!,
            ])
            .WithEnvironmentVariables(new Dictionary<string, string?>
            {
                ["KUBECONFIG"] = "/x:/y",
                ["PULUMI_CONFIG"] = "no JSON",
                ["PULUMI_CONFIG_SECRET_KEYS"] = "no JSON",
                ["PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY"] = "false",
                ["PULUMI_MONITOR"] = "127.0.0.1:1",
                ["HOME"] = "/nowhere",
                ["TZ"] = "Asia/Tokyo",
                ["LANG"] = "tr_TR.UTF-8",
                ["LC_ALL"] = "tr_TR.UTF-8",
                ["HTTP_PROXY"] = "http://127.0.0.1:1",
                ["https_proxy"] = "http://127.0.0.1:1",
                ["ALL_PROXY"] = "http://127.0.0.1:1",
                ["NO_PROXY"] = "",
                ["ASPNETCORE_URLS"] = "http://192.0.2.1:1",
                ["DOTNET_ENVIRONMENT"] = "Development",
                ["GITHUB_ACTIONS"] = "true",
                ["NO_COLOR"] = "1",
                ["TERM"] = "dumb",
                ["MAKEFLAGS"] = "n",
                ["BASH_ENV"] = "/nowhere",
                ["CDPATH"] = "/",
            })
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);

        Assert.True(run.ExitCode == 0, run.StandardOutput + run.StandardError);
        Assert.DoesNotContain("Total: 0", run.StandardOutput, StringComparison.Ordinal);
    }
}
