namespace TrinoInfra.Tests.Settings;

/// <summary>What the files, mounts and pods of a track need beside each other.</summary>
public sealed class TrinoFilesTests
{
    private const string Secret = "additionalConfigProperties: ['internal-communication.shared-secret=${ENV:SECRET}']";

    [Theory]
    [InlineData("PASSWORD", "", "has PASSWORD without passwords; give auth.passwordAuthSecret, or password-authenticator.properties in coordinator.additionalConfigFiles")]
    [InlineData("'JWT, password'", ", auth: { passwordAuth: 'a:b' }", "names PASSWORD in small letters, by which the chart does not know it; write PASSWORD")]
    [InlineData("HEADER", "", "has HEADER without an authenticator; give headerAuthenticator.properties")]
    [InlineData("header", ", headerAuthenticator: { properties: header-authenticator.name=x }", "names HEADER in small letters, by which the chart does not know it; write HEADER")]
    [InlineData("LDAP", "", "\"LDAP\" has a type that Trino does not know; give one of CERTIFICATE, HEADER, INSECURE, JWT, KERBEROS, OAUTH2, PASSWORD")]
    public void Authentication_has_what_it_needs(string type, string values, string fault) => Assert.Equal(
        [$"trino-infra:tracks[0].values.server.config.authenticationType: {fault}"],
        TestStack.TrackFaults($"values: {{ {Secret}, server: {{ config: {{ authenticationType: {type} }} }}{values} }}"));

    [Theory]
    [InlineData("PASSWORD", "auth: { passwordAuth: 'a:b' }")]
    [InlineData("PASSWORD", "auth: { passwordAuthSecret: passwords }")]
    [InlineData("password", "coordinator: { additionalConfigFiles: { password-authenticator.properties: password-authenticator.name=ldap } }")]
    [InlineData("PASSWORD", "secretMounts: [{ name: a, secretName: a, path: /etc/trino/auth/password }]")]
    [InlineData("PASSWORD", "coordinator: { secretMounts: [{ name: a, secretName: a, path: /etc/trino/auth/password/password.db, subPath: p }] }")]
    [InlineData("PASSWORD", "coordinator: { additionalVolumes: [{ name: a }], additionalVolumeMounts: [{ name: a, mountPath: /etc/trino/auth }] }")]
    [InlineData("PASSWORD", "coordinator: { configMounts: [{ name: a, configMap: a, path: /etc/trino/password-authenticator.properties, subPath: p }] }")]
    [InlineData("HEADER", "headerAuthenticator: { properties: header-authenticator.name=x }")]
    [InlineData("header", "coordinator: { additionalConfigFiles: { header-authenticator.properties: x } }")]
    [InlineData("OAUTH2", "env: []")]
    [InlineData("'${ENV:TYPE}'", "env: []")]
    public void Authentication_that_has_it_passes(string type, string values) =>
        TestStack.Track($"values: {{ {Secret}, server: {{ config: {{ authenticationType: {type} }} }}, {values} }}");

    [Theory]
    [InlineData("", false)]
    [InlineData(", coordinatorExtraConfig: internal-communication.shared-secret=s", false)]
    [InlineData(", coordinatorExtraConfig: internal-communication.shared-secret=s, workerExtraConfig: internal-communication.shared-secret=s", true)]
    [InlineData(" }, additionalNodeProperties: [internal-communication.shared-secret=s], env: [], commonLabels: { a: b", true)]
    public void Both_nodes_know_the_shared_secret(string more, bool good)
    {
        var settings = $"values: {{ server: {{ config: {{ authenticationType: JWT }}{more} }} }}";
        Assert.Equal(good, TestStack.Read(tracks: $"[{{ name: stable, weight: 1, {settings} }}]").TryGet(out _, out _));
        var alone = settings.Replace("server: {", "server: { coordinatorExtraConfig: internal-communication.shared-secret=s,");
        if (more.Length == 0)
            TestStack.Track($"workers: 0, {alone}");
    }

    [Fact]
    public void Nobody_asks_a_shared_secret_of_no_authentication() => TestStack.Track("values: { server: { config: { authenticationType: insecure } } }");

    [Theory]
    [InlineData("coordinator: { additionalConfigFiles: { log.properties: x } }", "coordinator.additionalConfigFiles[\"log.properties\"]: is the program's own to set; the chart writes this file: use the values it writes it from")]
    [InlineData("accessControl: { type: configmap }, coordinator: { additionalConfigFiles: { access-control.properties: x } }", "coordinator.additionalConfigFiles[\"access-control.properties\"]: is a file that the chart writes from accessControl; keep one of the two")]
    [InlineData("resourceGroups: { type: configmap }, coordinator: { additionalConfigFiles: { resource-groups.properties: x } }", "coordinator.additionalConfigFiles[\"resource-groups.properties\"]: is a file that the chart writes from resourceGroups; keep one of the two")]
    [InlineData("sessionProperties: { type: configmap }, coordinator: { additionalConfigFiles: { session-property-config.json: x } }", "coordinator.additionalConfigFiles[\"session-property-config.json\"]: is a file that the chart writes from sessionProperties; keep one of the two")]
    [InlineData("server: { exchangeManager: { name: x } }, worker: { additionalConfigFiles: { exchange-manager.properties: x } }", "worker.additionalConfigFiles[\"exchange-manager.properties\"]: is a file that the chart writes from server.exchangeManager; keep one of the two")]
    [InlineData("eventListenerProperties: [a=b], worker: { additionalConfigFiles: { event-listener.properties: x } }", "worker.additionalConfigFiles[\"event-listener.properties\"]: is a file that the chart writes from eventListenerProperties; keep one of the two")]
    [InlineData("accessControl: { type: file }", "accessControl.type: \"file\" is not among the choices; give configmap or properties")]
    [InlineData("resourceGroups: { type: properties }", "resourceGroups.properties: is missing; give the lines of the file")]
    [InlineData("sessionProperties: { properties: a=b }", "sessionProperties.type: is missing; give configmap or properties")]
    public void A_file_has_one_source(string values, string fault) => Assert.Equal(
        [$"trino-infra:tracks[0].values.{fault}"], TestStack.TrackFaults($"values: {{ {values} }}"));

    [Theory]
    [InlineData("coordinator: { additionalConfigFiles: { access-control.properties: x, resource-groups.properties: x, event-listener.properties: x, exchange-manager.properties: x, password-authenticator.properties: x, group-provider.properties: x } }")]
    [InlineData("accessControl: {}, eventListenerProperties: [], server: { exchangeManager: {} }, coordinator: { additionalConfigFiles: { access-control.properties: x, event-listener.properties: x, exchange-manager.properties: x } }")]
    [InlineData("auth: { groups: 'a:b' }, coordinator: { additionalConfigFiles: { group-provider.properties: x } }")]
    public void Files_that_nobody_else_writes_pass(string values) => TestStack.Track($"values: {{ {values} }}");

    [Theory]
    [InlineData("secretMounts: [{ name: a, secretName: a, path: /etc/trino/catalog/ }]", "secretMounts[0].path: \"/etc/trino/catalog/\" is mounted already, by the track's catalogs; give the track `catalogs: {}`, or mount it elsewhere")]
    [InlineData("coordinator: { additionalVolumeMounts: [{ name: a, mountPath: /etc/trino }] }", "coordinator.additionalVolumeMounts[0].mountPath: \"/etc/trino\" is mounted already, by the chart's configuration; mount single files with subPath")]
    [InlineData("worker: { secretMounts: [{ name: a, secretName: a, path: /etc/trino/config.properties, subPath: a }] }", "worker.secretMounts[0].path: \"/etc/trino/config.properties\" is mounted already, by the chart's configuration; use the values that the chart writes it from")]
    [InlineData("auth: { groups: 'a:b' }, configMounts: [{ name: a, configMap: a, path: /etc/trino/auth/group }]", "configMounts[0].path: \"/etc/trino/auth/group\" is mounted already, by auth.groups; mount it elsewhere")]
    [InlineData(
        "secretMounts: [{ name: a, secretName: a, path: /x }], coordinator: { configMounts: [{ name: b, configMap: b, path: /x }] }",
        "secretMounts[0].path: \"/x\" is mounted already, by trino-infra:tracks[0].values.coordinator.configMounts[0].path; mount one of them elsewhere")]
    [InlineData("secretMounts: [{ name: catalog-volume, secretName: a, path: /x }]", "secretMounts[0].name: \"catalog-volume\" is the name of a volume already, by the chart; give another name")]
    [InlineData(
        "worker: { additionalVolumes: [{ name: a }, { name: a }] }",
        "worker.additionalVolumes[1].name: \"a\" is the name of a volume already, by trino-infra:tracks[0].values.worker.additionalVolumes[0].name; give each a name of its own")]
    [InlineData("configMounts: [{ name: a, configMap: a }]", "configMounts[0].path: is missing; give one")]
    public void A_path_and_a_name_have_one_volume(string values, string fault) => Assert.Equal(
        [$"trino-infra:tracks[0].values.{fault}"], TestStack.TrackFaults($"values: {{ {values} }}"));

    [Theory]
    [InlineData("catalogs: {}, values: { secretMounts: [{ name: a, secretName: a, path: /etc/trino/catalog }] }")]
    [InlineData("workers: 0, values: { worker: { secretMounts: [{ name: a, secretName: a, path: /etc/trino }] } }")]
    [InlineData("values: { coordinator: { secretMounts: [{ name: a, secretName: a, path: /x }] }, worker: { secretMounts: [{ name: a, secretName: a, path: /x }] } }")]
    [InlineData("values: { coordinator: { additionalVolumes: [{ name: a }], additionalVolumeMounts: [{ name: a, mountPath: /x }, { name: a, mountPath: /y }] } }")]
    public void Volumes_that_do_not_meet_pass(string settings) => TestStack.Track(settings);

    [Theory]
    [InlineData("securityContext: { runAsUser: '1000' }", "securityContext.runAsUser: \"1000\" is a text; write the number without quotes")]
    [InlineData("securityContext: { runAsUser: 3000000000 }", "securityContext.runAsUser: 3000000000 is above 2147483647; give a whole number from 0 to 2147483647")]
    [InlineData("securityContext: { runAsuser: 5 }", "securityContext.runAsuser: unknown key; did you mean runAsUser?")]
    [InlineData("securityContext: root", "securityContext: \"root\" is not a mapping; write its keys below it, each as `key: value`")]
    [InlineData("securityContext: { runAsNonRoot: 'true' }", "securityContext.runAsNonRoot: \"true\" is neither true nor false; give true or false")]
    [InlineData("securityContext: { seccompProfile: { localhostProfile: x } }", "securityContext.seccompProfile.type: is missing; give RuntimeDefault, Localhost or Unconfined")]
    [InlineData("securityContext: { sysctls: [{ name: a, value: 5 }] }", "securityContext.sysctls[0].value: 5 is not a text; give a text, in quotes where it could be something else")]
    [InlineData("containerSecurityContext: { capabilities: { add: NET_ADMIN } }", "containerSecurityContext.capabilities.add: \"NET_ADMIN\" is not a list; give a list such as [ALL]")]
    [InlineData("containerSecurityContext: { fsGroup: 5 }", "containerSecurityContext.fsGroup: unknown key; remove it, or use allowPrivilegeEscalation, privileged, readOnlyRootFilesystem, procMount, capabilities, runAsUser, runAsGroup, runAsNonRoot, seLinuxOptions, seccompProfile, appArmorProfile, windowsOptions")]
    [InlineData("coordinator: { priorityClassName: 5 }", "coordinator.priorityClassName: 5 is not a text; give a text, in quotes where it could be something else")]
    [InlineData("serviceAccount: { create: 'true' }", "serviceAccount.create: \"true\" is neither true nor false; give true or false")]
    [InlineData("serviceAccount: { name: My_Account }", "serviceAccount.name: \"My_Account\" is not the name of a Kubernetes object; give at most 253 lower-case letters, digits, hyphens and dots")]
    public void The_gate_can_take_over_what_the_pod_is_given(string values, string fault) => Assert.Equal(
        [$"trino-infra:tracks[0].values.{fault}"], TestStack.TrackFaults($"values: {{ {values} }}"));

    [Theory]
    [InlineData("worker: { podDisruptionBudget: { minAvailable: 1 } }", "worker.podDisruptionBudget: has no effect: the chart makes no PodDisruptionBudget; apply one beside the stack")]
    [InlineData("coordinator: { topologySpreadConstraints: [] }", "coordinator.topologySpreadConstraints: has no effect: the chart spreads workers alone; use coordinator.affinity")]
    [InlineData("server: { autoscaling: { maxReplicas: 9 } }", "server.autoscaling: has no effect: it is not enabled; give `enabled: true`, or remove it")]
    [InlineData("jmx: { exporter: { port: 9 } }", "jmx.exporter: has no effect: it is not enabled; give `enabled: true`, or remove it")]
    [InlineData("jmx: { enabled: true, exporter: { enabled: true }, worker: { exporter: { enabled: false } } }", "jmx.worker.exporter.enabled: has no effect: the chart takes false here for nothing, and jmx.exporter.enabled is true; give false there, and true for the other node alone")]
    [InlineData("additionalExchangeManagerProperties: [a=b]", "additionalExchangeManagerProperties: has no effect: there is no server.exchangeManager; give it, or remove this")]
    [InlineData("auth: { passwordAuth: 'a:b' }", "auth.passwordAuth: has no effect: server.config.authenticationType has no PASSWORD; give PASSWORD there, or remove this")]
    [InlineData("headerAuthenticator: { properties: x }", "headerAuthenticator: has no effect: server.config.authenticationType has no HEADER; give HEADER there, or remove this")]
    [InlineData("accessControl: { type: properties, properties: a=b, rules: {} }", "accessControl.rules: has no effect: accessControl.type is not configmap; change the type, or remove this")]
    [InlineData("resourceGroups: { type: configmap, properties: a=b }", "resourceGroups.properties: has no effect: resourceGroups.type is not properties; change the type, or remove this")]
    [InlineData("image: { useRepositoryAsSoleImageReference: true, repository: a, digest: sha256:0 }", "image.digest: has no effect: image.useRepositoryAsSoleImageReference stands beside it; keep one of the two")]
    [InlineData("serviceAccount: { annotations: { a: b } }", "serviceAccount.annotations: has no effect: there is no serviceAccount.create; give it, or remove this")]
    [InlineData("auth: { groups: 'a:b', groupsAuthSecret: c }", "auth.groups: has no effect: auth.groupsAuthSecret stands beside it; keep one of the two")]
    public void What_the_chart_passes_over_is_said(string values, string note) => Assert.Equal(
        [$"Pulumi.dev.yaml: trino-infra:tracks[0].values.{note}"],
        Notes($"values: {{ {values} }}"));

    [Theory]
    [InlineData("workers: 2, values: { server: { autoscaling: { enabled: false, maxReplicas: 9 }, workerExtraConfig: a=b }, worker: { topologySpreadConstraints: [], labels: { a: b } } }")]
    [InlineData("values: { jmx: { exporter: { port: 9 }, coordinator: { exporter: { enabled: true } } }, serviceMonitor: { enabled: true } }")]
    [InlineData("values: { accessControl: { type: configmap, rules: { rules.json: '{}' } }, serviceAccount: { create: true, annotations: { a: b } } }")]
    public void What_it_reads_is_not(string settings) => Assert.Empty(Notes(settings));

    [Fact]
    public void A_worker_that_is_not_there_reads_nothing() => Assert.Equal(
        ["Pulumi.dev.yaml: trino-infra:tracks[0].values.worker: has no effect: the track has 0 workers; give it workers, or remove this"],
        Notes("workers: 0, values: { worker: { labels: { a: b } } }"));

    private static IEnumerable<string> Notes(string settings) =>
        TestStack.Good("{ context: a, createNamespace: false }", tracks: $"[{{ name: stable, weight: 1, {TestStack.Named}, allowFrom: [], {settings} }}]").Notes.Select(note => note.ToString());
}
