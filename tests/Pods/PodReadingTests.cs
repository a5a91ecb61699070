using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using TrinoInfra.Pods;

namespace TrinoInfra.Tests.Pods;

/// <summary>What is said of pods that are not ready: of the recorded ones, and of others made from them.</summary>
public sealed class PodReadingTests
{
    private const string Pull = "dial tcp: lookup registry-1.docker.io on 10.255.255.53:53: read udp 172.30.0.2:";

    private const string PullFix =
        "see that nodes reach the registry, and that it has the image: version of track trino-v9-broken, or image in its values";

    [Fact]
    public void A_missing_image_is_named_with_what_its_registry_said() => Assert.Equal(
        [
            "pod trino-v9-broken-coordinator-8645568dd5-wkdk8: the image \"trinodb/trino:999\" cannot be pulled (ImagePullBackOff)",
            $"  {Pull}50532->10.255.255.53:53: i/o timeout",
            $"  mend: {PullFix}",
            "pod trino-v9-broken-worker-568cb6d7b4-thrcx: the image \"trinodb/trino:999\" cannot be pulled (ErrImagePull)",
            $"  {Pull}45375->10.255.255.53:53: i/o timeout",
            $"  mend: {PullFix}",
        ],
        Lines(new PodSample("image-missing").Answers));

    [Theory]
    [InlineData(
        "unknown-property",
        "pod trino-v9-broken-coordinator-d8fc4f856-f4nmj: its container trino-coordinator ends (CrashLoopBackOff, exit code 100, 2 restarts)",
        "  1) Configuration property 'no.such-property' was not used",
        "  mend: take it out of the values of track trino-v9-broken (additionalConfigProperties, server.coordinatorExtraConfig) or out of its catalogs, or spell it as its version of Trino does")]
    [InlineData(
        "jvm-option",
        "pod trino-v9-broken-coordinator-d8fc4f856-nkmx9: its container trino-coordinator ends (CrashLoopBackOff, exit code 1, 2 restarts)",
        "  Unrecognized VM option 'NoSuchFlag'",
        "  mend: correct coordinator.additionalJVMConfig or coordinator.jvm in the values of track trino-v9-broken")]
    [InlineData(
        "no-room",
        "pod trino-v9-broken-coordinator-7b5f9c469f-qmg2g: no node takes it: 0/1 nodes are available: 1 Insufficient memory",
        "  it asks for memory 200Gi",
        "  mend: lower resources.coordinator.heap of track trino-v9-broken, or add a node with as much memory free")]
    [InlineData(
        "out-of-memory",
        "pod trino-v9-broken-coordinator-6f7c98bb86-hgq97: its container trino-coordinator was killed at its memory limit of 300Mi (OOMKilled, exit code 137, 2 restarts)",
        "  mend: raise resources.coordinator.heap of track trino-v9-broken, from which the limit follows, or the limit where coordinator.resources in its values sets it")]
    [InlineData(
        "secret-missing",
        "pod trino-v9-broken-coordinator-7c486d74bb-x28r9: it waits for the Secret \"no-such-secret\", which is not there",
        "  mend: make the Secret in namespace trino-namespace, or correct its name in the values of track trino-v9-broken")]
    public void A_coordinator_that_does_not_start_is_told_with_its_cause(string sample, params string[] lines) =>
        Assert.Equal(lines, Lines([Coordinator(sample)]));

    [Theory]
    [MemberData(nameof(PodSample.All), MemberType = typeof(PodSample))]
    public void No_pod_takes_more_than_three_lines_and_none_needs_events_or_logs(string sample)
    {
        var answers = new PodSample(sample).Answers;

        foreach (var account in PodReading.Of(answers, "kind-trino").Concat(PodReading.Of(Bare(answers), "kind-trino")))
            Assert.InRange(account.Lines.Count(), 2, 3);
    }

    [Fact]
    public void A_Secret_is_not_known_to_be_missing_without_the_event_that_says_so() => Assert.Equal(
        [
            "pod trino-v9-broken-coordinator-7c486d74bb-x28r9: its container trino-coordinator is not started yet (ContainerCreating)",
            "  mend: look at: kubectl --context kind-trino --namespace trino-namespace describe pod trino-v9-broken-coordinator-7c486d74bb-x28r9",
        ],
        Lines(Bare([Coordinator("secret-missing")])));

    [Fact]
    public void Of_a_container_whose_log_tells_nothing_the_log_is_named() => Assert.Equal(
        [
            "pod trino-v9-broken-coordinator-d8fc4f856-f4nmj: its container trino-coordinator ends (CrashLoopBackOff, exit code 100, 2 restarts)",
            "  mend: read on: kubectl --context 'my cluster'\\''s' --namespace trino-namespace logs trino-v9-broken-coordinator-d8fc4f856-f4nmj --container trino-coordinator --previous",
        ],
        Lines(Bare([Coordinator("unknown-property")]), "my cluster's"));

    [Theory]
    [InlineData("failed to resolve reference \"docker.io/a/b:1\": docker.io/a/b:1: not found", "correct version of track trino-v9-broken, or image in its values: its registry has no such image")]
    [InlineData("failed to resolve reference \"r.example/a:1\": unexpected status from HEAD request to https://r.example/v2/a/manifests/1: 401 Unauthorized", "give the registry's Secret as imagePullSecrets in the values of track trino-v9-broken, or correct version of track trino-v9-broken, or image in its values")]
    [InlineData("pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed", "give the registry's Secret as imagePullSecrets")]
    [InlineData("no match for platform in manifest: not found", "correct version of track trino-v9-broken")]
    [InlineData("dial tcp 10.0.0.1:443: connect: connection refused", "see that nodes reach the registry")]
    public void What_to_mend_about_an_image_follows_from_what_its_registry_said(string said, string fix)
    {
        var answers = Coordinator("image-missing");
        answers.Pod.Status.ContainerStatuses[0].State.Waiting.Message = $"Back-off pulling image \"trinodb/trino:999\": ErrImagePull: {said}";

        var account = PodReading.Of(answers, "kind-trino");

        Assert.EndsWith(said[^30..], account.Detail, StringComparison.Ordinal);
        Assert.StartsWith(fix, account.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void While_it_is_backed_off_the_last_event_tells_what_an_older_cluster_does_not_repeat()
    {
        var answers = Coordinator("image-missing");
        answers.Pod.Status.ContainerStatuses[0].State.Waiting.Message = "Back-off pulling image \"trinodb/trino:999\"";
        var pulls = answers.Warnings.Where(warning => warning.Message.StartsWith("Failed to pull", StringComparison.Ordinal));

        Assert.EndsWith("i/o timeout", PodReading.Of(answers with { Warnings = [.. pulls] }, "kind-trino").Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0/3 nodes are available: 1 Insufficient memory, 2 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.", "lower resources.coordinator.heap and resources.coordinator.cpu of track trino-v9-broken, or add a node with as much memory and cpu free")]
    [InlineData("0/3 nodes are available: 3 node(s) had untolerated taint {dedicated: batch}. no new claims to deallocate", "give it coordinator.tolerations in the values of track trino-v9-broken that bear the taint")]
    [InlineData("0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.", "correct coordinator.nodeSelector or affinity in the values of track trino-v9-broken, or label a node so")]
    [InlineData("0/3 nodes are available: 3 Too many pods.", "look at: kubectl")]
    public void What_to_mend_about_nodes_follows_from_what_they_lack(string said, string fix)
    {
        var answers = Coordinator("no-room");
        answers.Pod.Status.Conditions[0].Message = said;

        Assert.StartsWith(fix, PodReading.Of(answers, "kind-trino").Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CreateContainerConfigError", "configmap \"settings\" not found", "it waits for the ConfigMap \"settings\", which is not there")]
    [InlineData("CreateContainerConfigError", "secret \"pass\" not found", "it waits for the Secret \"pass\", which is not there")]
    [InlineData("CreateContainerConfigError", "couldn't find key pw in Secret trino-namespace/pass", "it waits for a key that its Secret does not have")]
    [InlineData("CreateContainerError", "context deadline exceeded", "its container trino-coordinator is not started yet (CreateContainerError)")]
    [InlineData("SomethingNew", null, "its container trino-coordinator is not started yet (SomethingNew)")]
    [InlineData(null, null, "its container trino-coordinator is not started yet (no reason given)")]
    public void What_a_container_waits_for_is_said(string? reason, string? message, string what)
    {
        var answers = Bare([Coordinator("image-missing")])[0];
        answers.Pod.Status.ContainerStatuses[0].State.Waiting = new() { Reason = reason, Message = message };

        Assert.Equal(what, PodReading.Of(answers, "kind-trino").What);
    }

    [Fact]
    public void A_container_that_runs_and_is_not_ready_is_told_with_its_probe_and_the_last_fault_of_its_log()
    {
        var answers = Bare([Coordinator("unknown-property")])[0];
        var status = answers.Pod.Status.ContainerStatuses[0];
        (status.State, status.LastState) = (new() { Running = new() }, new());
        answers = new(
            answers.Pod,
            [new() { Reason = "Unhealthy", Message = "Startup probe failed: Get \"http://10.0.0.1:8080\": connection refused" }],
            "2026-11-26T04:07:26.155Z\tERROR\tmain\tio.trino.X\tFailed to load catalog\njava.lang.X: y\n\tat a.b(C.java:1)\nCaused by: z\n2026-11-26T04:07:27.155Z\tINFO\tmain\tX\tgoing on\n");

        Assert.Equal(
            [
                "pod trino-v9-broken-coordinator-d8fc4f856-f4nmj: its container trino-coordinator runs and is not ready: Startup probe failed: Get \"http://10.0.0.1:8080\": connection refused",
                "  Failed to load catalog; Caused by: z",
                "  mend: read on: kubectl --context kind-trino --namespace trino-namespace logs trino-v9-broken-coordinator-d8fc4f856-f4nmj --container trino-coordinator",
            ],
            Lines([answers]));
    }

    [Fact]
    public void An_init_container_comes_before_those_that_wait_for_it()
    {
        var answers = Coordinator("secret-missing");
        answers.Pod.Status.InitContainerStatuses =
        [
            new() { Name = "done", State = new() { Terminated = new() { ExitCode = 0 } } },
            new() { Name = "first", RestartCount = 1, State = new() { Terminated = new() { ExitCode = 2, Reason = "Error" } } },
        ];
        answers = new(answers.Pod, answers.Warnings, "cannot open /data\n");

        var account = PodReading.Of(answers, "kind-trino");

        Assert.Equal("it waits for", PodReading.Of(Coordinator("secret-missing"), "kind-trino").What[..12]);
        Assert.Equal("its init container first ends (exit code 2, 1 restart)", account.What);
        Assert.Equal("cannot open /data", account.Detail);
    }

    [Fact]
    public void A_pod_of_no_track_is_told_without_settings_of_one()
    {
        var (memory, image) = (Coordinator("out-of-memory"), Coordinator("image-missing"));
        memory.Pod.Metadata.Labels = image.Pod.Metadata.Labels = new Dictionary<string, string> { ["app.kubernetes.io/instance"] = "istiod" };

        Assert.Equal("raise its memory limit in the values of its chart", PodReading.Of(memory, "kind-trino").Fix);
        Assert.Equal(
            "see that nodes reach the registry, and that it has the image: the image in the values of its chart",
            PodReading.Of(image, "kind-trino").Fix);
    }

    [Fact]
    public void A_container_beside_Trinos_own_is_told_without_Trinos_settings()
    {
        var answers = Coordinator("out-of-memory");
        answers.Pod.Spec.Containers[0].Name = answers.Pod.Status.ContainerStatuses[0].Name = "exporter";

        Assert.Equal("raise its memory limit in the values of track trino-v9-broken", PodReading.Of(answers, "kind-trino").Fix);
    }

    [Fact]
    public void Pods_of_one_owner_that_are_held_up_alike_are_told_once()
    {
        var sample = new PodSample("image-missing");
        ImmutableArray<PodAnswers> answers = [.. sample.Answers, .. sample.Answers[1..], .. sample.Answers[1..]];

        Assert.Equal(
            [
                "pod trino-v9-broken-coordinator-8645568dd5-wkdk8: the image \"trinodb/trino:999\" cannot be pulled (ImagePullBackOff)",
                "pod trino-v9-broken-worker-568cb6d7b4-thrcx and 2 alike: the image \"trinodb/trino:999\" cannot be pulled (ErrImagePull)",
            ],
            Lines(answers).Where(line => line.StartsWith("pod ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_pod_of_which_nothing_is_known_is_told_too()
    {
        Assert.Equal("it is not ready", PodReading.Of(new PodAnswers(new V1Pod(), [], ""), "c").What);
        Assert.True(PodConditions.IsHeld(new V1Pod()));
    }

    [Fact]
    public void Any_field_may_be_missing()
    {
        foreach (var name in PodSample.All)
        {
            var whole = JsonNode.Parse(new PodSample(name.Data).PodsJson)!;
            foreach (var path in Paths(whole["items"]![0]!))
            {
                var json = whole.DeepClone();
                Remove(json["items"]![0]!, path);
                var pod = KubernetesJson.Deserialize<V1PodList>(json.ToJsonString()).Items[0];
                var answers = new PodAnswers(pod, [new Corev1Event(), new Corev1Event { Reason = "FailedMount" }], "");

                Assert.InRange(PodReading.Of(answers, "c").Lines.Count(), 2, 3);
            }
        }
    }

    [Fact]
    public void Texts_of_others_cannot_move_the_terminal_nor_fill_it()
    {
        var hostile = string.Concat(Enumerable.Repeat("\u001b[2J\u202e\r\n\u0007\ud800\u2028error: ", 2000));
        foreach (var name in PodSample.All)
        {
            foreach (var answers in new PodSample(name.Data).Answers)
            {
                var pod = answers.Pod;
                pod.Metadata.Name = pod.Metadata.NamespaceProperty = hostile;
                pod.Metadata.Labels["app.kubernetes.io/instance"] = hostile;
                foreach (var condition in pod.Status.Conditions)
                    condition.Message = condition.Reason = hostile;
                foreach (var status in pod.Status.ContainerStatuses ?? [])
                {
                    status.Name = status.Image = hostile;
                    if (status.State.Waiting is { } waiting)
                        waiting.Message = hostile;
                    if (status.LastState.Terminated is { Reason: "Error" } ended)
                        ended.Reason = ended.Message = hostile;
                }

                foreach (var log in new[] { hostile, $"Errors:\n1) {hostile}", $"Errors:\n1) {hostile.ReplaceLineEndings(" ").Replace('\u2028', ' ')}" })
                {
                    ImmutableArray<Corev1Event> warnings = [.. answers.Warnings.Select(_ => new Corev1Event { Reason = "FailedMount", Message = hostile })];
                    var lines = PodReading.Of(new PodAnswers(pod, warnings, log), hostile).Lines.ToList();

                    Assert.InRange(lines.Count, 2, 3);
                    Assert.All(lines, line => Assert.InRange(line.Length, 1, 400));
                    Assert.All(lines, line => Assert.All(line.EnumerateRunes(), rune => Assert.True(
                        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator))));
                }
            }
        }
    }

    [Theory]
    [InlineData("Running", null, null, true)]
    [InlineData("Succeeded", null, null, false)]
    [InlineData("Failed", "ReplicaSet", null, false)]
    [InlineData("Failed", "Job", null, true)]
    [InlineData("Failed", null, null, true)]
    [InlineData("Running", null, "True", false)]
    public void Who_is_over_or_ready_is_not_spoken_of(string phase, string? owner, string? ready, bool held)
    {
        var pod = new V1Pod
        {
            Metadata = new() { OwnerReferences = owner is null ? null : [new() { Kind = owner }] },
            Status = new() { Phase = phase, Conditions = ready is null ? null : [new() { Type = "Ready", Status = ready }] },
        };

        Assert.Equal(held, PodConditions.IsHeld(pod));
        pod.Metadata.DeletionTimestamp = DateTime.UnixEpoch;
        Assert.False(PodConditions.IsHeld(pod));
    }

    private static PodAnswers Coordinator(string sample) => new PodSample(sample).Answers[0];

    private static ImmutableArray<PodAnswers> Bare(ImmutableArray<PodAnswers> answers) =>
        [.. answers.Select(answer => new PodAnswers(answer.Pod, [], ""))];

    private static IEnumerable<string> Lines(ImmutableArray<PodAnswers> answers, string context = "kind-trino") =>
        PodReading.Of(answers, context).SelectMany(account => account.Lines);

    private static IEnumerable<object[]> Paths(JsonNode node) => node switch
    {
        JsonObject map => map.SelectMany(entry => Below(entry.Key, entry.Value)),
        JsonArray list => list.SelectMany((item, index) => Below(index, item)),
        _ => [],
    };

    private static IEnumerable<object[]> Below(object step, JsonNode? node) =>
        [[step], .. node is null ? [] : Paths(node).Select(path => (object[])[step, .. path])];

    private static void Remove(JsonNode root, object[] path)
    {
        var at = path[..^1].Aggregate(root, (node, step) => step is string key ? node[key]! : node[(int)step]!);
        if (path[^1] is string last)
            ((JsonObject)at).Remove(last);
        else
            ((JsonArray)at).RemoveAt((int)path[^1]);
    }
}
