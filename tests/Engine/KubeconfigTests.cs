using System.Collections.Immutable;
using CsCheck;
using TrinoInfra.Engine;

namespace TrinoInfra.Tests.Engine;

public sealed class KubeconfigTests
{
    private const string Path = "/home/a/.kube/config";

    private const string Usual = """
        apiVersion: v1
        kind: Config
        current-context: kind-trino
        clusters: [{ name: c, cluster: { server: "https://127.0.0.1:6443" } }]
        contexts:
        - { name: kind-trino, context: { cluster: c, user: u } }
        - name: prod
          context: { cluster: c, user: u }
        users: [{ name: u, user: { token: s3cret } }]
        """;

    [Fact]
    public void Parse_takes_the_names_of_the_contexts() =>
        Assert.Equal(["kind-trino", "prod"], Kubeconfig.Parse(Path, Usual).Contexts);

    [Fact]
    public void Parse_reads_JSON_too() =>
        Assert.Equal(["a"], Kubeconfig.Parse(Path, """{"contexts":[{"name":"a","context":{}}]}""").Contexts);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("contexts:\n")]
    [InlineData("contexts: null\n")]
    [InlineData("contexts: []\n")]
    [InlineData("contexts: [{ context: {} }, 1]\n")]
    [InlineData("kind: Config\n")]
    public void Parse_finds_no_context_where_there_is_none(string text)
    {
        var file = Kubeconfig.Parse(Path, text);
        Assert.Empty(file.Contexts);
        Assert.Null(file.Defect);
    }

    [Theory]
    [InlineData("users:\n- token: s3cret\n  - s3cret: [", "is not YAML from line 3, column 3 on")]
    [InlineData("s3cret: 1\ns3cret: 2\n", "is not YAML from line 2, column 1 on")]
    [InlineData("user: *s3cret\n", "is not YAML from line 1, column 1 on")]
    [InlineData(" : s3cret", "is not YAML")]
    [InlineData("{!!a[b s3cret: d}", "is not YAML")]
    [InlineData("s3cret", "is not a map")]
    [InlineData("contexts: s3cret", "has contexts that are not a list")]
    [InlineData("contexts: { s3cret: 1 }", "has contexts that are not a list")]
    public void Parse_says_what_is_wrong_and_never_quotes_the_file(string text, string defect) =>
        Assert.Equal(defect, Kubeconfig.Parse(Path, text).Defect);

    [Fact]
    public void Parse_takes_any_text_without_an_exception() =>
        Gen.OneOf(Gen.String, Gen.String["{}[]:-? \n\t\"'&*!|>%@#,abc"]).Sample(text =>
        {
            var file = Kubeconfig.Parse(Path, text);
            return file.Defect is null || file.Contexts.IsEmpty;
        });

    [Fact]
    public void Paths_are_those_of_KUBECONFIG_else_the_one_in_the_home_folder()
    {
        var separator = System.IO.Path.PathSeparator;

        Assert.Equal([System.IO.Path.Combine("/home/a", ".kube", "config")], KubeconfigCheck.Paths(null, "/home/a"));
        Assert.Equal([System.IO.Path.Combine("/home/a", ".kube", "config")], KubeconfigCheck.Paths("", "/home/a"));
        Assert.Equal(["x", "y"], KubeconfigCheck.Paths($"x{separator}{separator}y{separator}x", "/home/a"));
    }

    [Fact]
    public void A_context_of_any_file_is_fine() =>
        Assert.Null(FaultOf("prod", ["a", "b"], new Kubeconfig("a", ["dev"]), new Kubeconfig("b", ["prod"])));

    [Fact]
    public void A_missing_Kind_context_names_files_contexts_and_make_up() => Assert.Equal(
        "trino-infra:cluster.context: there is no context 'kind-trino' in a, b, only dev, prod; `make up` makes the Kind cluster and "
        + "its context; for another cluster, `pulumi config set --path cluster.context NAME`",
        FaultOf("kind-trino", ["a", "b"], new Kubeconfig("a", ["dev"]), new Kubeconfig("b", ["prod", "dev"])));

    [Fact]
    public void Another_missing_context_says_how_to_choose_one() => Assert.Equal(
        "trino-infra:cluster.context: there is no context 'prod' in a, only none; take one that `kubectl config get-contexts` lists and "
        + "`pulumi config set --path cluster.context NAME`, or point KUBECONFIG at the file that has it",
        FaultOf("prod", ["a"], new Kubeconfig("a", [])));

    [Fact]
    public void No_kubeconfig_at_all_names_the_files_looked_for() => Assert.StartsWith(
        "trino-infra:cluster.context: there is no kubeconfig to find 'prod' in: a, b does not exist; take one ",
        FaultOf("prod", ["a", "b"]),
        StringComparison.Ordinal);

    [Fact]
    public void A_broken_file_is_an_error_even_beside_one_that_has_the_context() => Assert.Equal(
        "b: the kubeconfig is not a map; mend it, or take it out of KUBECONFIG",
        FaultOf("prod", ["a", "b"], new Kubeconfig("a", ["prod"]), new Kubeconfig("b", [], "is not a map")));

    [Fact]
    public void Of_many_contexts_the_first_are_named()
    {
        var many = new Kubeconfig("a", [.. Enumerable.Range(1, 25).Select(n => $"c{n}")]);
        Assert.Contains(", c20 and 5 more; ", FaultOf("prod", ["a"], many), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_takes_the_files_that_exist()
    {
        using var folder = new ProjectFolder();
        folder.Write("config", System.Text.Encoding.UTF8.GetBytes(Usual));

        var file = Assert.Single(KubeconfigCheck.Read([folder["config"], folder["missing"]]));
        Assert.Equal(folder["config"], file.Path);
        Assert.Equal(["kind-trino", "prod"], file.Contexts);
    }

    private static string? FaultOf(string context, ImmutableArray<string> paths, params ImmutableArray<Kubeconfig> found) =>
        KubeconfigCheck.FaultOf(context, paths, found)?.ToString();
}
