using System.Text.Json.Nodes;
using TrinoInfra.CommandLine;

namespace TrinoInfra.Tests.CommandLine;

/// <summary>What <c>explain</c> is asked: requests and the routes of others, good ones and bad.</summary>
public sealed class ExplainInputTests
{
    [Theory]
    [InlineData("nonsense")]
    [InlineData("GET")]
    [InlineData("GET v1/statement")]
    [InlineData("GET /v1 /statement")]
    [InlineData("GET ftp://trino.example.com/")]
    public async Task A_request_line_that_is_none_is_the_inputs_fault(string request)
    {
        var run = await ProgramRun.OfAsync("explain", "dev", request);

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
    }

    [Fact]
    public async Task Routes_of_others_have_no_host_of_their_own() =>
        Assert.Contains("\"/ui\" is no absolute http or https URL", (await ProgramRun.OfAsync("explain", "--routes", "Pulumi.dev.yaml", "GET /ui")).Error);

    [Fact]
    public async Task Routes_of_others_are_explained_too()
    {
        const string routes = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: HTTPRoute
            metadata: { name: mine, namespace: default }
            spec:
              parentRefs: [{ name: gw }]
              rules: [{ backendRefs: [{ name: a, port: 80, weight: 3 }, { name: b, port: 80, weight: 1 }] }]
            """;

        var run = await ProgramRun.InAsync(Repository.Root, routes, "explain", "--routes", "-", "POST http://any.host/v1/statement", "--json");

        Assert.Equal((ExitCode.Fine, ""), (run.ExitCode, run.Error));
        var answer = JsonNode.Parse(run.Out)!.AsObject();
        Assert.Equal([("a", 75.0), ("b", 25.0)], ExplainTests.Shares(answer));
        Assert.Contains("split again", answer["followUps"]!.ToJsonString());
    }

    [Fact]
    public async Task A_file_of_routes_that_is_not_there_is_a_fault()
    {
        var run = await ProgramRun.OfAsync("explain", "--routes", "no-such.yaml", "GET http://any.host/");

        Assert.Equal(ExitCode.Input, run.ExitCode);
        Assert.StartsWith("no-such.yaml: there is no such file", run.Error);
    }

    [Theory]
    [InlineData(5 << 20, "stdin: is larger than 4096 KiB; ")]
    [InlineData(1, "stdin:1: has the control character")]
    public async Task Routes_that_cannot_be_read_to_their_end_are_a_fault(int length, string fault)
    {
        var run = await ProgramRun.InAsync(
            Repository.Root, new string('\a', length), "explain", "--routes", "-", "GET http://any.host/");

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
        Assert.StartsWith(fault, run.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n---\n")]
    [InlineData("apiVersion: v1\nkind: List\nitems: null\n")]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: { name: a }\n")]
    public async Task Documents_without_a_Gateway_or_route_are_a_fault(string routes)
    {
        var run = await ProgramRun.InAsync(Repository.Root, routes, "explain", "--routes", "-", "GET http://any.host/");

        Assert.Equal(
            (ExitCode.Input, "", "stdin: holds no Gateway and no HTTPRoute; pipe in `kubectl get gateways,httproutes -A -o yaml`\n1 fault.\n"),
            (run.ExitCode, run.Out, run.Error));
    }

    [Theory]
    [InlineData("Required argument missing for option: '--routes'.", "dev", "x", "--routes")]
    [InlineData("Required argument missing for option: '--routes'.", "--routes")]
    [InlineData("Required argument missing for option: '--routes'.", "--routes=")]
    [InlineData("Option '--routes' expects a single argument but 2 were provided.", "--routes", "a", "--routes", "b", "x")]
    [InlineData("explain needs a stack, and perhaps a request; or --routes and a request.", "dev", "GET http://any.host/", "--routes", "a")]
    [InlineData("explain needs a stack, and perhaps a request; or --routes and a request.", "dev", "GET /ui", "--routes=a")]
    public async Task A_question_that_is_none_is_the_usages_fault(string sentence, params string[] args)
    {
        var run = await ProgramRun.OfAsync(["explain", .. args]);

        Assert.Equal((ExitCode.Usage, ""), (run.ExitCode, run.Out));
        Assert.StartsWith(sentence, run.Error);
    }

    [Fact]
    public async Task Faults_of_the_request_and_of_the_stack_come_at_once()
    {
        var run = await ProgramRun.OfAsync("explain", "nope", "bad", "-H", "x");

        Assert.Equal((ExitCode.Input, ""), (run.ExitCode, run.Out));
        Assert.Contains("\"bad\" is no request line", run.Error);
        Assert.Contains("it has no colon", run.Error);
        Assert.Contains("Pulumi.nope.yaml: there is no such file", run.Error);
    }
}
