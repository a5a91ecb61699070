using System.Collections.Immutable;
using System.Diagnostics;
using TrinoInfra.Engine;
using TrinoInfra.Pods;
using TrinoInfra.Tests.CommandLine;
using TrinoInfra.Tests.Pods;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Engine;

/// <summary>How a cluster is asked, one that answers and others.</summary>
public sealed class ClusterPodsTests
{
    /// <summary>Enough for a cluster that answers, on a busy machine.</summary>
    private static readonly TimeSpan Ample = TimeSpan.FromMinutes(1);

    /// <summary>Soon over, for one that does not.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    [Theory]
    [MemberData(nameof(PodSample.All), MemberType = typeof(PodSample))]
    public async Task What_a_cluster_answers_is_read_as_what_was_recorded(string sample)
    {
        await using var cluster = await ClusterStandIn.WithAsync(sample);

        var accounts = await AskAsync();

        // The stand-in answers with the events of all pods, as if they were of each.
        var recorded = new PodSample(sample);
        var answers = recorded.Answers.Select(answer => new PodAnswers(answer.Pod, [.. recorded.Events], answer.Log));
        Assert.Equal(PodReading.Of(answers, "kind-trino"), accounts);
        Assert.NotEmpty(accounts);
    }

    [Fact]
    public async Task It_is_only_read_and_asked_for_these_pods_alone()
    {
        await using var cluster = await ClusterStandIn.WithAsync("unknown-property");

        await AskAsync();

        Assert.All(cluster.Asked, asked => Assert.Matches("^GET /(api/v1|apis/apps/v1)/namespaces/trino-namespace/", asked));
        var pods = Assert.Single(cluster.Asked, asked => asked.Contains("/pods?", StringComparison.Ordinal));
        Assert.Contains("labelSelector=app.kubernetes.io/instance in (trino-v9-broken)", pods, StringComparison.Ordinal);
        Assert.Contains(cluster.Asked, asked => asked.Contains("fieldSelector=involvedObject.name=trino-v9-broken-coordinator-d8fc4f856-f4nmj,type=Warning", StringComparison.Ordinal));
        var log = Assert.Single(cluster.Asked, asked => asked.Contains("/log?", StringComparison.Ordinal));
        Assert.Contains("container=trino-coordinator", log, StringComparison.Ordinal);
        Assert.Contains("previous=true", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_context_may_be_spread_over_files()
    {
        await using var cluster = await ClusterStandIn.WithAsync("no-room");
        cluster.Split();

        Assert.NotEmpty(await AskAsync());
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    public async Task Without_events_and_logs_less_is_told(int status)
    {
        await using var cluster = await ClusterStandIn.AnsweringAsync(context =>
            context.Request.Path.Value!.EndsWith("/pods", StringComparison.Ordinal)
                ? ClusterStandIn.Recorded("unknown-property")(context)
                : ClusterStandIn.Status(status)(context));

        var account = (await AskAsync())[0];

        Assert.Contains("exit code 100", account.What, StringComparison.Ordinal);
        Assert.Null(account.Detail is "" ? null : account.Detail);
        Assert.Contains("kubectl --context kind-trino --namespace trino-namespace logs", account.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pods_that_were_never_made_are_told_by_their_Deployment()
    {
        const string Refused = """
            { "items": [{ "metadata": { "name": "stable-worker", "namespace": "n" }, "status": { "conditions": [
              { "type": "ReplicaFailure", "status": "True", "reason": "FailedCreate", "message": "exceeded quota: q" }] } }] }
            """;
        await using var cluster = await ClusterStandIn.AnsweringAsync(context => ClusterStandIn.Json(
            context, context.Request.Path.Value!.EndsWith("/deployments", StringComparison.Ordinal) ? Refused : """{ "items": [] }"""));

        Assert.Equal("its pods are refused (FailedCreate)", Assert.Single(await AskAsync()).What);
    }

    [Fact]
    public async Task A_namespace_that_may_not_be_read_keeps_nothing_else_back()
    {
        await using var cluster = await ClusterStandIn.AnsweringAsync(context =>
            context.Request.Path.Value!.Contains("/kube-system/", StringComparison.Ordinal)
                ? ClusterStandIn.Status(403)(context)
                : ClusterStandIn.Recorded("no-room")(context));

        Assert.NotEmpty(await ClusterPods.AskAsync("kind-trino", PodScope.OfStack(TestStack.Good()), Ample, TestContext.Current.CancellationToken));
    }

    public static TheoryData<string> Bad { get; } = ["refused", "401", "403", "500", "garbage", "list", "silent", "helper", "context", "kubeconfig"];

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_cannot_be_asked_fails_within_the_limit(string how)
    {
        await using var cluster = await BadAsync(how);
        var clock = Stopwatch.StartNew();

        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(Limit));

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Limit + TimeSpan.FromSeconds(3));
    }

    [Theory]
    [InlineData("refused", "pods: the cluster of context \"kind-trino\" cannot be asked (Connection refused")]
    [InlineData("403", "pods: the cluster of context \"kind-trino\" cannot be asked (Operation returned an invalid status code 'Forbidden'")]
    [InlineData("garbage", "pods: the cluster of context \"kind-trino\" cannot be asked ('<' is an invalid start of a value.")]
    [InlineData("silent", "pods: the cluster of context \"kind-trino\" did not answer within 10 s")]
    [InlineData("context", "trino-infra:cluster.context: there is no context 'kind-trino'")]
    [InlineData("kubeconfig", "the kubeconfig is not YAML")]
    public async Task The_command_says_so_in_a_line(string how, string what)
    {
        await using var cluster = await BadAsync(how);

        var run = await ProgramRun.OfAsync("pods", "dev");

        Assert.Equal((1, ""), (run.ExitCode, run.Out));
        Assert.Contains(what, run.Error, StringComparison.Ordinal);
        Assert.Matches("\\A[^\n\u001b]+; [^\n\u001b]+\n1 fault.\n\\z", run.Error);
    }

    [Fact]
    public async Task The_command_prints_the_accounts_and_nothing_where_all_is_ready()
    {
        await using (await ClusterStandIn.WithAsync("secret-missing"))
        {
            var run = await ProgramRun.OfAsync("pods", "dev");

            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.StartsWith(
                "pod trino-v9-broken-coordinator-7c486d74bb-x28r9: it waits for the Secret \"no-such-secret\", which is not there\n"
                    + "  mend: make the Secret in namespace trino-namespace,",
                run.Out,
                StringComparison.Ordinal);
        }

        await using (await ClusterStandIn.AnsweringAsync(context => ClusterStandIn.Json(context, """{ "items": [] }""")))
            Assert.Equal(new ProgramRun(0, "", ""), await ProgramRun.OfAsync("pods", "dev"));
    }

    private static Task<ImmutableArray<PodAccount>> AskAsync(TimeSpan? limit = null) =>
        ClusterPods.AskAsync("kind-trino", PodScope.OfTrack(TestStack.Good(), "trino-v9-broken"), limit ?? Ample, TestContext.Current.CancellationToken);

    private static async Task<ClusterStandIn> BadAsync(string how)
    {
        var cluster = await ClusterStandIn.AnsweringAsync(how switch
        {
            "401" or "403" or "500" => ClusterStandIn.Status(int.Parse(how, System.Globalization.CultureInfo.InvariantCulture)),
            "garbage" => context => ClusterStandIn.Json(context, "<html>not\u001b[2J an API server</html>"),
            "list" => context => ClusterStandIn.Json(context, """{ "items": 7 }"""),
            _ => ClusterStandIn.Silence,
        });
        if (how == "refused")
            await cluster.RefuseAsync();
        if (how == "helper")
            cluster.LogInByAHelperThatHangs();
        if (how == "context")
            cluster.Rename("kind-trino", "other");
        if (how == "kubeconfig")
            cluster.Rename("contexts:", "contexts: [");
        return cluster;
    }
}
