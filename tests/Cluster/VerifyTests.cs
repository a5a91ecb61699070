using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using TrinoInfra.Settings;
using TrinoInfra.Tests.Protocol.Harness;

namespace TrinoInfra.Tests.Cluster;

/// <summary>
/// <c>make verify</c> with the real program: over TLS with the authority that the cluster hands out, through a gateway on
/// loopback that does what the program's routes say, to coordinators that keep the rules of Trino's protocol.
/// </summary>
public sealed partial class VerifyTests
{
    [Fact]
    public async Task Every_track_answers_on_its_own_host_and_the_main_host_splits_by_weight()
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(50, 50));
        var run = await trino.Verify("12");

        run.Succeeds();
        Assert.Contains("  ok      trino-v1-stable\n  ok      trino-v2-canary\n12 through the main host trino.example.com\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("0 failed\n", run.Output, StringComparison.Ordinal);
        var shares = Shares(run);
        Assert.Equal(["trino-v1-stable 50 50%", "trino-v2-canary 50 50%"], shares.Select(share => share.Expected));
        // Twelve fair coins fall on one side once in 2,048 times; the gateway's dice have a fixed seed.
        Assert.All(shares, share => Assert.InRange(share.Got, 1, 11));
        Assert.Equal(12, shares.Sum(share => share.Got));
    }

    [Fact]
    public async Task The_page_on_getting_started_shows_it()
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(90, 10));

        Golden.MatchesConsole("docs/getting-started.md", "make verify N=100", (await trino.Verify("100")).Output);
    }

    [Fact]
    public async Task A_track_of_weight_0_answers_on_its_own_host_alone()
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(100, 0));
        trino.World.UseFacts(changes: [("weight: 90", "weight: 100"), ("weight: 10\n", "weight: 0\n")]);
        var run = await trino.Verify("3");

        run.Succeeds();
        Assert.Equal([("trino-v1-stable 100 100%", 3), ("trino-v2-canary 0 0%", 0)], Shares(run));
    }

    [Theory]
    [InlineData("trackHosts: none", null, " (weight 0: clients that take no path, as JDBC, reach it by a match alone)")]
    [InlineData("trackHosts: 'x-{track}.{hostname}'", "x-{track}.{hostname}", "")]
    public async Task Every_track_answers_at_the_address_of_the_settings(string setting, string? trackHosts, string says)
    {
        var settings = Rehearsal.Settings(100, 0);
        await using var trino = await LiveGateway.Start(
            settings with { Gateway = settings.Gateway with { TrackHosts = trackHosts is null ? null : TrackHostPattern.Of(trackHosts) } });
        trino.World.UseFacts(changes: [("    http: redirect\n", $"    http: redirect\n    {setting}\n"), ("weight: 90", "weight: 100"), ("weight: 10\n", "weight: 0\n")]);
        var run = await trino.Verify("3");

        run.Succeeds();
        Assert.Contains($"  ok      trino-v1-stable\n  ok      trino-v2-canary{says}\n3 through", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Gateway_of_the_platforms_is_reached_at_its_address()
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(90, 10));
        trino.World.UseFacts(changes: [
            ("    exposure: nodePort\n    http: redirect\n", ""),
            ("    tls:\n      issuer: selfSigned\n", "    existing: { name: shared, namespace: platform, listeners: { https: [apex, wildcard] } }\n")]);
        trino.World["answers/address"] = "127.0.0.1";
        // Its certificate is one that clients trust already.
        var authority = trino.World.InProject("authority.pem");
        await File.WriteAllTextAsync(authority, trino.World["authority"], TestContext.Current.CancellationToken);
        var run = await trino.Verify("3", ("SSL_CERT_FILE", authority));

        run.Succeeds();
        Assert.Contains(run.Calls, call => call.Contains("get gateways.gateway.networking.k8s.io shared --namespace platform --output jsonpath={.status.addresses[0].value}", StringComparison.Ordinal));
        Assert.DoesNotContain(run.Calls, call => call.Contains("get secret ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Statements_to_a_track_of_weight_0_are_a_failure()
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(1, 99));
        trino.World.UseFacts(changes: [("weight: 90", "weight: 100"), ("weight: 10\n", "weight: 0\n")]);
        var run = await trino.Verify("4");

        Assert.Equal(1, run.Code);
        Assert.Contains("trino-v2-canary: it has weight 0 and was given statements", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_weighted_route_is_found_out()
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(50, 50), PlainRoute.Of);
        var run = await trino.Verify("12");

        Assert.Equal(1, run.Code);
        Assert.Matches("(?m)^  failed  query [0-9]+: ", run.Output);
        Assert.Contains("/v1/statement/queued/", run.Output, StringComparison.Ordinal);
        Assert.Contains(" does not lead to a track of this stack", run.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?m)^0 failed$", run.Output);
    }

    [Fact]
    public async Task A_query_that_Trino_fails_is_a_failure_with_its_id_and_message()
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(90, 10));
        var run = await trino.Verify("2", ("QUERY", "COMMIT"));

        Assert.Equal(1, run.Code);
        Assert.Matches("(?m)^  failed  query 1: [0-9]{8}_[0-9]{6}_[0-9]{5}_[0-9a-z]{5}: No transaction in progress$", run.Output);
        Assert.EndsWith("4 failed\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_statement_is_sent_as_it_is()
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(90, 10));
        var run = await trino.Verify("1", ("QUERY", "@/etc/passwd"));

        run.Succeeds();
        Assert.DoesNotContain("root:", string.Concat(trino.Statements), StringComparison.Ordinal);
        Assert.Contains("@/etc/passwd", trino.Statements);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "it refuses requests with forwarding headers")]
    [InlineData(null, "it does not read the forwarding headers, of which it makes this URL")]
    public async Task An_external_Trino_must_read_forwarding_headers(bool? reads, string? why)
    {
        var settings = Rehearsal.Settings(90, 10);
        settings = settings with { Tracks = settings.Tracks.SetItem(1, settings.Tracks[1] with { External = new(Hostname.Of("trino.old.corp"), 8080, null) }) };
        await using var trino = await LiveGateway.Start(settings, instead: request => reads switch
        {
            true => null,
            _ when request.Headers["X-Forwarded-Host"]?.StartsWith(Rehearsal.Canary, StringComparison.Ordinal) != true => null,
            false => Answer.Text(406, "Server configuration does not allow processing of the X-Forwarded headers"),
            null => Answer.Json("""{"id":"q","nextUri":"http://trino.old.corp:8080/v1/statement/queued/q/x/1"}"""),
        });
        trino.World.UseFacts(changes: StatusTests.External);
        var run = await trino.Verify("0");

        Assert.Equal(why is null ? 0 : 1, run.Code);
        Assert.Contains("  ok      trino-v1-stable\n", run.Output, StringComparison.Ordinal);
        Assert.Contains(
            why is null ? "  ok      trino-v2-canary\n" : $"          {why}: set http-server.process-forwarded=true on the coordinator trino.old.corp:8080 and its workers, and restart them\n",
            run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[1-3]", "status 404")]
    [InlineData("{a,b}", "status 404")]
    [InlineData("\u001b]0;x\u0007\u009b31m\u202e", @"/v1/\u{1b}]0;x\u{7}\u{9b}31m\u{202e}")]
    public async Task A_hostile_nextUri_is_one_request_at_most_and_moves_no_cursor(string path, string says)
    {
        List<string> asked = [];
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(90, 10), instead: request =>
        {
            if (request.Method == "POST")
                return Answer.Json($$"""{"id":"q","nextUri":"https://{{request.Headers["X-Forwarded-Host"]}}/v1/{{path}}"}""");
            asked.Add(request.Uri.OriginalString);
            return Answer.Text(404, "no");
        });
        var run = await trino.Verify("0");

        Assert.Equal(1, run.Code);
        Assert.InRange(asked.Count, 0, 2); // one a track
        Assert.Contains(says, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Output, character => (char.IsControl(character) && character != '\n') || character == '\u202e');
    }

    [Fact]
    public async Task A_user_is_one_header_whatever_it_is()
    {
        List<string?> users = [];
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(90, 10), instead: request =>
        {
            users.Add(request.Headers["X-Trino-User"]);
            return null;
        });

        (await trino.Verify("1", ("TRINO_USER", @"a""\b' # c"))).Succeeds();
        Assert.Equal([@"a""\b' # c"], users.OfType<string>().Distinct());
        (await trino.Verify("1", ("TRINO_USER", "a\"\noutput = \"x"))).IsRefused("make verify: 'a\"?output", "TRINO_USER=alice");
    }

    [Fact]
    public async Task Where_nothing_listens_each_failure_says_so()
    {
        var trino = await LiveGateway.Start(Rehearsal.Settings(90, 10));
        await trino.StopGateway();
        var run = await trino.Verify("20");
        await trino.DisposeAsync();

        Assert.Equal(1, run.Code);
        Assert.Contains("https://trino.example.com:", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("22 failed\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(10, FailedLine().Count(run.Output)); // the first of them
    }

    [Fact]
    public async Task A_certificate_of_another_authority_is_refused()
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(90, 10));
        await using var other = new TlsDoor("trino.example.com", () => new("http://127.0.0.1:9"));
        trino.World["authority"] = other.AuthorityPem;
        var run = await trino.Verify("1");

        Assert.Equal(1, run.Code);
        Assert.Contains("certificate", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("3 failed\n", run.Output, StringComparison.Ordinal);
        Assert.Empty(trino.Statements);
    }

    /// <summary>With what shells, curl and sed take for their own.</summary>
    private const string Hard = """ p\a"s's $HOME `id` %s 漢: \n\""";

    [Theory]
    [InlineData(Hard)]
    [InlineData($"{Hard}\n")]
    public async Task A_track_with_credentials_is_asked_with_them_and_its_uris_without(string inSecret)
    {
        List<(string Method, string? Login, string? User)> asked = [];
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(90, 10), instead: Notes(asked), password: Hard);
        trino.UseCredentials();
        trino.World["answers/credentials"] = $"{Encoded("drain")} {Encoded(inSecret)}";
        var run = await trino.Verify("3");

        run.Succeeds();
        Assert.All(asked.Where(one => one.Method == "POST"), one => Assert.Equal(($"Basic {Encoded($"drain:{Hard}")}", null), (one.Login, one.User)));
        Assert.All(asked.Where(one => one.Method != "POST"), one => Assert.Null(one.Login));
        Assert.Contains(
            "kubectl --context kind-trino --request-timeout=20s get secret trino-drain --namespace trino-namespace --output go-template={{index .data \"username\"}} {{index .data \"pass.word\"}}",
            run.Calls);
        Assert.DoesNotContain(run.Calls, call => call.Contains(Encoded(Hard)[..12], StringComparison.Ordinal));
        Assert.All(Directory.EnumerateFiles(trino.World.Project, "*", SearchOption.AllDirectories), file =>
            Assert.DoesNotContain(Encoded($"drain:{Hard}"), File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("right", false, "it asks for credentials, and verify has none: a track's drainCredentials name a Secret")]
    [InlineData("wrong", true, "the credentials that track trino-v1-stable names in drainCredentials are refused")]
    public async Task A_track_that_wants_credentials_says_so_with_the_way_out(string password, bool given, string says)
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(90, 10), password: "right");
        if (given)
            trino.UseCredentials();
        trino.World["answers/credentials"] = $"{Encoded("drain")} {Encoded(password)}";
        var run = await trino.Verify("1");

        Assert.Equal(1, run.Code);
        Assert.Contains("/v1/statement: status 401, Invalid credentials, ", run.Output, StringComparison.Ordinal);
        Assert.Contains(says, run.Output, StringComparison.Ordinal);
        Assert.EndsWith("3 failed\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "the Secret trino-drain of track trino-v1-stable cannot be read: Error from server (NotFound)", "docs/operations.md#authentication")]
    [InlineData("ZHJhaW4= <no value>", "the Secret trino-drain of track trino-v1-stable has no username or no pass.word", "usernameKey, passwordKey")]
    [InlineData(" c2VjcmV0", "the Secret trino-drain of track trino-v1-stable has no username or no pass.word", "usernameKey, passwordKey")]
    public async Task A_Secret_that_is_not_as_named_is_said(string? answer, string what, string fix)
    {
        await using var trino = await LiveGateway.Start(Rehearsal.Settings(90, 10), password: "right");
        trino.UseCredentials();
        if (answer is not null)
            trino.World["answers/credentials"] = answer;

        (await trino.Verify("1")).IsRefused($"make verify: {what}", fix);
        Assert.Empty(trino.Statements);
    }

    private static Func<Request, Answer?> Notes(List<(string, string?, string?)> asked) => request =>
    {
        lock (asked)
            asked.Add((request.Method, request.Headers["Authorization"], request.Headers["X-Trino-User"]));
        return null;
    };

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    [Theory]
    [InlineData("many")]
    [InlineData("-1")]
    public async Task A_count_is_a_number(string count)
    {
        using var world = new World();
        var run = await world.Run("verify", "dev", count);

        run.IsRefused($"make verify: '{count}' is not a number of queries", "As in: make verify N=100");
    }

    private static IReadOnlyList<(string Expected, int Got)> Shares(Run run) =>
        [.. ShareLine().Matches(run.Output).Select(match => (
            $"{match.Groups[1]} {match.Groups[2]} {match.Groups[3]}", int.Parse(match.Groups[4].ValueSpan, CultureInfo.InvariantCulture)))];

    [GeneratedRegex(@"^(trino-\S+) +(\d+) +(\d+%) +\d+% \((\d+)\)$", RegexOptions.Multiline)]
    private static partial Regex ShareLine();

    [GeneratedRegex("^  failed  ", RegexOptions.Multiline)]
    private static partial Regex FailedLine();
}
