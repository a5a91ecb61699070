using TrinoInfra.Settings;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Tests.Settings;

/// <summary>The keys of the stack's own Gateway.</summary>
public sealed class GatewayDeploymentSettingsTests
{
    private const string Balanced = "exposure: loadBalancer";
    private const string APort = "give a whole number from 30000 to 32767";
    private const string AnAmount = "give a whole number, such as 1, or a percentage, such as 50%";
    private const string ARange = "give CIDR blocks, such as 10.0.0.0/8 or 2001:db8::/32";
    private const string AName = "give a name of at most 63 letters, digits, -, _ and dots, after a domain and a slash if need be";

    [Fact]
    public void What_is_not_given_is_one_pod_as_before() => Assert.Equal(new GatewayDeployment(), Read("exposure: nodePort"));

    [Fact]
    public void The_list_of_these_keys_is_whole()
    {
        var keys = SettingsKeys.Scalars(SettingsJson.Of(TestStack.Good()))
            .Concat(SettingsKeys.FreeMappings(SettingsJson.Of(TestStack.Good())))
            .Where(path => path.StartsWith("gateway.", StringComparison.Ordinal))
            .Select(path => path.Split('.')[1]).ToHashSet();

        Assert.Superset(GatewayDeploymentReader.Keys.ToHashSet(), keys);
        Assert.Equal(["aliases", "existing", "exposure", "hostname", "http", "publicPorts", "timeouts", "tls", "trackHosts"], keys.Except(GatewayDeploymentReader.Keys).Order());
    }

    [Fact]
    public void Two_pods_and_a_budget_are_two_lines()
    {
        var settings = Read("replicas: 2, disruptionBudget: { minAvailable: 1 }");

        Assert.Equal(new GatewayScale.Fixed(2), settings.Scale);
        Assert.Equal(new DisruptionBudget(DisruptionLimit.MinAvailable, PodAmount.Of("1")), settings.DisruptionBudget);
        Assert.Equal(new PodSpread(SpreadRule.Prefer, SpreadRule.None), settings.Spread);
    }

    [Theory]
    [InlineData("replicas: 3, disruptionBudget: { minAvailable: 2 }", "2")]
    [InlineData("replicas: 3, disruptionBudget: { minAvailable: 66% }", "66%")]
    [InlineData("replicas: 2, disruptionBudget: { maxUnavailable: '1%' }", "1%")]
    [InlineData("replicas: 2, disruptionBudget: { minAvailable: '1' }", "1")]
    [InlineData("autoscaling: { min: 2, max: 9 }, resources: { cpu: 1 }, disruptionBudget: { maxUnavailable: 1 }", "1")]
    public void A_budget_that_lets_some_go_is_one(string settings, string pods) =>
        Assert.Equal(pods, Read(settings).DisruptionBudget!.Pods.ToString());

    [Theory]
    [InlineData("replicas: 1, disruptionBudget: { minAvailable: 1 }", OnePod)]
    [InlineData("disruptionBudget: { maxUnavailable: 50% }", OnePod)]
    [InlineData("autoscaling: { min: 1, max: 3 }, resources: { cpu: 1 }, disruptionBudget: { maxUnavailable: 1 }", OnePod)]
    [InlineData("replicas: 2, disruptionBudget: { minAvailable: 2 }", "disruptionBudget.minAvailable: 2 of 2 pods lets none go, so that their nodes are never drained; give 1 to 1")]
    [InlineData("replicas: 2, disruptionBudget: { minAvailable: 3 }", "disruptionBudget.minAvailable: 3 of 2 pods lets none go, so that their nodes are never drained; give 1 to 1")]
    [InlineData("replicas: 2, disruptionBudget: { minAvailable: 51% }", "disruptionBudget.minAvailable: \"51%\" of 2 pods lets none go, so that their nodes are never drained; give another share, or a number such as 1")]
    [InlineData("autoscaling: { min: 2, max: 9 }, resources: { cpu: 1 }, disruptionBudget: { minAvailable: 75% }", "disruptionBudget.minAvailable: \"75%\" of 2 pods lets none go, so that their nodes are never drained; give another share, or a number such as 1")]
    [InlineData("replicas: 3, disruptionBudget: { minAvailable: 0 }", "disruptionBudget.minAvailable: 0 of 3 pods lets all go at once; give 1 to 2")]
    [InlineData("replicas: 3, disruptionBudget: { maxUnavailable: 0% }", "disruptionBudget.maxUnavailable: \"0%\" of 3 pods lets none go, so that their nodes are never drained; give another share, or a number such as 1")]
    [InlineData("replicas: 3, disruptionBudget: { maxUnavailable: 3 }", "disruptionBudget.maxUnavailable: 3 of 3 pods lets all go at once; give 1 to 2")]
    [InlineData("replicas: 3, disruptionBudget: { maxUnavailable: 67% }", "disruptionBudget.maxUnavailable: \"67%\" of 3 pods lets all go at once; give another share, or a number such as 1")]
    [InlineData("replicas: 2, disruptionBudget: { minAvailable: 101% }", $"disruptionBudget.minAvailable: \"101%\" is more than 100%; {AnAmount}")]
    [InlineData("replicas: 2, disruptionBudget: { minAvailable: half }", $"disruptionBudget.minAvailable: \"half\" is neither a number of pods nor a share of them; {AnAmount}")]
    [InlineData("replicas: 2, disruptionBudget: { minAvailable: -1 }", $"disruptionBudget.minAvailable: -1 is neither a number of pods nor a share of them; {AnAmount}")]
    [InlineData("replicas: 2, disruptionBudget: {}", "disruptionBudget: sets no limit; give one of minAvailable and maxUnavailable")]
    [InlineData("replicas: 2, disruptionBudget: { minAvailable: 1, maxUnavailable: 1 }", "disruptionBudget: minAvailable and maxUnavailable exclude each other; give one of minAvailable and maxUnavailable")]
    [InlineData("replicas: 2, disruptionBudget: 1", "disruptionBudget: 1 is not a mapping; write its keys below it, each as `key: value`")]
    [InlineData("replicas: 0", "replicas: 0 is below 1; give a whole number from 1 to 100")]
    [InlineData("replicas: 101", "replicas: 101 is above 100; give a whole number from 1 to 100")]
    // What follows from a refused number is not told.
    [InlineData("replicas: none, disruptionBudget: { minAvailable: 5 }, spread: { zones: prefer }", "replicas: \"none\" is not a whole number; give a whole number from 1 to 100")]
    [InlineData("replicas: 1, spread: { zones: prefer }", "spread: is for several pods, and there is one; give replicas or autoscaling, or leave spread out")]
    [InlineData("replicas: 2, spread: { zones: always }", "spread.zones: \"always\" is not among the choices; give none or prefer or require")]
    [InlineData("replicas: 2, spread: { racks: prefer }", "spread.racks: unknown key; remove it, or use nodes, zones")]
    public void Several_pods_are_what_they_can_be(string settings, string fault) => Refused(settings, fault);

    [Theory]
    [InlineData("autoscaling: { min: 2, max: 4 }", "autoscaling: is measured against resources.cpu, and that is not given; give the CPU request of a pod there, such as 500m")]
    [InlineData("autoscaling: { min: 2, max: 4 }, resources: { memory: 1Gi }", "autoscaling: is measured against resources.cpu, and that is not given; give the CPU request of a pod there, such as 500m")]
    [InlineData("autoscaling: { min: 2, max: 4 }, resources: { cpu: many }", "resources.cpu: \"many\" is not an amount of CPU; give CPUs, such as 2 or 0.5, or thousandths, such as 500m")]
    [InlineData("autoscaling: { min: 2, max: 4 }, resources: 5", "resources: 5 is not a mapping; write its keys below it, each as `key: value`")]
    [InlineData("autoscaling: { min: 5, max: 4 }, resources: { cpu: 1 }", "autoscaling.max: 4 is below min, which is 5; give at least as many")]
    [InlineData("autoscaling: { max: 4 }, resources: { cpu: 1 }", "autoscaling.min: is missing; give the fewest pods, from 1 to 100")]
    [InlineData("autoscaling: { min: 2 }, resources: { cpu: 1 }", "autoscaling.max: is missing; give the most pods, from 1 to 100")]
    [InlineData("autoscaling: { min: 2, max: 4, cpu: 70% }, resources: { cpu: 1 }", "autoscaling.cpu: \"70%\" is not a whole number; give a whole number from 1 to 1000")]
    [InlineData("autoscaling: { min: 2, max: 4, cpu: 201 }, resources: { cpu: 1 }", "autoscaling.cpu: 201 percent of 1 CPU is more than the 2 that a pod may use; give at most 200")]
    [InlineData("autoscaling: { min: 2, max: 4, cpu: 101 }, resources: { cpu: 3 }", "autoscaling.cpu: 101 percent of 3 CPU is more than the 3 that a pod may use; give at most 100")]
    [InlineData("replicas: 2, autoscaling: { min: 2, max: 4 }, resources: { cpu: 1 }, disruptionBudget: { minAvailable: 9 }", "replicas and autoscaling exclude each other; keep one of them")]
    [InlineData("autoscaling: true", "autoscaling: true is not a mapping; write its keys below it, each as `key: value`")]
    public void An_autoscaler_is_what_it_can_be(string settings, string fault) => Refused(settings, fault);

    [Theory]
    [InlineData("memory: 512", "memory: 512 has no unit")]
    [InlineData("memory: 1GB", "memory: \"1GB\" is not an amount of memory")]
    [InlineData("memory: 64Mi", "memory: \"64Mi\" is below 128Mi, what Istio itself requests for a gateway")]
    [InlineData("memory: 2Ti", "memory: \"2Ti\" is above 1Ti")]
    [InlineData("memory: ''", "memory: \"\" is empty")]
    public void Memory_has_a_unit(string resources, string fault) =>
        Refused($"resources: {{ {resources} }}", $"resources.{fault}; give a number with Mi or Gi, such as 512Mi");

    [Theory]
    [InlineData("nodePorts: { http: 29999 }", $"nodePorts.http: 29999 is below 30000; {APort}")]
    [InlineData("nodePorts: { https: 32768 }", $"nodePorts.https: 32768 is above 32767; {APort}")]
    [InlineData("nodePorts: { https: 30080 }", "nodePorts.https: 30080 is the node port of http too; give each a port of its own")]
    [InlineData("nodePorts: { http: 31000, https: 31000 }", "nodePorts.https: 31000 is the node port of http too; give each a port of its own")]
    [InlineData("http: off, nodePorts: { http: 31000 }", "nodePorts.http: is the port of a listener that http: off takes away; leave it out")]
    [InlineData($"{Balanced}, nodePorts: {{ https: 31000 }}", "nodePorts: needs exposure: nodePort; set that, or leave nodePorts out")]
    [InlineData("service: { loadBalancerClass: service.k8s.aws/nlb }", "service.loadBalancerClass: is for a load balancer, and exposure is nodePort; leave it out, or set exposure: loadBalancer")]
    [InlineData("service: { loadBalancerSourceRanges: [10.0.0.0/8] }", "service.loadBalancerSourceRanges: is for a load balancer, and exposure is nodePort; leave it out, or set exposure: loadBalancer")]
    [InlineData("service: { externalTrafficPolicy: Local }", "service.externalTrafficPolicy: \"Local\" needs a load balancer that knows which nodes have a pod of the Gateway: the node ports of all others would not answer; give Cluster, or set exposure: loadBalancer")]
    [InlineData($"{Balanced}, service: {{ externalTrafficPolicy: local }}", "service.externalTrafficPolicy: \"local\" is not among the choices; give Cluster or Local")]
    public void It_is_exposed_in_one_way(string settings, string fault) => Refused(settings, fault);

    [Theory]
    [InlineData("nodePorts: { https: 30080, http: 30081 }", 30081, 30080)]
    [InlineData("http: off, nodePorts: { https: 30080 }", 30080, 30080)]
    [InlineData("nodePorts: { https: 32767 }", 30080, 32767)]
    public void Node_ports_are_two_of_their_range(string settings, int http, int https) => Assert.Equal(new NodePorts(http, https), Read(settings).NodePorts);

    [Theory]
    [InlineData("10.0.0.0", "\"10.0.0.0\" is an address, not a range; give 10.0.0.0/32 for it alone")]
    [InlineData("2001:db8::1", "\"2001:db8::1\" is an address, not a range; give 2001:db8::1/128 for it alone")]
    [InlineData("10.1.2.3/8", "\"10.1.2.3/8\" begins with an address inside of the range; give 10.0.0.0/8")]
    [InlineData("2001:db8:ffff::/33", "\"2001:db8:ffff::/33\" begins with an address inside of the range; give 2001:db8:8000::/33")]
    [InlineData("10.0.0.0/33", $"\"10.0.0.0/33\" has no length from 0 to 32; {ARange}")]
    [InlineData("2001:db8::/129", $"\"2001:db8::/129\" has no length from 0 to 128; {ARange}")]
    [InlineData("10.0.0.0/08", $"\"10.0.0.0/08\" has no length from 0 to 32; {ARange}")]
    [InlineData("10.0.0.0/8/8", $"\"10.0.0.0/8/8\" has no length from 0 to 32; {ARange}")]
    [InlineData("10.0.0.0/", $"\"10.0.0.0/\" has no length from 0 to 32; {ARange}")]
    [InlineData("10/8", $"\"10/8\" is not a range of IP addresses; {ARange}")]
    [InlineData("010.0.0.0/8", $"\"010.0.0.0/8\" is not a range of IP addresses; {ARange}")]
    [InlineData("::ffff:10.0.0.0/104", $"\"::ffff:10.0.0.0/104\" is not a range of IP addresses; {ARange}")]
    [InlineData("fe80::%eth0/64", $"\"fe80::%eth0/64\" is not a range of IP addresses; {ARange}")]
    [InlineData("office", $"\"office\" is not a range of IP addresses; {ARange}")]
    [InlineData("", $"\"\" is empty; {ARange}")]
    public void A_source_range_is_a_CIDR_block(string range, string fault) => Refused(
        $"{Balanced}, service: {{ loadBalancerSourceRanges: [192.0.2.0/24, '{range}'] }}", $"service.loadBalancerSourceRanges[1]: {fault}");

    [Theory]
    [InlineData("[]", "loadBalancerSourceRanges: is empty, which lets everybody in; give a list of CIDR blocks, such as [10.0.0.0/8], or leave it out")]
    [InlineData("10.0.0.0/8", "loadBalancerSourceRanges: \"10.0.0.0/8\" is not a list; give a list of CIDR blocks, such as [10.0.0.0/8]")]
    [InlineData("[10.0.0.0/8, 10.0.0.0/8]", "loadBalancerSourceRanges[1]: \"10.0.0.0/8\" stands in the list already; remove it")]
    [InlineData("['2001:db8::/32', '2001:DB8:0::/32']", "loadBalancerSourceRanges[1]: \"2001:DB8:0::/32\" stands in the list already; remove it")]
    [InlineData("[~]", "loadBalancerSourceRanges[0]: has no value; give a CIDR block, or remove it")]
    public void Source_ranges_are_a_list_without_repetition(string ranges, string fault) =>
        Refused($"{Balanced}, service: {{ loadBalancerSourceRanges: {ranges} }}", $"service.{fault}");

    [Theory]
    [InlineData("a b: c", $"annotations[\"a b\"]: has a key that is not a qualified name; {AName}")]
    [InlineData("/a: c", $"annotations[\"/a\"]: has a key that is not a qualified name; {AName}")]
    [InlineData("a/b/c: d", $"annotations[\"a/b/c\"]: has a key that is not a qualified name; {AName}")]
    [InlineData("example.com/: d", $"annotations[\"example.com/\"]: has a key that is not a qualified name; {AName}")]
    [InlineData("example_com/a: d", $"annotations[\"example_com/a\"]: has a key that is not a qualified name; {AName}")]
    [InlineData("'': d", $"annotations[\"\"]: has a key that is empty; {AName}")]
    [InlineData("a: ~", "annotations.a: has no value; give it one, \"\" for an empty one, or remove it")]
    [InlineData("a: 1.50", "annotations.a: 1.50 is a number, which cannot end in zeros; put it in quotes")]
    [InlineData("a: [1]", "annotations.a: a list is neither a text nor a number; give a text")]
    [InlineData("a: \"b\\ec\"", "annotations.a: \"b\\u{1b}c\" has control characters; give a text without")]
    [InlineData("service.beta.kubernetes.io/load-balancer-source-ranges: 10.0.0.0/8", "annotations[\"service.beta.kubernetes.io/load-balancer-source-ranges\"]: says what loadBalancerSourceRanges says; use that")]
    public void An_annotation_is_a_qualified_name_and_a_text(string annotation, string fault) =>
        Refused($"service: {{ annotations: {{ {annotation} }} }}", $"service.{fault}");

    [Fact]
    public void Annotations_fit_an_object() => Refused(
        $"service: {{ annotations: {{ a: {new string('b', 262144)} }} }}",
        "service.annotations: has 262145 bytes, more than the 262144 that an object may have; shorten it");

    [Theory]
    [InlineData("a", "b")]
    [InlineData("Team.example.com/Cost_Center.1", "''")]
    [InlineData("a", "true")]
    [InlineData("a", "\"two\\nlines\"")]
    public void Annotations_may_be_any_others(string key, string value) =>
        Assert.Equal(key, Assert.Single(Read($"service: {{ annotations: {{ {key}: {value} }} }}").Service.Annotations.Keys));

    [Fact]
    public void A_class_of_load_balancers_is_a_qualified_name() => Refused(
        $"{Balanced}, service: {{ loadBalancerClass: Service.k8s.aws/nlb }}", $"service.loadBalancerClass: \"Service.k8s.aws/nlb\" is not a qualified name; {AName}");

    [Fact]
    public void Nothing_of_it_is_a_secret()
    {
        var source = TestStack.Source([
            ("cluster", "{ context: a }"), ("tracks", "[{ name: a, weight: 1 }]"),
            ("gateway", "{ hostname: a.example, service: { annotations: { a: { secure: v1:abc } } } }"),
        ]);

        Assert.Equal(
            ["trino-infra:gateway.service.annotations.a: is encrypted, and without the engine nobody knows it; give it in the open: encrypt passwords only"],
            TestStack.Faults(SettingsReader.Read(source)));
    }

    private const string OnePod = "disruptionBudget: is for several pods, and there may be one: it could never go, or always; give replicas or autoscaling.min of at least 2";

    private static GatewayDeployment Read(string settings) => TestStack.Good(gateway: $"{{ hostname: a.example, {settings} }}").Gateway.Deployment;

    private static void Refused(string settings, string fault) => Assert.Equal(
        [fault.StartsWith("replicas and", StringComparison.Ordinal) ? $"trino-infra:gateway: {fault}" : $"trino-infra:gateway.{fault}"],
        TestStack.Faults(gateway: $"{{ hostname: a.example, {settings} }}"));
}
