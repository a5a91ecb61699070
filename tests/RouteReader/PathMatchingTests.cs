namespace TrinoInfra.Tests.RouteReader;

public sealed class PathMatchingTests
{
    private static readonly string Exact = Ask.Rules("""
        { matches: [{ path: { type: Exact, value: /one } }], backendRefs: [{ name: one, port: 1 }] },
        { matches: [{ path: { type: Exact, value: /two } }], backendRefs: [{ name: two, port: 1 }] }
        """);

    private static readonly string Prefixes = Ask.Rules("""
        { matches: [{ path: { value: / } }], backendRefs: [{ name: any, port: 1 }] },
        { matches: [{ path: { type: PathPrefix, value: /v2 } }], backendRefs: [{ name: v2, port: 1 }] },
        { matches: [{ path: { value: /v2/deep/ } }], backendRefs: [{ name: deep, port: 1 }] }
        """);

    private static readonly string Ordered = Ask.Rules("""
        { matches: [{ path: { type: PathPrefix, value: /match/ } }], backendRefs: [{ name: prefix, port: 1 }] },
        { matches: [{ path: { type: PathPrefix, value: /match/prefix } }], backendRefs: [{ name: longer, port: 1 }] },
        { matches: [{ path: { type: Exact, value: /match/exact } }], backendRefs: [{ name: exact, port: 1 }] }
        """);

    private static readonly string Expressions = Ask.Rules("""
        { backendRefs: [{ name: any, port: 1 }] },
        { matches: [{ path: { type: RegularExpression, value: '/v[0-9]+/x?' } }], backendRefs: [{ name: expression, port: 1 }] },
        { matches: [{ path: { value: /v1/x } }], backendRefs: [{ name: prefix, port: 1 }] }
        """);

    [Theory]
    [InlineData("/one", "one")]
    [InlineData("/two", "two")]
    [InlineData("/one?query=1", "one")]
    [InlineData("/", "404")]
    [InlineData("/one/", "404")]
    [InlineData("/one/example", "404")]
    [InlineData("/One", "404")]
    [InlineData("/%6Fne", "404")]
    public void An_exact_path_takes_itself_only(string path, string backend) =>
        Assert.Equal(backend, Ask.Backend(Exact, $"GET http://host{path}"));

    [Theory]
    [InlineData("/", "any")]
    [InlineData("/v2", "v2")]
    [InlineData("/v2/", "v2")]
    [InlineData("/v2/example", "v2")]
    [InlineData("/v2example", "any")]
    [InlineData("/foo/v2/example", "any")]
    [InlineData("/V2", "any")]
    [InlineData("/v2/deep", "deep")]
    [InlineData("/v2/deep/er", "deep")]
    [InlineData("/v2/deeper", "v2")]
    public void A_prefix_takes_whole_segments(string path, string backend) =>
        Assert.Equal(backend, Ask.Backend(Prefixes, $"GET http://host{path}"));

    [Theory]
    [InlineData("/match/exact", "exact")]
    [InlineData("/match/exact/one", "prefix")]
    [InlineData("/match", "prefix")]
    [InlineData("/match/prefix/any", "longer")]
    [InlineData("/match/prefixed", "prefix")]
    public void An_exact_path_goes_before_the_longest_prefix(string path, string backend) =>
        Assert.Equal(backend, Ask.Backend(Ordered, $"GET http://host{path}"));

    [Theory]
    [InlineData("/v12/x", "expression")]
    [InlineData("/v1/", "expression")]
    [InlineData("/v1/x", "prefix")]
    [InlineData("/v1/xy", "any")]
    [InlineData("/prefix/v1/x", "any")]
    public void An_expression_takes_the_whole_path_and_comes_after_prefixes_but_before_everything(string path, string backend) =>
        Assert.Equal(backend, Ask.Backend(Expressions, $"GET http://host{path}"));

    [Theory]
    [InlineData("/v2/./example", "v2")]
    [InlineData("/foo/../v2", "v2")]
    [InlineData("/v2/%2e%2E/foo", "any")]
    [InlineData("/../../v2", "v2")]
    [InlineData("/v2/..", "any")]
    public void Dot_segments_are_resolved_first(string path, string backend) =>
        Assert.Equal(backend, Ask.Backend(Prefixes, $"GET http://host{path}"));
}
