namespace TrinoInfra.Tests.Settings;

/// <summary>Each fault of the settings, but for those of a match: what is wrong, where, and how to mend it.</summary>
public sealed class BadSettingsTests
{
    private const string AWeight = "give a whole number from 0 to 1000000";
    private const string ALabel = "give 1 to 63 lower-case letters, digits and hyphens, starting and ending with a letter or digit";
    private const string ADuration = "give whole numbers with h, m, s or ms, such as 300s or 1h30m";
    private const string AHost = "give a host name alone, such as trino.example.com";
    private const string Tracks = "give a list of 1 to 8 tracks, each with at least a name and a weight";
    private const string Keys = "write its keys below it, each as `key: value`";

    [Theory]
    [InlineData("-1", $"-1 is below 0; {AWeight}")]
    [InlineData("1000001", $"1000001 is above 1000000; {AWeight}")]
    [InlineData("99999999999999999999", $"99999999999999999999 is above 1000000; {AWeight}")]
    [InlineData("-99999999999999999999", $"-99999999999999999999 is below 0; {AWeight}")]
    [InlineData("9.5", $"9.5 is not a whole number; {AWeight}")]
    [InlineData("ten", $"\"ten\" is not a whole number; {AWeight}")]
    [InlineData("true", $"true is neither a text nor a number; {AWeight}")]
    [InlineData("[1]", $"a list is neither a text nor a number; {AWeight}")]
    [InlineData("''", $"\"\" is not a whole number; {AWeight}")]
    [InlineData("", $"is missing; {AWeight}")]
    public void A_weight_is_a_whole_number_within_bounds(string weight, string fault) =>
        Assert.Equal(
            [$"trino-infra:tracks[1].weight: {fault}"],
            TestStack.Faults(tracks: $"[{{ name: stable, weight: 1 }}, {{ name: canary, weight: {weight} }}]"));

    [Fact]
    public void Some_weight_is_positive() =>
        Assert.Equal(
            ["trino-infra:tracks: every weight is 0; give at least one track a weight above 0"],
            TestStack.Faults(tracks: "[{ name: stable, weight: 0 }, { name: canary, weight: 0 }]"));

    [Theory]
    [InlineData("[]", $"trino-infra:tracks: has no track; {Tracks}")]
    [InlineData("stable", $"trino-infra:tracks: \"stable\" is not a list; {Tracks}")]
    [InlineData("5", $"trino-infra:tracks: 5 is not a list; {Tracks}")]
    [InlineData("{ name: stable }", $"trino-infra:tracks: a mapping is not a list; {Tracks}")]
    [InlineData("~", $"trino-infra:tracks: is missing; {Tracks}")]
    [InlineData("[stable]", $"trino-infra:tracks[0]: \"stable\" is not a mapping; {Keys}")]
    public void There_is_a_list_of_tracks(string tracks, string fault) =>
        Assert.Equal([fault], TestStack.Faults(tracks: tracks));

    [Fact]
    public void There_are_at_most_eight_tracks() =>
        Assert.Equal(
            ["trino-infra:tracks: has 9 tracks; keep at most 8"],
            TestStack.Faults(tracks: $"[{string.Join(", ", Enumerable.Range(1, 9).Select(i => $"{{ name: t{i}, weight: 1 }}"))}]"));

    [Theory]
    [InlineData("Canary", $"\"Canary\" has upper-case letters; {ALabel}")]
    [InlineData("a_b", $"\"a_b\" is not a DNS label; {ALabel}")]
    [InlineData("-a", $"\"-a\" is not a DNS label; {ALabel}")]
    [InlineData("a.b", $"\"a.b\" is not a DNS label; {ALabel}")]
    [InlineData("''", $"\"\" is empty; {ALabel}")]
    [InlineData("", "is missing; give the track a name, such as trino-v2-canary")]
    [InlineData(
        "a1234567890123456789012345678901234567890",
        "\"a1234567890123456789012345678901234567890\" has 41 characters; give a name of at most 40")]
    [InlineData("480", "480 does not begin with a letter, as the name of a Service must; give another name, such as trino-v2-canary")]
    [InlineData("kill", "\"kill\" is the name of a rule of the main route; give another name, such as trino-v2-canary")]
    [InlineData("cert-manager", "\"cert-manager\" is the name of a resource of the stack's own; give another name, such as trino-v2-canary")]
    [InlineData(
        "stable-host", "\"stable-host\" is what objects of the track stable are called; give another name, such as trino-v2-canary")]
    [InlineData(
        "trino-gateway-x", "\"trino-gateway-x\" begins like the objects of the Gateway; give another name, such as trino-v2-canary")]
    [InlineData("stable", "\"stable\" is the name of track 1 too; give another name, such as trino-v2-canary")]
    [InlineData(
        "stable-worker", "\"stable-worker\" is what objects of the track stable are called; give another name, such as trino-v2-canary")]
    public void A_name_is_a_short_DNS_label_that_nothing_else_bears(string name, string fault) =>
        Assert.Equal(
            [$"trino-infra:tracks[1].name: {fault}"],
            TestStack.Faults(tracks: $"[{{ name: stable, weight: 1 }}, {{ name: {name}, weight: 1 }}]"));

    [Theory]
    [InlineData("1.5h", $"\"1.5h\" has a fraction, which durations of the Gateway API cannot have; {ADuration}")]
    [InlineData("300", $"300 has no unit; {ADuration}")]
    [InlineData("-5s", $"\"-5s\" is negative; {ADuration}")]
    [InlineData("5d", $"\"5d\" is not a duration; {ADuration}")]
    [InlineData("1h1m1s1ms1h", $"\"1h1m1s1ms1h\" is not a duration; {ADuration}")]
    [InlineData("100000s", $"\"100000s\" is not a duration; {ADuration}")]
    [InlineData("''", $"\"\" is empty; {ADuration}")]
    public void A_duration_is_one_of_the_Gateway_API(string duration, string fault)
    {
        Assert.Equal(
            [$"trino-infra:gateway.timeouts.request: {fault}"],
            TestStack.Faults(gateway: $"{{ hostname: a.example, timeouts: {{ request: {duration} }} }}"));
        Assert.Equal([$"trino-infra:tracks[0].drain: {fault}"], TestStack.TrackFaults($"drain: {duration}"));
    }

    [Theory]
    [InlineData("request: 10s, backendRequest: 11s", "\"11s\" is longer than the request timeout of 10s")]
    [InlineData("backendRequest: 301s", "\"301s\" is longer than the request timeout of 300s")]
    [InlineData("request: 1ms, backendRequest: 1h", "\"1h\" is longer than the request timeout of 1ms")]
    public void A_backend_request_ends_before_the_request(string timeouts, string fault) =>
        Assert.Equal(
            [$"trino-infra:gateway.timeouts.backendRequest: {fault}; give at most as much, or raise request (0s sets no limit)"],
            TestStack.Faults(gateway: $"{{ hostname: a.example, timeouts: {{ {timeouts} }} }}"));

    [Theory]
    [InlineData("''", $"\"\" is empty; {AHost}")]
    [InlineData("https://trino.example.com", $"\"https://trino.example.com\" has a scheme; {AHost}")]
    [InlineData("trino.example.com:8443", $"\"trino.example.com:8443\" has a port, which is a setting of its own; {AHost}")]
    [InlineData("trino_x.example.com", $"\"trino_x.example.com\" has an underscore, which host names cannot have; {AHost}")]
    [InlineData("'*.example.com'", $"\"*.example.com\" has a wildcard; {AHost}")]
    [InlineData("Trino.example.com", $"\"Trino.example.com\" has upper-case letters; {AHost}")]
    [InlineData("trino.example.com/ui", $"\"trino.example.com/ui\" has a path; {AHost}")]
    [InlineData("192.0.2.1", $"\"192.0.2.1\" is an IP address, which no route can name; {AHost}")]
    [InlineData("'2001:db8::1'", $"\"2001:db8::1\" is an IP address, which no route can name; {AHost}")]
    [InlineData("trino..example.com", $"\"trino..example.com\" is not a host name; {AHost}")]
    [InlineData("trino.example.com.", $"\"trino.example.com.\" is not a host name; {AHost}")]
    [InlineData("'trino example.com'", $"\"trino example.com\" has white space; {AHost}")]
    [InlineData("", "is missing; give the host that clients connect to, such as trino.example.com")]
    public void A_hostname_is_a_host_name_alone(string hostname, string fault) =>
        Assert.Equal([$"trino-infra:gateway.hostname: {fault}"], TestStack.Faults(gateway: $"{{ hostname: {hostname} }}"));

    [Fact]
    public void A_hostname_is_a_DNS_name()
    {
        var hostname = $"{string.Join('.', Enumerable.Repeat(new string('a', 52), 4))}.{new string('b', 43)}";
        Assert.Equal(
            [$"trino-infra:gateway.hostname: \"{hostname[..60]}…\" has 255 characters, more than 253; {AHost}"],
            TestStack.Faults(gateway: $"{{ hostname: {hostname} }}"));
    }

    [Theory]
    [InlineData("http: maybe", "http: \"maybe\" is not among the choices; give serve or redirect or off")]
    [InlineData("http: false", "http: false is neither a text nor a number; give serve or redirect or off")]
    [InlineData("exposure: clusterIP", "exposure: \"clusterIP\" is not among the choices; give nodePort or loadBalancer")]
    [InlineData(
        "http: serve, publicPorts: { http: 8080, https: 8443 }",
        "http: \"serve\" needs the public ports 80 and 443, and they are 8080 and 8443; give redirect or off, or leave publicPorts out")]
    [InlineData("publicPorts: { http: 0 }", "publicPorts.http: 0 is below 1; give a whole number from 1 to 65535")]
    [InlineData("publicPorts: { https: 65536 }", "publicPorts.https: 65536 is above 65535; give a whole number from 1 to 65535")]
    [InlineData("publicPorts: { https: 80 }", "publicPorts.https: 80 is the port of http too; give each a port of its own")]
    [InlineData("publicPorts: 8443", $"publicPorts: 8443 is not a mapping; {Keys}")]
    [InlineData(
        "tls: { issuer: selfSigned, secretName: certs }",
        "tls: issuer and secretName exclude each other; keep one of issuer, secretName and clusterIssuer")]
    [InlineData("tls: {}", "tls: names no certificate; give one of issuer, secretName and clusterIssuer")]
    [InlineData("tls: { issuer: acme }", "tls.issuer: \"acme\" is not among the choices; give selfSigned")]
    [InlineData(
        "tls: { secretName: My_Certs }",
        "tls.secretName: \"My_Certs\" is not the name of a Kubernetes object; give at most 253 lower-case letters, digits, hyphens and dots")]
    [InlineData("host: a.example", "host: unknown key; did you mean hostname?")]
    [InlineData("timeouts: { idle: 5s }", "timeouts.idle: unknown key; remove it, or use request, backendRequest")]
    public void A_gateway_is_what_it_can_be(string settings, string fault) =>
        Assert.Equal([$"trino-infra:gateway.{fault}"], TestStack.Faults(gateway: $"{{ hostname: a.example, {settings} }}"));

    [Theory]
    [InlineData("{}", "context: is missing; give the kubeconfig context of this stack's cluster, such as kind-trino")]
    [InlineData("{ context: '' }", "context: \"\" is empty; give a name that `kubectl config get-contexts` shows")]
    [InlineData("{ context: a, cni: calico }", "cni: \"calico\" is not among the choices; give cilium or existing")]
    [InlineData("{ context: a, namespace: Trino }", $"namespace: \"Trino\" has upper-case letters; {ALabel}")]
    [InlineData(
        "{ context: a, namespace: kube-system }",
        "namespace: \"kube-system\" belongs to another system; give a namespace of Trino's own: the stack creates it, and deletes it")]
    public void A_cluster_is_one_that_the_stack_may_change(string cluster, string fault) =>
        Assert.Equal([$"trino-infra:cluster.{fault}"], TestStack.Faults(cluster: cluster));

    [Theory]
    [InlineData("version: 4.10", "version: 4.10 is a number, which cannot end in zeros; put it in quotes")]
    [InlineData("version: 'a b'", "version: \"a b\" is not the tag of an image; give a version of Trino, such as \"480\"")]
    [InlineData("workers: -1", "workers: -1 is below 0; give a whole number from 0 to 1000")]
    [InlineData("workers: 1001", "workers: 1001 is above 1000; give a whole number from 0 to 1000")]
    [InlineData(
        "resources: { worker: { heap: 511m } }",
        "resources.worker.heap: \"511m\" is below 512m, too little for Trino; give a whole number with m or g, such as 512m or 8G")]
    [InlineData(
        "resources: { worker: { heap: 8 } }",
        "resources.worker.heap: 8 has no unit; give a whole number with m or g, such as 512m or 8G")]
    [InlineData(
        "resources: { coordinator: { cpu: 0 } }",
        "resources.coordinator.cpu: 0 is no CPU at all; give CPUs, such as 2 or 0.5, or thousandths, such as 500m")]
    [InlineData("resources: { wroker: {} }", "resources.wroker: unknown key; did you mean worker?")]
    [InlineData("wieght: 5", "wieght: unknown key; did you mean weight?")]
    public void A_track_is_what_it_can_be(string settings, string fault) =>
        Assert.Equal([$"trino-infra:tracks[0].{fault}"], TestStack.TrackFaults(settings));

    [Theory]
    [InlineData("trino-v2-canery", "\"trino-v2-canery\" is no track; did you mean trino-v2-canary?")]
    [InlineData("blue", "\"blue\" is no track; give the name of a track: trino-v1-stable or trino-v2-canary")]
    [InlineData("'[blue]'", "\"[blue]\" is no track; give the name of a track: trino-v1-stable or trino-v2-canary")]
    [InlineData("2", "2 is no track; give the name of a track: trino-v1-stable or trino-v2-canary")]
    [InlineData("[trino-v1-stable]", "a list is neither a text nor a number; give the name of a track: trino-v1-stable or trino-v2-canary")]
    [InlineData("{ secure: v1:abc }", "is encrypted, and without the engine nobody knows it; give it in the open: encrypt passwords only")]
    public void The_primary_is_one_of_the_tracks(string primary, string fault) =>
        Assert.Equal(
            [$"trino-infra:primary: {fault}"],
            TestStack.Faults(tracks: "[{ name: trino-v1-stable, weight: 1 }, { name: trino-v2-canary, weight: 0 }]", more: ("primary", primary)));

    [Theory]
    [InlineData("[{ name: stable, weight: 1 }, { name: Canary, weight: 0 }]", "tracks[1].name: \"Canary\" has upper-case letters; " + ALabel)]
    [InlineData("[{ name: stable, weight: 1 }, canary]", $"tracks[1]: \"canary\" is not a mapping; {Keys}")]
    [InlineData("[]", "tracks: has no track; give a list of 1 to 8 tracks, each with at least a name and a weight")]
    public void It_is_not_looked_for_among_tracks_with_faults(string tracks, string fault) =>
        Assert.Equal([$"trino-infra:{fault}"], TestStack.Faults(tracks: tracks, more: ("primary", "canary")));

    [Theory]
    [InlineData("{ TPCH: { connector.name: tpch } }", "TPCH: is not the name of a catalog; give 1 to 63 letters (lower-case), digits, _ and -")]
    [InlineData("{ system: { connector.name: tpch } }", "system: is Trino's own catalog; give another name")]
    [InlineData("{ tpch: {} }", "tpch[\"connector.name\"]: is missing; give the name of a connector, such as tpch")]
    [InlineData("{ tpch: }", "tpch[\"connector.name\"]: is missing; give the name of a connector, such as tpch")]
    [InlineData("{ tpch: tpch }", "tpch: \"tpch\" is not a mapping; give properties such as { connector.name: tpch }")]
    [InlineData("{ tpch: { connector.name: tpch, x: \"a\\nb\" } }", "tpch.x: \"a\\nb\" has control characters, and a property is one line; give it on one line")]
    [InlineData("{ tpch: { connector.name: tpch, x: [] } }", "tpch.x: a list is neither a text nor a number; give a text, a number or a boolean")]
    [InlineData("{ tpch: { connector.name: tpch, x: } }", "tpch.x: has no value; give it one, or remove it")]
    [InlineData("{ tpch: { connector.name: tpch, 'a=b': c } }", "tpch[\"a=b\"]: is not the name of a property; give letters, digits, dots, underscores and hyphens")]
    public void A_catalog_is_a_file_of_properties(string catalogs, string fault) =>
        Assert.Equal([$"trino-infra:tracks[0].catalogs.{fault}"], TestStack.TrackFaults($"catalogs: {catalogs}"));

    [Fact]
    public void Unknown_keys_of_the_namespace_are_faults() =>
        Assert.Equal(
            [
                "trino-infra:istio.install: \"no\" is neither true nor false; give true or false",
                "trino-infra:track: unknown key; did you mean tracks?",
            ],
            TestStack.Faults(more: [("track", "[]"), ("istio", "{ install: no }")]));

    [Fact]
    public void A_key_that_is_misspelt_is_not_missing_too() => Assert.Equal(
        [
            "trino-infra:cluster.contxt: unknown key; did you mean context?",
            "trino-infra:gateway.hostnme: unknown key; did you mean hostname?",
            $"trino-infra:tracks[0].weight: is missing; {AWeight}",
            "trino-infra:tracks[0].colour: unknown key; remove it, or use name, weight, external, version, chart, workers, match, drain, drainCredentials, resources, catalogs, values, allowFrom",
            "trino-infra:tracks[1].wieght: unknown key; did you mean weight?",
        ],
        TestStack.Faults(
            cluster: "{ contxt: kind-trino }",
            gateway: "{ hostnme: a.example }",
            tracks: "[{ name: a, colour: blue }, { name: b, wieght: 5 }]"));

    [Fact]
    public void A_key_that_needs_quotes_in_a_path_has_them() =>
        Assert.Equal(
            ["trino-infra:istio[\"a\\n.b\"]: unknown key; remove it, or use install, values"],
            TestStack.Faults(more: [("istio", "{ \"a\\n.b\": 5 }")]));

    [Fact]
    public void All_faults_are_told_at_once() =>
        Assert.Equal(
            [
                "trino-infra:cluster.context: is missing; give the kubeconfig context of this stack's cluster, such as kind-trino",
                $"trino-infra:gateway.hostname: \"http://a\" has a scheme; {AHost}",
                "trino-infra:gateway.http: \"maybe\" is not among the choices; give serve or redirect or off",
                $"trino-infra:tracks[0].name: \"A\" has upper-case letters; {ALabel}",
                $"trino-infra:tracks[0].weight: -1 is below 0; {AWeight}",
                $"trino-infra:tracks[0].drain: 5 has no unit; {ADuration}",
                $"trino-infra:tracks[1].weight: is missing; {AWeight}",
                "trino-infra:tracks[1].colour: unknown key; remove it, or use name, weight, external, version, chart, workers, match, drain, drainCredentials, resources, catalogs, values, allowFrom",
            ],
            TestStack.Faults(
                cluster: "{}",
                gateway: "{ hostname: http://a, http: maybe }",
                tracks: "[{ name: A, weight: -1, drain: 5 }, { name: b, colour: blue }]"));

    [Fact]
    public void A_value_is_shown_short_and_harmless() =>
        Assert.Equal(
            [
                "trino-infra:cluster.cni: \"\\u{1b}[31m\\u{202e}" + new string('x', 42) + "…\" is not among the choices; give cilium or existing",
            ],
            TestStack.Faults(cluster: "{ context: a, cni: \"\\e[31m\\u202e" + new string('x', 100) + "\" }"));
}
