using System.Collections.Immutable;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using static Pulumi.Utilities.OutputUtilities;
using K8s = Pulumi.Kubernetes;

namespace TrinoInfra.Tests.Sdk;

/// <summary>The Kubernetes kinds the program uses, as they reach the provider.</summary>
public sealed class KubernetesTests : IDisposable
{
    private static readonly string[] Variables =
        ["KUBECONFIG", "PULUMI_K8S_DELETE_UNREACHABLE", "PULUMI_K8S_ENABLE_CONFIGMAP_MUTABLE", "PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY"];

    private readonly Dictionary<string, string?> _before = Variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);

    public KubernetesTests()
    {
        foreach (var name in Variables)
            Environment.SetEnvironmentVariable(name, null);
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before)
            Environment.SetEnvironmentVariable(name, value);
    }

    private static async Task<(string? Type, string Inputs)> RegisteredAsync(Func<Resource> make)
    {
        var mocks = new RecordingMocks();
        await Run.PreviewAsync(mocks, () => make());
        var args = Assert.Single(mocks.Registered);
        return (args.Type, Text(args.Inputs));
    }

    /// <summary>A wire value on one line, keys in order.</summary>
    private static string Text(object? value) => value switch
    {
        ImmutableDictionary<string, object> map =>
            $"{{{string.Join(", ", map.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => $"{e.Key}: {Text(e.Value)}"))}}}",
        ImmutableArray<object> list => $"[{string.Join(", ", list.Select(Text))}]",
        string text => $"'{text}'",
        bool flag => flag ? "true" : "false",
        double number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{value?.GetType()} on the wire"),
    };

    private static ObjectMetaArgs Meta(string name) => new() { Name = name, Namespace = "ns", Labels = { ["app"] = name } };

    [Fact]
    public async Task A_provider_sends_its_flags_as_JSON()
    {
        var (type, inputs) = await RegisteredAsync(() => new K8s.Provider("kube", new K8s.ProviderArgs
        {
            ClusterIdentifier = "kind-trino",
            Context = "kind-trino",
            DeleteUnreachable = false,
            EnableConfigMapMutable = true,
            EnableServerSideApply = true,
            KubeConfig = "~/.kube/config",
            Namespace = "ns",
        }));

        Assert.Equal("pulumi:providers:kubernetes", type);
        Assert.Equal(
            "{clusterIdentifier: 'kind-trino', context: 'kind-trino', deleteUnreachable: 'false', " +
            "enableConfigMapMutable: 'true', enableServerSideApply: 'true', kubeconfig: '~/.kube/config', namespace: 'ns'}",
            inputs);
    }

    [Fact]
    public async Task A_provider_takes_what_it_is_not_told_from_the_environment()
    {
        Assert.Equal("{}", (await RegisteredAsync(() => new K8s.Provider("kube"))).Inputs);

        Environment.SetEnvironmentVariable("KUBECONFIG", "/etc/kube");
        Environment.SetEnvironmentVariable("PULUMI_K8S_ENABLE_SERVER_SIDE_APPLY", "F");
        Environment.SetEnvironmentVariable("PULUMI_K8S_DELETE_UNREACHABLE", "yes");

        Assert.Equal(
            "{enableServerSideApply: 'false', kubeconfig: '/etc/kube'}",
            (await RegisteredAsync(() => new K8s.Provider("kube"))).Inputs);
    }

    [Fact]
    public async Task Everything_gets_the_provider_of_its_component()
    {
        var mocks = new RecordingMocks();

        await Run.PreviewAsync(mocks, () =>
        {
            var box = new Box("box", new ComponentResourceOptions { Provider = new K8s.Provider("kube") });
            _ = new K8s.Core.V1.Namespace("namespace", null, new() { Parent = box });
            _ = new Widget("widget", new(), new() { Parent = box });
        });

        const string expected = "urn:pulumi:stack::project::pulumi:pulumi:Stack$pulumi:providers:kubernetes::kube::kube-id";
        Assert.Equal(expected, mocks["namespace"].Provider);
        Assert.Equal(expected, mocks["widget"].Provider);
    }

    [Fact]
    public async Task A_namespace_names_its_kind() => Assert.Equal(
        ("kubernetes:core/v1:Namespace", "{apiVersion: 'v1', kind: 'Namespace', metadata: {name: 'trino'}}"),
        await RegisteredAsync(() => new K8s.Core.V1.Namespace(
            "namespace", new NamespaceArgs { Metadata = new ObjectMetaArgs { Name = "trino" } })));

    [Fact]
    public async Task A_config_map_holds_texts() => Assert.Equal(
        (
            "kubernetes:core/v1:ConfigMap",
            "{apiVersion: 'v1', data: {k: 'v'}, immutable: true, kind: 'ConfigMap', " +
            "metadata: {labels: {app: 'map'}, name: 'map', namespace: 'ns'}}"),
        await RegisteredAsync(() => new K8s.Core.V1.ConfigMap(
            "map", new ConfigMapArgs { Metadata = Meta("map"), Data = { ["k"] = "v" }, Immutable = true })));

    [Fact]
    public async Task A_deployment_says_all_of_its_pods() => Assert.Equal(
        (
            "kubernetes:apps/v1:Deployment",
            "{apiVersion: 'apps/v1', kind: 'Deployment', metadata: {name: 'gate'}, spec: {replicas: 1, " +
            "selector: {matchExpressions: [{key: 'k', operator: 'In', values: ['v']}], matchLabels: {app: 'gate'}}, strategy: {type: 'Recreate'}, " +
            "template: {metadata: {labels: {app: 'gate'}}, spec: {affinity: {podAffinity: {preferredDuringSchedulingIgnoredDuringExecution: " +
            "[{podAffinityTerm: {labelSelector: {matchLabels: {app: 'trino'}}, topologyKey: 'kubernetes.io/hostname'}, weight: 100}]}}, " +
            "automountServiceAccountToken: false, " +
            "containers: [{args: ['-c', 'sleep 1'], command: ['sh'], env: [{name: 'A', value: 'b'}], image: 'trino', " +
            "imagePullPolicy: 'IfNotPresent', name: 'gate', resources: {limits: {memory: '64Mi'}, requests: {cpu: '10m'}}, " +
            "securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: ['ALL']}, " +
            "readOnlyRootFilesystem: true}}], enableServiceLinks: false, imagePullSecrets: [{name: 'registry'}], nodeSelector: {pool: 'trino'}, " +
            "securityContext: {runAsNonRoot: true, runAsUser: 1000, seccompProfile: {type: 'RuntimeDefault'}}, " +
            "terminationGracePeriodSeconds: 300, " +
            "tolerations: [{effect: 'NoExecute', key: 'dedicated', operator: 'Equal', tolerationSeconds: 60, value: 'trino'}]}}}}"),
        await RegisteredAsync(() => new K8s.Apps.V1.Deployment("gate", new DeploymentArgs
        {
            Metadata = new ObjectMetaArgs { Name = "gate" },
            Spec = new DeploymentSpecArgs
            {
                Replicas = 1,
                Selector = new LabelSelectorArgs
                {
                    MatchLabels = { ["app"] = "gate" },
                    MatchExpressions = new LabelSelectorRequirementArgs { Key = "k", Operator = "In", Values = "v" },
                },
                Strategy = new DeploymentStrategyArgs { Type = "Recreate" },
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = { ["app"] = "gate" } },
                    Spec = new PodSpecArgs
                    {
                        AutomountServiceAccountToken = false,
                        EnableServiceLinks = false,
                        TerminationGracePeriodSeconds = 300,
                        ImagePullSecrets = new LocalObjectReferenceArgs { Name = "registry" },
                        NodeSelector = { ["pool"] = "trino" },
                        Tolerations = new TolerationArgs
                        {
                            Effect = "NoExecute",
                            Key = "dedicated",
                            Operator = "Equal",
                            TolerationSeconds = 60,
                            Value = "trino",
                        },
                        Affinity = new AffinityArgs
                        {
                            PodAffinity = new PodAffinityArgs
                            {
                                PreferredDuringSchedulingIgnoredDuringExecution = new WeightedPodAffinityTermArgs
                                {
                                    Weight = 100,
                                    PodAffinityTerm = new PodAffinityTermArgs
                                    {
                                        TopologyKey = "kubernetes.io/hostname",
                                        LabelSelector = new LabelSelectorArgs { MatchLabels = { ["app"] = "trino" } },
                                    },
                                },
                            },
                        },
                        SecurityContext = new PodSecurityContextArgs
                        {
                            RunAsNonRoot = true,
                            RunAsUser = 1000,
                            SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
                        },
                        Containers = new ContainerArgs
                        {
                            Name = "gate",
                            Image = "trino",
                            ImagePullPolicy = "IfNotPresent",
                            Command = "sh",
                            Args = { "-c", "sleep 1" },
                            Env = new EnvVarArgs { Name = "A", Value = "b" },
                            Resources = new ResourceRequirementsArgs { Limits = { ["memory"] = "64Mi" }, Requests = { ["cpu"] = "10m" } },
                            SecurityContext = new SecurityContextArgs
                            {
                                AllowPrivilegeEscalation = false,
                                ReadOnlyRootFilesystem = true,
                                Capabilities = new CapabilitiesArgs { Drop = "ALL" },
                            },
                        },
                    },
                },
            },
        })));

    [Fact]
    public async Task A_network_policy_names_ports_by_number_or_name() => Assert.Equal(
        (
            "kubernetes:networking.k8s.io/v1:NetworkPolicy",
            "{apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: {name: 'clients'}, spec: {ingress: [{from: [" +
            "{namespaceSelector: {matchLabels: {team: 'bi'}}, podSelector: {matchLabels: {app: 'bi'}}}], " +
            "ports: [{port: 8080, protocol: 'TCP'}, {port: 'metrics'}]}], podSelector: {matchLabels: {app: 'trino'}}, policyTypes: ['Ingress']}}"),
        await RegisteredAsync(() => new K8s.Networking.V1.NetworkPolicy("clients", new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = "clients" },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = new LabelSelectorArgs { MatchLabels = { ["app"] = "trino" } },
                PolicyTypes = "Ingress",
                Ingress = new NetworkPolicyIngressRuleArgs
                {
                    From = new NetworkPolicyPeerArgs
                    {
                        NamespaceSelector = new LabelSelectorArgs { MatchLabels = { ["team"] = "bi" } },
                        PodSelector = new LabelSelectorArgs { MatchLabels = { ["app"] = "bi" } },
                    },
                    Ports =
                    [
                        new NetworkPolicyPortArgs { Port = 8080, Protocol = "TCP" },
                        new NetworkPolicyPortArgs { Port = "metrics" },
                    ],
                },
            },
        })));

    [Fact]
    public async Task An_ingress_names_Services_by_host_and_path() => Assert.Equal(
        (
            "kubernetes:networking.k8s.io/v1:Ingress",
            "{apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: {name: 'web'}, spec: {rules: [{host: 'a.example', http: {paths: [" +
            "{backend: {service: {name: 'a', port: {number: 8080}}}, path: '/', pathType: 'Prefix'}]}}], tls: [{hosts: ['a.example'], secretName: 'a'}]}}"),
        await RegisteredAsync(() => new K8s.Networking.V1.Ingress("web", new IngressArgs
        {
            Metadata = new ObjectMetaArgs { Name = "web" },
            Spec = new IngressSpecArgs
            {
                Rules = new IngressRuleArgs
                {
                    Host = "a.example",
                    Http = new HTTPIngressRuleValueArgs
                    {
                        Paths = new HTTPIngressPathArgs
                        {
                            Path = "/",
                            PathType = "Prefix",
                            Backend = new IngressBackendArgs
                            {
                                Service = new IngressServiceBackendArgs { Name = "a", Port = new ServiceBackendPortArgs { Number = 8080 } },
                            },
                        },
                    },
                },
                Tls = new IngressTLSArgs { Hosts = "a.example", SecretName = "a" },
            },
        })));

    [Fact]
    public async Task A_release_sends_its_chart_and_values() => Assert.Equal(
        (
            "kubernetes:helm.sh/v3:Release",
            "{allowNullValues: true, atomic: false, chart: 'trino', cleanupOnFail: true, compat: 'true', createNamespace: false, " +
            "dependencyUpdate: false, disableWebhooks: false, forceUpdate: false, lint: false, maxHistory: 5, name: 'trino', " +
            "namespace: 'ns', repositoryOpts: {password: 's3cret', repo: 'https://charts', username: 'robot'}, skipAwait: false, skipCrds: true, timeout: 600, " +
            "values: {server: {workers: 2}}, version: '1.42.2', waitForJobs: true}"),
        await RegisteredAsync(() => new K8s.Helm.V3.Release("trino", new ReleaseArgs
        {
            AllowNullValues = true,
            Atomic = false,
            Chart = "trino",
            CleanupOnFail = true,
            CreateNamespace = false,
            DependencyUpdate = false,
            DisableWebhooks = false,
            ForceUpdate = false,
            Lint = false,
            MaxHistory = 5,
            Name = "trino",
            Namespace = "ns",
            RepositoryOpts = new RepositoryOptsArgs { Repo = "https://charts", Username = "robot", Password = "s3cret" },
            SkipAwait = false,
            SkipCrds = true,
            Timeout = 600,
            Values = { ["server"] = new Dictionary<string, object> { ["workers"] = 2 } },
            Version = "1.42.2",
            WaitForJobs = true,
        })));

    [Fact]
    public async Task A_repositorys_password_is_a_secret_whatever_it_is_made_of()
    {
        var options = new RepositoryOptsArgs { Username = "robot", Password = "s3cret" };

        Assert.True(await Output.IsSecretAsync(options.Password!.ToOutput()));
        Assert.False(await Output.IsSecretAsync(options.Username!.ToOutput()));
    }

    [Fact]
    public async Task A_release_must_name_its_chart()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => RegisteredAsync(() => new K8s.Helm.V3.Release("trino", new ReleaseArgs())));

        Assert.Contains("ReleaseArgs.Chart is required but was not given a value", error.Message);
    }

    [Fact]
    public async Task A_custom_resource_is_typed_by_its_API_version_and_kind() => Assert.Equal(
        (
            "kubernetes:example.com/v1:Widget",
            "{apiVersion: 'example.com/v1', kind: 'Widget', metadata: {annotations: {a: 'b'}, name: 'w'}, spec: {size: 3}}"),
        await RegisteredAsync(() => new Widget("widget", new WidgetArgs
        {
            Metadata = new ObjectMetaArgs { Name = "w", Annotations = { ["a"] = "b" } },
            Spec = new WidgetSpecArgs { Size = 3 },
        })));

    [Fact]
    public async Task Metadata_comes_back_as_an_output()
    {
        var resources = await Run.PreviewAsync(new RecordingMocks(), () =>
        {
            _ = new K8s.Core.V1.ConfigMap("map", new ConfigMapArgs { Metadata = Meta("map"), Data = { ["k"] = "v" } });
            _ = new Widget("widget", new WidgetArgs { Metadata = Meta("w") });
        });

        var map = resources.OfType<K8s.Core.V1.ConfigMap>().Single();
        var meta = await GetValueAsync(map.Metadata);
        Assert.Equal(("map", "ns", "map"), (meta.Name, meta.Namespace, meta.Labels["app"]));
        Assert.Equal("v", (await GetValueAsync(map.Data))["k"]);
        Assert.Equal("ConfigMap", await GetValueAsync(map.Kind));
        var widget = resources.OfType<Widget>().Single();
        Assert.Equal("w", (await GetValueAsync(widget.Metadata)).Name);
        Assert.Equal("example.com/v1", await GetValueAsync(widget.ApiVersion));
    }

    [Fact]
    public async Task A_releases_outputs_are_those_of_its_state()
    {
        var resources = await Run.PreviewAsync(new RecordingMocks(), () => _ = new K8s.Helm.V3.Release(
            "trino", new ReleaseArgs { Chart = "trino", Name = "track", Namespace = "ns", Version = "1.42.2", Timeout = 600 }));

        var release = Assert.IsType<K8s.Helm.V3.Release>(Assert.Single(resources));
        Assert.Equal("track", await GetValueAsync(release.Name));
        Assert.Equal("ns", await GetValueAsync(release.Namespace));
        Assert.Equal("1.42.2", await GetValueAsync(release.Version));
        Assert.Equal(600, await GetValueAsync(release.Timeout));
    }

    [Fact]
    public async Task Built_in_kinds_bring_the_plugins_version_and_their_former_types()
    {
        ResourceOptions? deployment = null, widget = null;
        static CustomResourceOptions seen(Action<ResourceOptions> see) => new()
        {
            ResourceTransformations =
            {
                args =>
                {
                    see(args.Options);
                    return null;
                },
            },
        };

        await Run.PreviewAsync(new RecordingMocks(), () =>
        {
            _ = new K8s.Apps.V1.Deployment("gate", null, seen(options => deployment = options));
            _ = new Widget("widget", new(), seen(options => widget = options));
        });

        Assert.Equal("4.32.0", deployment?.Version);
        Assert.Equal(3, deployment?.Aliases.Count);
        Assert.Null(widget?.Version);
        Assert.Empty(widget!.Aliases);
    }

    private sealed class Widget(string name, WidgetArgs args, CustomResourceOptions? options = null)
        : K8s.ApiExtensions.CustomResource(name, args, options);

    private sealed class WidgetArgs() : K8s.ApiExtensions.CustomResourceArgs("example.com/v1", "Widget")
    {
        [Input("spec")]
        public Input<WidgetSpecArgs>? Spec { get; init; }
    }

    private sealed class WidgetSpecArgs : ResourceArgs
    {
        [Input("size")]
        public Input<int>? Size { get; init; }
    }
}
