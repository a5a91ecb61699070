using TrinoInfra.Plan;
using TrinoInfra.Planning;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Components;

namespace TrinoInfra.Tests.Settings;

/// <summary>The namespace, the stack's own or another's, and what must be in it before the pods.</summary>
public sealed class NamespaceTests
{
    private const string AnotherSystem = "belongs to another system; give a namespace of Trino's own: the stack";

    [Theory]
    [InlineData("{ context: a }", true)]
    [InlineData("{ context: a, createNamespace: true }", true)]
    [InlineData("{ context: a, createNamespace: false }", false)]
    public void The_stack_makes_its_namespace_unless_told_otherwise(string cluster, bool creates) =>
        Assert.Equal(creates, TestStack.Good(cluster).Cluster.CreateNamespace);

    [Theory]
    [InlineData("createNamespace: 'no'", "createNamespace: \"no\" is neither true nor false; give true or false")]
    [InlineData("createNamespaces: false", "createNamespaces: unknown key; did you mean createNamespace?")]
    [InlineData("namespace: kube-x", $"namespace: \"kube-x\" {AnotherSystem} creates it, and deletes it")]
    [InlineData(
        "namespace: istio-system, createNamespace: false",
        $"namespace: \"istio-system\" {AnotherSystem} neither creates nor deletes it, and yet fills it")]
    public void What_is_wrong_with_it_is_said(string setting, string fault) =>
        Assert.Equal([$"trino-infra:cluster.{fault}"], TestStack.Faults(cluster: $"{{ context: a, {setting} }}"));

    [Theory]
    [InlineData("{ issuer: selfSigned }")]
    [InlineData("{ secretName: mine }")]
    [InlineData("{ clusterIssuer: letsencrypt }")]
    public async Task One_that_is_there_is_neither_declared_nor_waited_for(string tls)
    {
        async Task<StackPlan> Plan(string create) => await PlanRecorder.RecordAsync(
            TestStack.Good($"{{ context: a, namespace: data, createNamespace: {create} }}", $"{{ hostname: a.example, tls: {tls} }}"), "test");
        var (own, others) = (await Plan("true"), await Plan("false"));

        Assert.Equal(
            own.Resources.Select(resource => resource.Name).Where(name => name != "trino-namespace"),
            others.Resources.Select(resource => resource.Name));
        Assert.All(others.Resources, resource =>
        {
            Assert.Equal(own.Resource(resource.Name).Inputs.ToJsonString(), resource.Inputs.ToJsonString());
            Assert.Equal(own.Resource(resource.Name).DependsOn.Where(name => name != "trino-namespace"), resource.DependsOn);
        });
        // Those of the stack's own stay its own.
        Assert.Contains(others.Resources, resource => resource.Name == "istio-system");
    }

    [Theory]
    [InlineData("imagePullSecrets: [{ name: a }]", "imagePullSecrets[0].name", "Secret")]
    [InlineData("auth: { passwordAuthSecret: a }", "auth.passwordAuthSecret", "Secret", 1)]
    [InlineData("auth: { groupsAuthSecret: a }", "auth.groupsAuthSecret", "Secret")]
    [InlineData("secretMounts: [{ name: m, secretName: a, path: /m }]", "secretMounts[0].secretName", "Secret")]
    [InlineData("coordinator: { secretMounts: [{ name: m, secretName: a, path: /m }] }", "coordinator.secretMounts[0].secretName", "Secret")]
    [InlineData("worker: { secretMounts: [{ name: m, secretName: a, path: /m }] }", "worker.secretMounts[0].secretName", "Secret")]
    [InlineData("configMounts: [{ name: m, configMap: a, path: /m }]", "configMounts[0].configMap", "ConfigMap")]
    [InlineData("env: [{ name: A, valueFrom: { secretKeyRef: { name: a, key: k } } }]", "env[0].valueFrom.secretKeyRef.name", "Secret")]
    [InlineData("env: [{ name: A, valueFrom: { configMapKeyRef: { name: a, key: k } } }]", "env[0].valueFrom.configMapKeyRef.name", "ConfigMap")]
    [InlineData("envFrom: [{ secretRef: { name: a } }]", "envFrom[0].secretRef.name", "Secret")]
    [InlineData("envFrom: [{ prefix: X, configMapRef: { name: a } }]", "envFrom[0].configMapRef.name", "ConfigMap")]
    [InlineData("coordinator: { additionalVolumes: [{ name: v, secret: { secretName: a } }] }", "coordinator.additionalVolumes[0].secret.secretName", "Secret")]
    [InlineData("worker: { additionalVolumes: [{ name: v, configMap: { name: a } }] }", "worker.additionalVolumes[0].configMap.name", "ConfigMap")]
    [InlineData("worker: { additionalVolumes: [{ name: v, projected: { sources: [{ secret: { name: a } }] } }] }", "worker.additionalVolumes[0].projected.sources[0].secret.name", "Secret")]
    [InlineData("worker: { additionalVolumes: [{ name: v, csi: { driver: d, nodePublishSecretRef: { name: a } } }] }", "worker.additionalVolumes[0].csi.nodePublishSecretRef.name", "Secret")]
    [InlineData("worker: { additionalVolumes: [{ name: v, persistentVolumeClaim: { claimName: a } }] }", "worker.additionalVolumes[0].persistentVolumeClaim.claimName", "PersistentVolumeClaim")]
    [InlineData("initContainers: { worker: [{ name: c, envFrom: [{ secretRef: { name: a } }] }] }", "initContainers.worker[0].envFrom[0].secretRef.name", "Secret")]
    [InlineData("sidecarContainers: { coordinator: [{ name: c, env: [{ name: A, valueFrom: { secretKeyRef: { name: a, key: k } } }] }] }", "sidecarContainers.coordinator[0].env[0].valueFrom.secretKeyRef.name", "Secret")]
    [InlineData("serviceAccount: { name: a }", "serviceAccount.name", "ServiceAccount")]
    public void What_cannot_precede_the_stacks_own_namespace_is_said(string values, string place, string kind, int others = 0)
    {
        var (own, without) = (Notes(values), Notes(values, create: false));

        Assert.Equal(
            $"Pulumi.dev.yaml: trino-infra:tracks[0].values.{place}: the {kind} \"a\" cannot be there before the stack, which makes the namespace trino-namespace; "
            + $"make the namespace and the {kind} first and set cluster.createNamespace to false (on a living stack only as docs/operations.md says, or the namespace is deleted)",
            Assert.Single(own.Except(without)));
        Assert.Equal(others, without.Count);
    }

    [Theory]
    [InlineData("envFrom: [{ secretRef: { name: a, optional: true } }]")]
    [InlineData("worker: { additionalVolumes: [{ name: v, secret: { secretName: a, optional: true } }] }")]
    // The chart makes these, the cluster those.
    [InlineData("auth: { groups: 'a:b' }, secretMounts: [{ name: m, secretName: stable-groups-file, path: /m }]")]
    [InlineData("""secretMounts: [{ name: m, secretName: '{{ template "trino.passwordSecretName" . }}', path: /m }]""")]
    [InlineData("configMounts: [{ name: m, configMap: stable-catalog, path: /m }]")]
    [InlineData("configMounts: [{ name: m, configMap: kube-root-ca.crt, path: /m }]")]
    [InlineData("serviceAccount: { create: true, name: a }")]
    [InlineData("serviceAccount: { name: default }")]
    // cert-manager does.
    [InlineData("secretMounts: [{ name: m, secretName: trino-certificate-authority, path: /m }]")]
    [InlineData("env: [{ name: secretName, value: a }]")]
    public void What_others_make_is_not(string values) => Assert.Empty(Notes(values));

    [Fact]
    public void A_Secret_of_the_certificate_is_said_too() => Assert.Equal(
        ["Pulumi.dev.yaml: trino-infra:gateway.tls.secretName: the Secret \"mine\" cannot be there before the stack, which makes the namespace data"],
        TestStack.Good("{ context: a, namespace: data }", "{ hostname: a.example, tls: { secretName: mine } }")
            .Notes.Select(note => note.ToString().Split(';')[0]));

    [Theory]
    [InlineData("data", true)]
    [InlineData("platform", false)]
    public void So_is_a_Gateway_in_it(string ns, bool says) => Assert.Equal(
        says ? ["the Gateway \"shared\" cannot be there before the stack, which makes the namespace data"] : [],
        TestStack.Good("{ context: a, namespace: data }", $"{{ hostname: a.example, existing: {{ name: shared, namespace: {ns}, listeners: {{ https: c }} }} }}")
            .Notes.Select(note => note.What).Where(what => !what.Contains("without authentication", StringComparison.Ordinal)));

    [Fact]
    public void Each_is_said_once_whoever_names_it() => Assert.Equal(
        ["tracks[0].values.secretMounts[0].secretName", "tracks[1].values.envFrom[1].secretRef.name"],
        TestStack.Good(tracks: $$"""
            [{ name: a, weight: 1, {{TestStack.Named}}, values: { envFrom: [{ secretRef: { name: one } }], secretMounts: [{ name: m, secretName: one, path: /m }] } },
             { name: b, weight: 1, {{TestStack.Named}}, workers: 0, values: {
                 envFrom: [{ secretRef: { name: one } }, { secretRef: { name: two } }], initContainers: { worker: [{ envFrom: [{ secretRef: { name: three } }] }] } } }]
            """).Notes.Select(note => note.Where["Pulumi.dev.yaml: trino-infra:".Length..]));

    [Fact]
    public void An_encrypted_name_is_not_shown() => Assert.Equal(
        ["the Secret of this name cannot be there before the stack, which makes the namespace trino-namespace"],
        TestStack.Good(tracks: $"[{{ name: a, weight: 1, {TestStack.Named}, values: {{ envFrom: [{{ secretRef: {{ name: {{ secure: v1:a }} }} }}] }} }}]").Notes.Select(note => note.What));

    [Fact]
    public async Task No_pod_of_the_tracks_joins_a_mesh()
    {
        var plan = await PlanRecorder.RecordAsync(
            TestStack.Good(tracks: "[{ name: a, weight: 1, values: { coordinator: { labels: { team: data, istio.io/dataplane-mode: none } }, commonLabels: { sidecar.istio.io/inject: 'false' } } }]"),
            "test");

        var values = plan.Resource("a").Inputs["values"]!;
        Assert.Equal(
            """{"istio.io/dataplane-mode":"none","sidecar.istio.io/inject":"false","team":"data"}""", values["coordinator"]!["labels"]!.ToJsonString());
        Assert.Equal("""{"istio.io/dataplane-mode":"none","sidecar.istio.io/inject":"false"}""", values["worker"]!["labels"]!.ToJsonString());
        var gate = plan.Resource("a-drain-gate").Inputs["spec"]!;
        Assert.All(OutsideTheMesh.Labels, label => Assert.Equal(label.Value, (string?)gate["template"]!["metadata"]!["labels"]![label.Key]));
        // What a selector says cannot be changed on a living object.
        Assert.All(OutsideTheMesh.Labels, label => Assert.Null(gate["selector"]!["matchLabels"]![label.Key]));
    }

    [Theory]
    [InlineData("coordinator: { labels: { sidecar.istio.io/inject: 'true' } }", "coordinator.labels[\"sidecar.istio.io/inject\"]")]
    [InlineData("worker: { labels: { istio.io/dataplane-mode: ambient } }", "worker.labels[\"istio.io/dataplane-mode\"]")]
    [InlineData("commonLabels: { sidecar.istio.io/inject: 'true' }", "commonLabels[\"sidecar.istio.io/inject\"]")]
    // Kubernetes takes no boolean for a label.
    [InlineData("worker: { labels: { sidecar.istio.io/inject: false } }", "worker.labels[\"sidecar.istio.io/inject\"]")]
    public void Nor_may_values_have_it_join(string values, string place) => Assert.Equal(
        [$"trino-infra:tracks[0].values.{place}: is the program's own to set; leave it out: no proxy may come between Trino's nodes"],
        TestStack.TrackFaults($"values: {{ {values} }}"));

    private static List<string> Notes(string values, bool create = true) =>
    [
        .. TestStack.Good(
            create ? "{ context: a }" : "{ context: a, createNamespace: false }",
            tracks: $"[{{ name: stable, weight: 1, {TestStack.Named}, values: {{ {values} }} }}]").Notes.Select(note => note.ToString()),
    ];
}
