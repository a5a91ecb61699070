namespace TrinoInfra.Tests.Cases;

/// <summary>Stack files as people publish them, which stop Trino or the drain gate on their cluster.</summary>
public sealed class LinesCases
{
    private const string Where = "trino-infra:tracks[0].values.";

    [Fact]
    public async Task Authentication_wants_a_shared_secret() => Assert.Equal(
        [
            $"{Where}server.config.authenticationType: needs internal-communication.shared-secret on coordinator and workers, or Trino does not start; "
                + "give `internal-communication.shared-secret=${ENV:NAME}` in additionalConfigProperties, and NAME by envFrom from a Secret",
        ],
        await CaseRun.FaultsAsync("v11-auth-without-shared-secret"));

    [Fact]
    public async Task What_a_coordinator_alone_knows_is_no_line_for_workers() => Assert.Equal(
        [
            Owned(0, "http-server.process-forwarded", "leave it out: behind a gateway it must be true, and is"),
            Unknown(1, "web-ui.authentication.type", "WebUiAuthenticationConfig"),
            Unknown(2, "web-ui.preview.enabled", "WebUiConfig"),
            Owned(3, "http-server.authentication.type", "use server.config.authenticationType"),
            Unknown(4, "http-server.authentication.oauth2.issuer", "OAuth2Config"),
            Unknown(5, "http-server.authentication.oauth2.client-id", "OAuth2Config"),
        ],
        await CaseRun.FaultsAsync("v12-web-ui-on-workers"));

    [Fact]
    public async Task The_first_mend_leads_to_the_second() => Assert.Equal(
        [
            Unknown(0, "web-ui.authentication.type", "WebUiAuthenticationConfig"),
            Unknown(1, "web-ui.preview.enabled", "WebUiConfig"),
            Unknown(2, "http-server.authentication.oauth2.issuer", "OAuth2Config"),
            Unknown(3, "http-server.authentication.oauth2.client-id", "OAuth2Config"),
        ],
        await CaseRun.FaultsAsync("v12-web-ui-on-workers", "v12-web-ui-on-workers-migrated"));

    [Fact]
    public async Task Workers_keep_the_file_by_which_they_leave() => Assert.Equal(
        [$"{Where}worker.additionalConfigFiles[\"access-control.properties\"]: is the program's own to set; leave it out: the stack has a preStop hook of its own, by which a worker that leaves finishes its tasks"],
        await CaseRun.FaultsAsync("v14-worker-access-control-file"));

    [Fact]
    public async Task The_drain_gate_is_the_user_that_the_cluster_gives()
    {
        var run = await CaseRun.OfAsync("render", "v19-openshift-gate");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var gate = run.Out[run.Out.IndexOf("name: main-drain-gate", StringComparison.Ordinal)..];
        Assert.Contains(
            """
                  securityContext:
                    fsGroup: 1000770000
                    runAsGroup: 0
                    runAsNonRoot: true
                    runAsUser: 1000770000
                    seccompProfile:
                      type: RuntimeDefault
            """,
            gate);
        Assert.DoesNotContain("1000\n", gate);
    }

    private static string Owned(int line, string property, string fix) =>
        $"{Where}additionalConfigProperties[{line}]: sets {property}, which is the program's own to set, and this line would win; {fix}";

    private static string Unknown(int line, string property, string bound) =>
        $"{Where}additionalConfigProperties[{line}]: sets {property}, which only a coordinator knows ({bound}), so that workers do not start; "
            + "move it to server.coordinatorExtraConfig";
}
