using System.Globalization;
using System.Text.Json.Nodes;
using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.Components;

/// <summary>The gate as the stack declares it.</summary>
public sealed class DrainGateTests
{
    [Theory]
    [InlineData("500ms", 1)]
    [InlineData("5m", 300)]
    [InlineData("99999h", 359_996_400)]
    public async Task Pod_and_engine_wait_longer_than_the_gate(string drain, int seconds)
    {
        var gate = await GateAsync($"drain: {drain}");

        Assert.Equal($"{seconds}", Variable(gate, "DRAIN_SECONDS"));
        var grace = (long)Pod(gate)["terminationGracePeriodSeconds"]!;
        Assert.InRange(grace, seconds + 30, int.MaxValue);
        var delete = double.Parse(((string)gate.Options["customTimeouts"]!["delete"]!).TrimEnd('s'), CultureInfo.InvariantCulture);
        Assert.InRange(delete, grace + 60, double.MaxValue);
        // Else Pulumi would not wait until it is gone.
        Assert.DoesNotContain("skipAwait", gate.Inputs.ToJsonString());
    }

    [Theory]
    [InlineData("version: 481", "false")]
    [InlineData("values: { server: { config: { authenticationType: JWT } }, additionalConfigProperties: [internal-communication.shared-secret=s] }", "true")]
    public async Task It_knows_whether_it_may_ask(string settings, string hidden) =>
        Assert.Equal(hidden, Variable(await GateAsync(settings), "TRINO_HIDES_QUERIES"));

    private const string Passwords = "server: { config: { authenticationType: PASSWORD } }, auth: { passwordAuth: 'a:b' }, additionalConfigProperties: [internal-communication.shared-secret=s]";
    private const string Rules = "accessControl: { type: properties, properties: 'access-control.name=file' }";

    [Theory]
    [InlineData("", Passwords, "true")]
    [InlineData("secret: trino-drain", Passwords, "false")]
    [InlineData("secret: trino-drain", $"{Passwords}, {Rules}", "true")]
    [InlineData("secret: trino-drain, seesEveryQuery: false", $"{Passwords}, {Rules}", "true")]
    [InlineData("secret: trino-drain, seesEveryQuery: true", $"{Passwords}, {Rules}", "false")]
    [InlineData("secret: trino-drain, seesEveryQuery: true", Passwords, "false")]
    [InlineData("", Rules, "true")]
    public async Task With_credentials_it_may_ask_and_past_access_control_where_it_sees_every_query(string credentials, string values, string hidden) =>
        Assert.Equal(hidden, Variable(
            await GateAsync($"{(credentials == "" ? "" : $"drainCredentials: {{ {credentials} }}, ")}values: {{ {values} }}"), "TRINO_HIDES_QUERIES"));

    [Theory]
    [InlineData("secret: trino-drain", "username", "password")]
    [InlineData("secret: trino-drain, usernameKey: user.name, passwordKey: PASS", "user.name", "PASS")]
    public async Task Credentials_are_files_and_no_variables(string credentials, string username, string password)
    {
        var gate = await GateAsync($"drainCredentials: {{ {credentials} }}, values: {{ {Passwords} }}");
        var (volume, container) = (Assert.Single(Pod(gate)["volumes"]!.AsArray()), Pod(gate)["containers"]![0]!);

        Assert.Equal(
            $$"""{"items":[{"key":"{{username}}","path":"username"},{"key":"{{password}}","path":"password"}],"secretName":"trino-drain"}""",
            volume!["secret"]!.ToJsonString());
        Assert.Equal(
            $$"""[{"mountPath":"{{Variable(gate, "TRINO_CREDENTIALS")}}","name":"{{volume["name"]}}","readOnly":true}]""",
            container["volumeMounts"]!.ToJsonString());
        Assert.DoesNotContain("secretKeyRef", gate.Inputs.ToJsonString());
    }

    [Fact]
    public async Task It_runs_where_the_coordinator_can()
    {
        var pod = Pod(await GateAsync("""
            version: 481, values: {
              imagePullSecrets: [{ name: regcred }],
              image: { registry: registry.corp.example, pullPolicy: Never },
              coordinator: { nodeSelector: { pool: trino }, tolerations: [{ key: dedicated, operator: Equal, value: trino, effect: NoExecute, tolerationSeconds: 60 }] },
              worker: { nodeSelector: { pool: other } } }
            """));

        Assert.Equal("registry.corp.example/trinodb/trino:481", (string?)pod["containers"]![0]!["image"]);
        Assert.Equal("Never", (string?)pod["containers"]![0]!["imagePullPolicy"]);
        Assert.Equal("""[{"name":"regcred"}]""", pod["imagePullSecrets"]!.ToJsonString());
        Assert.Equal("""{"pool":"trino"}""", pod["nodeSelector"]!.ToJsonString());
        Assert.Equal(
            """[{"effect":"NoExecute","key":"dedicated","operator":"Equal","tolerationSeconds":60,"value":"trino"}]""",
            pod["tolerations"]!.ToJsonString());
        var beside = pod["affinity"]!["podAffinity"]!["preferredDuringSchedulingIgnoredDuringExecution"]![0]!["podAffinityTerm"]!;
        Assert.Equal("stable", (string?)beside["labelSelector"]!["matchLabels"]!["app.kubernetes.io/instance"]);
    }

    public static TheoryData<string, string, string> Contexts => new()
    {
        {
            "version: 481",
            """{"runAsGroup":1000,"runAsNonRoot":true,"runAsUser":1000,"seccompProfile":{"type":"RuntimeDefault"}}""",
            """{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]},"readOnlyRootFilesystem":true}"""
        },
        // Root, and nothing of the gate's own against it.
        {
            "values: { securityContext: { runAsUser: 0, runAsGroup: 0 } }",
            """{"runAsGroup":0,"runAsUser":0,"seccompProfile":{"type":"RuntimeDefault"}}""",
            """{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]},"readOnlyRootFilesystem":true}"""
        },
        {
            "values: { containerSecurityContext: { runAsUser: 0 } }",
            """{"runAsGroup":1000,"runAsUser":1000,"seccompProfile":{"type":"RuntimeDefault"}}""",
            """{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]},"readOnlyRootFilesystem":true,"runAsUser":0}"""
        },
        // The user is the cluster's matter.
        {
            "values: { securityContext: [] }",
            """{"seccompProfile":{"type":"RuntimeDefault"}}""",
            """{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]},"readOnlyRootFilesystem":true}"""
        },
        {
            """
            values: {
              securityContext: { fsGroup: 5, fsGroupChangePolicy: OnRootMismatch, supplementalGroups: [6, 7], supplementalGroupsPolicy: Strict,
                seLinuxOptions: { level: "s0:c1,c2" }, seLinuxChangePolicy: Recursive, appArmorProfile: { type: Unconfined },
                seccompProfile: { type: Localhost, localhostProfile: a.json }, sysctls: [{ name: a, value: b }], runAsNonRoot: false },
              containerSecurityContext: { allowPrivilegeEscalation: true, privileged: true, procMount: Default, readOnlyRootFilesystem: false,
                capabilities: { add: [SYS_PTRACE], drop: [] }, seccompProfile: { type: Unconfined }, runAsGroup: 8, runAsNonRoot: true } }
            """,
            """{"appArmorProfile":{"type":"Unconfined"},"fsGroup":5,"fsGroupChangePolicy":"OnRootMismatch","runAsGroup":1000,"runAsNonRoot":false,"runAsUser":1000,"seLinuxChangePolicy":"Recursive","seLinuxOptions":{"level":"s0:c1,c2"},"seccompProfile":{"localhostProfile":"a.json","type":"Localhost"},"supplementalGroups":[6,7],"supplementalGroupsPolicy":"Strict","sysctls":[{"name":"a","value":"b"}]}""",
            """{"allowPrivilegeEscalation":true,"capabilities":{"add":["SYS_PTRACE"]},"privileged":true,"procMount":"Default","readOnlyRootFilesystem":false,"runAsGroup":8,"runAsNonRoot":true,"seccompProfile":{"type":"Unconfined"}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Contexts))]
    public async Task It_may_do_what_the_coordinator_may(string settings, string context, string ofContainer)
    {
        var pod = Pod(await GateAsync(settings));

        Assert.Equal(context, pod["securityContext"]!.ToJsonString());
        Assert.Equal(ofContainer, pod["containers"]![0]!["securityContext"]!.ToJsonString());
    }

    [Theory]
    [InlineData("version: 481", null)]
    [InlineData("values: { serviceAccount: { create: true } }", "stable")]
    [InlineData("values: { serviceAccount: { create: true, name: trino } }", "trino")]
    [InlineData("values: { serviceAccount: { create: false, name: trino } }", "trino")]
    public async Task The_cluster_admits_it_by_the_coordinators_account(string settings, string? account)
    {
        var pod = Pod(await GateAsync(settings));

        Assert.Equal(account, (string?)pod["serviceAccountName"]);
        Assert.False((bool)pod["automountServiceAccountToken"]!);
    }

    [Fact]
    public async Task It_has_the_coordinators_priority() => Assert.Equal(
        "high", (string?)Pod(await GateAsync("values: { coordinator: { priorityClassName: high }, worker: { priorityClassName: low } }"))["priorityClassName"]);

    [Fact]
    public async Task Where_the_values_say_nothing_neither_does_it()
    {
        var pod = Pod(await GateAsync("version: 481"));

        Assert.Equal("trinodb/trino:481", (string?)pod["containers"]![0]!["image"]);
        Assert.Null(pod["containers"]![0]!["imagePullPolicy"]);
        Assert.All(["imagePullSecrets", "nodeSelector", "priorityClassName", "serviceAccountName", "tolerations"], key => Assert.False(pod.ContainsKey(key), key));
        Assert.False(pod.ContainsKey("volumes"));
        Assert.Null(pod["containers"]![0]!["volumeMounts"]);
    }

    private static async Task<PlannedResource> GateAsync(string settings) =>
        (await PlanRecorder.RecordAsync(TestStack.Good(tracks: $"[{{ name: stable, weight: 1, {settings} }}]"), "test"))
            .Resource("stable-drain-gate");

    private static JsonObject Pod(PlannedResource gate) => gate.Inputs["spec"]!["template"]!["spec"]!.AsObject();

    private static string? Variable(PlannedResource gate, string name) => (string?)Pod(gate)["containers"]![0]!["env"]!.AsArray()
        .Single(variable => (string?)variable!["name"] == name)!["value"];
}
