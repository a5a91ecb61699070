using System.Text;
using CsCheck;
using TrinoInfra.Files;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Settings;

namespace TrinoInfra.Tests.CommandLine;

public sealed class StackFilesTests : IDisposable
{
    private const string Project = "name: trino-infra\nruntime: dotnet\n";

    private const string Good = """
        config:
          trino-infra:cluster: { context: kind-trino }
          trino-infra:gateway: { hostname: trino.example.com }
          trino-infra:tracks: [{ name: stable, weight: 1 }]

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("stackfiles").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("dev", "trino-v1-stable", "trino-v2-canary")]
    [InlineData("prod", "trino-479", "trino-480")]
    public void The_projects_own_stacks_are_good(string stack, params string[] tracks)
    {
        var settings = StackFiles.Load(Repository.Root, stack).Then(SettingsReader.Read).ValueOrThrow();
        Assert.Equal(tracks, settings.Tracks.Select(track => (string)track.Name));
    }

    [Fact]
    public void The_stack_dev_is_the_articles()
    {
        var settings = StackFiles.Load(Repository.Root, "dev").Then(SettingsReader.Read).ValueOrThrow();
        Assert.Equal("kind-trino", settings.Cluster.Context);
        Assert.Equal((CniChoice.Cilium, HttpMode.Serve), (settings.Cluster.Cni, settings.Gateway.Http));
        Assert.Equal([("479", 90, 2), ("480", 10, 1)], settings.Tracks.Select(track => (track.Version, track.Weight.Value, track.Workers)));
        Assert.Equal(("300s", "280s"), (settings.Gateway.Timeouts.Request.ToString(), settings.Gateway.Timeouts.BackendRequest.ToString()));
    }

    [Fact]
    public void The_stack_prod_is_another()
    {
        var settings = StackFiles.Load(Repository.Root, "prod").Then(SettingsReader.Read).ValueOrThrow();
        Assert.DoesNotContain("kind", settings.Cluster.Context);
        Assert.Equal((CniChoice.Existing, Exposure.LoadBalancer), (settings.Cluster.Cni, settings.Gateway.Exposure));
        Assert.Equal((HttpMode.Redirect, new TlsSettings.ClusterIssuer("letsencrypt-dns")), (settings.Gateway.Http, settings.Gateway.Tls));
        Assert.Equal("24G", settings.PrimaryTrack.Worker.Heap.ToString());
        Assert.Equal(
            (new GatewayScale.Fixed(2), new DisruptionBudget(DisruptionLimit.MinAvailable, PodAmount.Of("1"))),
            (settings.Gateway.Deployment.Scale, settings.Gateway.Deployment.DisruptionBudget));
    }

    [Fact]
    public void Other_namespaces_and_the_keys_for_secrets_are_left_alone()
    {
        Assert.NotNull(Settings(Good + """
              pulumi:disable-default-providers: [kubernetes]
              aws:region: 2024-99-99
              aws:token: { secure: v1:abc }
            encryptionsalt: v1:xyz
            secretsprovider: awskms://alias/x
            encryptedkey: abc
            environment: [a]
            """));
    }

    [Fact]
    public void Keys_without_a_namespace_are_the_projects()
    {
        Assert.Equal("stable", Settings(Good.Replace("trino-infra:tracks", "tracks")).PrimaryTrack.Name);
        Assert.Equal("stable", Settings(Good.Replace("trino-infra:tracks", "trino-infra:config:tracks")).PrimaryTrack.Name);
    }

    [Fact]
    public void What_the_stack_does_not_give_comes_whole_from_the_project()
    {
        const string project = Project + """
            config:
              gatewayApi: { type: object, description: d, default: { install: false } }
              trino-infra:istio: { value: { install: false } }
              tracks: { type: array, items: { type: object }, default: [{ name: default, weight: 1 }] }
              cluster: { type: object }
              aws:region: { value: x }
            """;
        var settings = Settings(Good, project);
        Assert.False(settings.GatewayApi.Install);
        Assert.False(settings.Istio.Install);
        Assert.Equal("stable", settings.PrimaryTrack.Name);
        Assert.True(Settings(Good + "  trino-infra:istio: { values: {} }\n", project).Istio.Install);
    }

    [Fact]
    public void A_fault_of_a_default_is_located_in_the_project() =>
        Assert.Equal(
            ["Pulumi.yaml: trino-infra:istio.install: 5 is neither true nor false; give true or false"],
            Faults(Good, Project + "config: { istio: { default: { install: 5 } } }"));

    [Fact]
    public void Encrypted_values_become_placeholders()
    {
        var track = Settings(Good.Replace(
            "weight: 1", "weight: 1, catalogs: { db: { connector.name: mysql, connection-password: { secure: v1:abc } } }")).PrimaryTrack;
        Assert.Equal(Secret.Placeholder, track.Catalogs["db"]["connection-password"]);
        Assert.Equal(["db"], track.SecretCatalogs);
        Assert.Equal(
            ["Pulumi.dev.yaml: trino-infra:tracks[0].weight: is encrypted, and without the engine nobody knows it; give it in the open: encrypt passwords only"],
            Faults(Good.Replace("weight: 1", "weight: { secure: v1:abc }")));
    }

    [Theory]
    [InlineData("config: { trino-infra:tracks: , }", "Pulumi.dev.yaml:1:11: trino-infra:tracks has no value; give it one, or remove it")]
    [InlineData("config: { tracks: [], trino-infra:tracks: [] }", "Pulumi.dev.yaml:1:23: trino-infra:tracks is given already; remove one of them")]
    [InlineData("config: { a:b:c:d: 1 }", "Pulumi.dev.yaml:1:11: \"a:b:c:d\" is not a configuration key; give <project>:<key>")]
    [InlineData("config: 5", "Pulumi.dev.yaml:1:9: config is not a mapping; write the keys below it, each as `key: value`")]
    [InlineData("[]", "Pulumi.dev.yaml: is not a mapping; write it as Pulumi does: config: and the keys below it")]
    [InlineData("config: {}\n---\nconfig: {}", "Pulumi.dev.yaml:3:1: is a second document, which Pulumi ignores; keep one")]
    [InlineData("config: {}\nconfig: {}", "Pulumi.dev.yaml:2:1: the key \"config\" stands on line 1 already; remove one of them")]
    [InlineData("config: \u0007", "Pulumi.dev.yaml:1: has the control character \\u{7}; remove it")]
    public void A_stack_file_that_Pulumi_would_not_read_so_is_a_fault(string yaml, string fault) => Assert.Equal([fault], Faults(yaml));

    [Fact]
    public void A_stack_file_that_is_not_YAML_is_located() =>
        Assert.StartsWith("Pulumi.dev.yaml:3:1: is not YAML: ", Assert.Single(Faults("config:\n  a: [1, 2\nb: 3")));

    [Fact]
    public void An_empty_stack_file_has_everything_missing() => Assert.Equal(3, Faults("").Length);

    [Fact]
    public void Bytes_that_are_not_text_are_a_fault()
    {
        Write("Pulumi.yaml", Project);
        File.WriteAllBytes(Path.Combine(folder, "Pulumi.dev.yaml"), [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0xff]);
        Assert.Equal(["Pulumi.dev.yaml: is not text: its byte 1 is no UTF-8; save it as UTF-8"], LoadFaults("dev"));
    }

    [Fact]
    public void A_byte_order_mark_is_skipped() => Assert.Equal("stable", Settings("\uFEFF" + Good).PrimaryTrack.Name);

    [Fact]
    public void A_file_of_more_than_a_mebibyte_is_a_fault() =>
        Assert.Equal(
            ["Pulumi.dev.yaml: is larger than 1024 KiB; shorten it: is this the file you mean?"],
            Faults("# " + new string('x', 1 << 20)));

    [Fact]
    public void A_missing_stack_names_those_that_exist()
    {
        Write("Pulumi.yaml", Project);
        Assert.Equal(
            ["Pulumi.dev.yaml: there is no such file; give the name of a stack, such as dev"],
            LoadFaults("dev"));
        Write("Pulumi.prod.yaml", Good);
        Write("Pulumi.eu.west.yaml", Good);
        Assert.Equal(
            ["Pulumi.dev.yaml: there is no such file; choose one of eu.west, prod, or make it: cp Pulumi.eu.west.yaml Pulumi.dev.yaml"],
            LoadFaults("dev"));
        Write("Pulumi.dev.yaml", Good);
        Assert.Equal(
            ["Pulumi.staging.yaml: there is no such file; choose one of dev, eu.west, prod, or make it: cp Pulumi.dev.yaml Pulumi.staging.yaml"],
            LoadFaults("staging"));
    }

    [Fact]
    public void A_missing_project_is_a_fault_and_so_is_a_folder_that_is_not_there()
    {
        Write("Pulumi.dev.yaml", Good);
        Assert.Equal(["Pulumi.yaml: there is no such file; run this in the folder of the project"], LoadFaults("dev"));
        Assert.False(StackFiles.Load(Path.Combine(folder, "none"), "dev").TryGet(out _, out _));
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_a_fault()
    {
        Write("Pulumi.yaml", Project);
        Directory.CreateDirectory(Path.Combine(folder, "Pulumi.dev.yaml"));
        Assert.Equal(["Pulumi.dev.yaml: cannot be read; see that it is a file and that you may read it"], LoadFaults("dev"));
    }

    [Theory]
    [InlineData("../dev")]
    [InlineData("a/b")]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("-h")]
    [InlineData("dev\n")]
    public void A_stack_is_named_as_Pulumi_names_them(string stack)
    {
        Write("Pulumi.dev.yaml", Good);
        var shown = stack.Replace("\n", "\\n");
        Assert.Equal([$"stack: \"{shown}\" is not the name of a stack; choose one of dev"], LoadFaults(stack));
    }

    [Theory]
    [InlineData("Pulumi.dev.yaml")]
    [InlineData("./Pulumi.dev.yaml")]
    [InlineData("../infra/Pulumi.dev.yml")]
    public void A_stack_s_file_is_not_its_name(string stack)
    {
        Write("Pulumi.dev.yaml", Good);
        Assert.Equal([$"stack: \"{stack}\" is not the name of a stack; give dev"], LoadFaults(stack));
    }

    [Theory]
    [InlineData("confg: { trino-infra:cluster: {} }", "Pulumi.dev.yaml:1:1: \"confg\" is no key of this file; did you mean config?")]
    [InlineData("config: {}\ntrino-infra:primary: a", "Pulumi.dev.yaml:2:1: \"trino-infra:primary\" stands outside of config; put it below config:")]
    [InlineData("config: { trinoinfra:tracks: [] }", "Pulumi.dev.yaml:1:11: \"trinoinfra:tracks\" belongs to nobody; did you mean trino-infra:tracks?")]
    public void What_would_be_passed_over_unseen_is_a_fault_and_what_lacks_by_it_is_none(string file, string fault) =>
        Assert.Equal([fault], Faults(file));

    [Theory]
    [InlineData("secretsprovider: passphrase\nenvironment: [conf]\n", "")]
    [InlineData("", "  trino-infra2:colour: 5\n  aws:tracks: 5\n")]
    public void What_is_not_this_program_s_is_left_alone(string above, string below)
    {
        Write("Pulumi.yaml", Project);
        Write("Pulumi.dev.yaml", $"{above}{Good}{below}");
        Assert.True(StackFiles.Load(folder, "dev").TryGet(out _, out _));
    }

    [Fact]
    public void Faults_of_both_files_are_told_together() =>
        Assert.Equal(
            [
                "Pulumi.yaml:2:1: the key \"name\" stands on line 1 already; remove one of them",
                "Pulumi.dev.yaml:2:1: the key \"config\" stands on line 1 already; remove one of them",
            ],
            Faults("config: {}\nconfig: {}", "name: a\nname: b"));

    [Fact]
    public void Settings_written_as_a_stack_file_are_read_back_the_same() =>
        SettingsGen.Stack.Sample(
            settings =>
            {
                // JSON is YAML.
                var file = SettingsJson.InFile(SettingsJson.Of(settings)).ToJsonString();
                Assert.Equal(SettingsJson.Of(settings).ToJsonString(), SettingsJson.Of(Settings($"config: {file}")).ToJsonString());
            },
            iter: 100, threads: 1);

    [Fact]
    public void Any_bytes_are_settings_or_faults() =>
        Gen.OneOf(Gen.Byte.Array[0, 200], Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Byte, (at, value) =>
        {
            var bytes = Encoding.UTF8.GetBytes(Good);
            bytes[at] = value;
            return bytes;
        })).Sample(
            bytes =>
            {
                Write("Pulumi.yaml", Project);
                File.WriteAllBytes(Path.Combine(folder, "Pulumi.dev.yaml"), bytes);
                if (!StackFiles.Load(folder, "dev").Then(SettingsReader.Read).TryGet(out _, out var faults))
                    Assert.All(faults, fault => Assert.StartsWith("Pulumi.dev.yaml", fault.Where));
            },
            iter: 1000, threads: 1);

    private StackSettings Settings(string stack, string project = Project)
    {
        Write("Pulumi.yaml", project);
        Write("Pulumi.dev.yaml", stack);
        return StackFiles.Load(folder, "dev").Then(SettingsReader.Read).ValueOrThrow();
    }

    private string[] Faults(string stack, string project = Project)
    {
        Write("Pulumi.yaml", project);
        Write("Pulumi.dev.yaml", stack);
        return LoadFaults("dev");
    }

    private string[] LoadFaults(string stack)
    {
        Assert.False(StackFiles.Load(folder, stack).Then(SettingsReader.Read).TryGet(out _, out var faults), "There is no fault.");
        return [.. faults.Select(fault => fault.ToString())];
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
