namespace TrinoInfra.Tests.RouteReader;

public sealed class ConditionMatchingTests
{
    private static readonly string Headers = Ask.Rules("""
        { matches: [{ headers: [{ name: version, value: one }] }], backendRefs: [{ name: v1, port: 1 }] },
        { matches: [{ headers: [{ name: version, value: two }] }], backendRefs: [{ name: v2, port: 1 }] },
        { matches: [{ headers: [{ name: Version, value: two }, { name: color, value: orange }] }], backendRefs: [{ name: orange, port: 1 }] },
        { matches: [{ headers: [{ name: color, value: blue }] }, { headers: [{ name: color, value: green }] }], backendRefs: [{ name: cold, port: 1 }] }
        """);

    private static readonly string Methods = Ask.Rules("""
        { matches: [{ method: POST }], backendRefs: [{ name: post, port: 1 }] },
        { matches: [{ method: GET }], backendRefs: [{ name: get, port: 1 }] },
        { matches: [{ path: { value: /path } }], backendRefs: [{ name: path, port: 1 }] },
        { matches: [{ path: { value: /both }, method: PUT }], backendRefs: [{ name: both, port: 1 }] },
        { matches: [{ path: { value: /both }, headers: [{ name: version, value: one }] }], backendRefs: [{ name: header, port: 1 }] }
        """);

    private static readonly string Queries = Ask.Rules("""
        { matches: [{ queryParams: [{ name: animal, value: whale }] }], backendRefs: [{ name: whale, port: 1 }] },
        { matches: [{ queryParams: [{ name: animal, value: dolphin }] }], backendRefs: [{ name: dolphin, port: 1 }] },
        { matches: [{ queryParams: [{ name: animal, value: dolphin }, { name: color, value: blue }] }, { queryParams: [{ name: ANIMAL, value: Whale }] }], backendRefs: [{ name: blue, port: 1 }] },
        { matches: [{ path: { value: /path }, queryParams: [{ name: animal, value: whale }] }], backendRefs: [{ name: path, port: 1 }] },
        { matches: [{ headers: [{ name: version, value: one }], queryParams: [{ name: animal, value: whale }] }], backendRefs: [{ name: header, port: 1 }] },
        { matches: [{ queryParams: [{ name: q, type: RegularExpression, value: 'a+' }] }], backendRefs: [{ name: expression, port: 1 }] }
        """);

    private static readonly string Cookies = Ask.Rules("""
        { matches: [{ headers: [
            { name: Cookie, type: RegularExpression, value: '(.*; ?)?trino-track=blue(;.*)?' },
            { name: X-Trino-Transaction-Id, type: RegularExpression, value: '[0-9a-f].*' }] }], backendRefs: [{ name: blue, port: 1 }] },
        { backendRefs: [{ name: any, port: 1 }] }
        """);

    [Theory]
    [InlineData("v1", "Version: one")]
    [InlineData("v2", "VERSION: two")]
    [InlineData("orange", "Version: two", "Color: orange")]
    [InlineData("v2", "Version: two", "Color: blue")]
    [InlineData("404", "Color: orange")]
    [InlineData("404", "Version: ONE")]
    [InlineData("404", "Version: one", "Version: two")]
    [InlineData("404", "Some-Other-Header: one")]
    [InlineData("cold", "Color: blue")]
    [InlineData("cold", "Color: green")]
    public void Headers_match_name_without_case_and_whole_value(string backend, params string[] headers) =>
        Assert.Equal(backend, Ask.Backend(Headers, "GET http://host/", headers));

    [Theory]
    [InlineData("POST /", "post")]
    [InlineData("GET /", "get")]
    [InlineData("get /", "404")]
    [InlineData("HEAD /", "404")]
    [InlineData("GET /path", "path")]
    [InlineData("PUT /both", "both")]
    [InlineData("PUT /both", "both", "version: one")]
    [InlineData("GET /both", "header", "version: one")]
    public void A_longer_path_goes_before_the_method_and_the_method_before_headers(
        string request, string backend, params string[] headers) =>
        Assert.Equal(backend, Ask.Backend(Methods, request.Replace(" /", " http://host/"), headers));

    [Theory]
    [InlineData("/?animal=whale", "whale")]
    [InlineData("/?animal=dolphin", "dolphin")]
    [InlineData("/?color=blue&animal=dolphin", "blue")]
    [InlineData("/?ANIMAL=Whale", "blue")]
    [InlineData("/?animal=whale&otherparam=irrelevant", "whale")]
    [InlineData("/?animal=dolphin&color=yellow", "dolphin")]
    [InlineData("/?animal=whale&animal=dolphin", "whale")]
    [InlineData("/?color=blue", "404")]
    [InlineData("/?animal=whaledolphin", "404")]
    [InlineData("/?animal", "404")]
    [InlineData("/?", "404")]
    [InlineData("/path?animal=whale", "path")]
    [InlineData("/path?animal=whale", "path", "version: one")]
    [InlineData("/?animal=whale", "header", "version: one")]
    [InlineData("/?q=aaa", "expression")]
    [InlineData("/?q=aab", "404")]
    public void The_first_value_of_a_query_parameter_matches_as_a_whole(string url, string backend, params string[] headers) =>
        Assert.Equal(backend, Ask.Backend(Queries, $"GET http://host{url}", headers));

    [Theory]
    [InlineData("blue", "Cookie: trino-track=blue", "X-Trino-Transaction-Id: 1f")]
    [InlineData("blue", "Cookie: a=b; trino-track=blue; c=d", "X-Trino-Transaction-Id: 1f")]
    [InlineData("blue", "Cookie: a=b", "Cookie: trino-track=blue", "X-Trino-Transaction-Id: 1f")]
    [InlineData("any", "Cookie: trino-track=blue", "X-Trino-Transaction-Id: NONE")]
    [InlineData("any", "Cookie: trino-track=bluer", "X-Trino-Transaction-Id: 1f")]
    [InlineData("any", "Cookie: not-trino-track=blue", "X-Trino-Transaction-Id: 1f")]
    [InlineData("any", "X-Trino-Transaction-Id: 1f")]
    public void An_expression_matches_the_whole_header_and_cookies_join(string backend, params string[] headers) =>
        Assert.Equal(backend, Ask.Backend(Cookies, "GET http://host/", headers));

    [Fact]
    public void Of_equal_header_names_in_a_match_the_first_counts()
    {
        var rules = Ask.Rules("{ matches: [{ headers: [{ name: a, value: x }, { name: A, value: z }] }], backendRefs: [{ name: b, port: 1 }] }");
        Assert.Equal("b", Ask.Backend(rules, "GET http://host/", "a: x"));
        Assert.Equal("404", Ask.Backend(rules, "GET http://host/", "a: z"));
    }
}
