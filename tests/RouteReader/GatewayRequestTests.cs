using TrinoInfra.RouteReader;

namespace TrinoInfra.Tests.RouteReader;

public sealed class GatewayRequestTests
{
    [Theory]
    [InlineData("GET http://host", "GET http host 80 / ")]
    [InlineData("POST https://Trino.Example.com/v1/statement", "POST https trino.example.com 443 /v1/statement ")]
    [InlineData("GET HTTPS://host:8443/a%20B/?q=%41#fragment", "GET https host 8443 /a%20B/ ?q=%41")]
    [InlineData("GET http://[::1]:8080?x", "GET http [::1] 8080 / ?x")]
    [InlineData("GET http://my_host.a-b.example.com.:/", "GET http my_host.a-b.example.com. 80 / ")]
    [InlineData("GET http://3com.com/", "GET http 3com.com 80 / ")]
    [InlineData("  GET   http://10.0.0.1:80/  ", "GET http 10.0.0.1 80 / ")]
    [InlineData("M-SEARCH http://host/", "M-SEARCH http host 80 / ")]
    public void A_request_line_is_seen_as_a_gateway_sees_it(string line, string seen)
    {
        var request = Ask.Request(line);
        Assert.Equal(seen, $"{request.Method} {request.Scheme} {request.Host} {request.Port} {request.Path} {request.Query}");
    }

    [Theory]
    [InlineData("", "is no request line")]
    [InlineData("GET", "is no request line")]
    [InlineData("GET http://host/ HTTP/1.1", "is no request line")]
    [InlineData("GET /v1/statement", "is no absolute http or https URL")]
    [InlineData("GET ftp://host/", "is no absolute http or https URL")]
    [InlineData("GET http:host", "is no absolute http or https URL")]
    [InlineData("G(T http://host/", "is no method")]
    [InlineData("GET http:///path", "is no host")]
    [InlineData("GET http://ho%73t/", "is no host")]
    [InlineData("GET http://host:port/", "is no host")]
    [InlineData("GET http://user:secret@host/", "carries a user")]
    [InlineData("GET http://host:0/", "out of range")]
    [InlineData("GET http://host:65536/", "out of range")]
    [InlineData("GET http://host:99999999999999/", "out of range")]
    [InlineData("GET http://[:::::::]/", "\"[:::::::]\" is no host")]
    [InlineData("GET http://[1.2.3.4]/", "is no host")]
    [InlineData("GET http://a..b/", "\"a..b\" is no host")]
    [InlineData("GET http://.a/", "is no host")]
    [InlineData("GET http://a-.b/", "is no host")]
    [InlineData("GET http://1.2.3/", "is no host")]
    [InlineData("GET http://1.2.3.256/", "is no host")]
    [InlineData("GET http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com/", "is no host")]
    [InlineData("GET http://\u212aube.example.com/", "is no host")]
    [InlineData("GET http://host/%zz", "is no path and query")]
    [InlineData("GET http://host/ä", "is no path and query")]
    public void What_is_no_request_line_is_a_fault(string line, string fault)
    {
        var (request, faults) = GatewayRequest.Parse(line, []);
        Assert.Null(request);
        Assert.Contains(fault, Assert.Single(faults).What);
    }

    [Theory]
    [InlineData("no colon", "it has no colon")]
    [InlineData(": value", "\"\" is no header name")]
    [InlineData("a b: value", "\"a b\" is no header name")]
    [InlineData("a: b\rc: d", "control characters")]
    [InlineData("Host: a b", "\"a b\" is no host")]
    [InlineData("Host: h:9999999", "port 9999999 is out of range")]
    [InlineData("Host: h:0", "port 0 is out of range")]
    [InlineData("Host: a..b", "\"a..b\" is no host")]
    [InlineData("Host:", "\"\" is no host")]
    public void What_is_no_header_is_a_fault(string header, string fault) =>
        Assert.Contains(fault, Assert.Single(GatewayRequest.Parse("GET http://host/", [header]).Faults).What);

    [Fact]
    public void All_faults_come_at_once() =>
        Assert.Equal(5, GatewayRequest.Parse("G(T http://a..b:0/%", ["nonsense", "Host: a", "Host: b"]).Faults.Count);

    [Fact]
    public void Headers_of_a_name_join_by_commas_and_cookies_by_semicolons()
    {
        var headers = Ask.Request("GET http://host/", "a: 1", "A:2", "Cookie: x=1", "cookie: y=2", "empty:").Headers;
        Assert.Equal("1,2", headers["a"]);
        Assert.Equal("x=1; y=2", headers["COOKIE"]);
        Assert.Equal("", headers["Empty"]);
        Assert.Null(headers["absent"]);
        Assert.Equal(["a", "Cookie", "empty"], headers.Joined().Select(field => field.Name));
    }

    [Theory]
    [InlineData("GET http://host/x", "host", "http://host/x")]
    [InlineData("GET https://host:443/x", "host", "https://host/x")]
    [InlineData("GET https://host:8443/x?y", "host:8443", "https://host:8443/x?y")]
    public void The_schemes_own_port_is_left_out(string line, string authority, string url)
    {
        var request = Ask.Request(line);
        Assert.Equal((authority, authority, url), (request.Authority, request.HostHeader, request.Url));
    }
}
