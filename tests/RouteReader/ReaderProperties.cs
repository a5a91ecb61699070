using CsCheck;
using TrinoInfra.RouteReader;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.RouteReader.Explaining;

namespace TrinoInfra.Tests.RouteReader;

/// <summary>What holds for any text and any routes.</summary>
public sealed class ReaderProperties
{
    private static readonly Gen<string> Host = Gen.OneOf("a.example.com", "b.example.com", "*.example.com", "*.com", "*.b.example.com", "other.net");
    private static readonly Gen<string> Path = Gen.OneOf("/", "/a", "/a/", "/a/b", "/ab");

    private static readonly Gen<string> Match =
        from path in Path
        from type in Gen.OneOf("Exact", "PathPrefix", "PathPrefix", "RegularExpression")
        from method in Gen.OneOf("", ", method: GET", ", method: PUT")
        from headers in Gen.OneOf("", ", headers: [{ name: h, value: x }]", ", headers: [{ name: h, value: x }, { name: i, type: RegularExpression, value: '.*' }]")
        from query in Gen.OneOf("", ", queryParams: [{ name: q, value: x }]")
        select $"{{ path: {{ type: {type}, value: {path} }}{method}{headers}{query} }}";

    private static readonly Gen<string> Rule =
        from matches in Match.List[0, 3]
        select $"{{ {(matches.Count == 0 ? "" : $"matches: [{string.Join(", ", matches)}], ")}backendRefs: [{{ name: b, port: 1 }}] }}";

    private static readonly Gen<string> Route =
        from rules in Rule.List[1, 4]
        from hosts in Host.List[0, 2]
        from created in Gen.OneOf("", "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z")
        from parent in Gen.OneOf("{ name: gateway }", "{ name: gateway }", "{ name: gateway, sectionName: wild }", "{ name: second }")
        select Ask.Route("NAME", string.Join(", ", rules), hosts.Count == 0 ? "" : $"hostnames: ['{string.Join("', '", hosts.Distinct())}']", created)
            .Replace("{ name: gateway }", parent);

    private static readonly Gen<List<string>> Documents =
        from routes in Route.List[0, 6]
        select routes.Select((route, index) => route.Replace("NAME", $"r{index}"))
            .Append("""
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: { name: gateway, namespace: ns }
                spec: { gatewayClassName: istio, listeners: [{ name: any, port: 80, protocol: HTTP }, { name: wild, port: 80, protocol: HTTP, hostname: '*.example.com' }] }

                """)
            .Append("""
                apiVersion: gateway.networking.k8s.io/v1
                kind: Gateway
                metadata: { name: second, namespace: ns }
                spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }

                """)
            .ToList();

    private static readonly Gen<GatewayRequest> Request =
        from host in Gen.OneOf("a.example.com", "x.b.example.com", "example.com", "other.net")
        from path in Gen.OneOf("/", "/a", "/a/", "/a/b", "/a/b/c", "/ab", "/a?q=x", "/a/b?q=x")
        from method in Gen.OneOf("GET", "PUT", "POST")
        from headers in Gen.OneOf<string[]>([[], ["h: x"], ["h: x", "i: y"]])
        select Ask.Request($"{method} http://{host}{path}", headers);

    [Fact]
    public void A_decision_does_not_depend_on_the_order_of_the_documents() =>
        Gen.Select(Documents.SelectMany(documents => Gen.Shuffle(documents.ToList()).Select(shuffled => (documents, shuffled))), Request).Sample((pair, request) =>
        {
            var decision = Table(pair.documents).Decide(request);
            Assert.Equivalent(decision.Why, Table(pair.documents).Decide(request).Why, strict: true);
            Assert.Equal(Outcome(decision), Outcome(Table(pair.shuffled).Decide(request)));
        }, iter: 1_000);

    [Fact]
    public void A_winner_matches_and_beats_every_other_match_by_the_apis_criteria() =>
        Gen.Select(Documents, Request).Sample((documents, request) =>
        {
            var decision = Table(documents).Decide(request);
            if (decision.Route is null)
            {
                Assert.Equal(404, decision.Status);
                Assert.Empty(decision.RunnersUp);
                return;
            }
            var winner = decision.Rule!.Matches[decision.MatchIndex];
            Assert.True(new RequestMatcher(decision.Request).Try(winner).Takes);
            foreach (var other in decision.RunnersUp)
            {
                var match = other.Rule.Matches[other.MatchIndex];
                Assert.True(new RequestMatcher(decision.Request).Try(match).Takes);
                Assert.False(match.Path.Kind == PathKind.Exact && winner.Path.Kind != PathKind.Exact);
                if (match.Path.Kind == PathKind.PathPrefix && winner.Path.Kind == PathKind.PathPrefix)
                    Assert.True(match.Path.Value.TrimEnd('/').Length <= winner.Path.Value.TrimEnd('/').Length);
            }
            Assert.All(decision.Misses, miss => Assert.All(miss.Rule.Matches, match => Assert.NotNull(new RequestMatcher(decision.Request).Try(match).WhyNot)));
        }, iter: 1_000);

    [Fact]
    public void Parsing_takes_any_text()
    {
        var pieces = Gen.OneOf(
            "a", "kind", ": ", "\n", "  ", "- ", "{", "}", "[", "]", ",", "\"", "'", "&a ", "*a", "<<", "!", "|", ">", "#", "---\n", "...\n", "?", "%", "\t", "\\",
            "\0", "\ud800", "\u2028", "\ufeff", "@", "`", "null", "1", "spec", "apiVersion: gateway.networking.k8s.io/v1\n", "kind: HTTPRoute\n", "!!binary ", "!!int x", "0x", "~");
        pieces.List[0, 40].Select(string.Concat).Sample(text => Decides(text), iter: 5_000);
        Gen.String.Sample(text => Decides(text), iter: 2_000);
    }

    [Fact]
    public void Parsing_takes_any_damage_to_a_document()
    {
        var whole = Ask.Rules("""
            { name: one, matches: [{ path: { type: Exact, value: /a }, method: GET, headers: [{ name: h, type: RegularExpression, value: 'a(b|c)*' }], queryParams: [{ name: q, value: x }] }],
              filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: a, value: b }], remove: [c] } }, { type: RequestMirror, requestMirror: { backendRef: { name: m, port: 1 }, percent: 5 } }],
              timeouts: { request: 10s, backendRequest: 5s }, backendRefs: [{ name: b, port: 1, weight: 2, filters: [] }] },
            { matches: [{ path: { value: /p } }], filters: [{ type: RequestRedirect, requestRedirect: { scheme: https, port: 8443, statusCode: 308, path: { type: ReplacePrefixMatch, replacePrefixMatch: /q } } }] }
            """);
        var word = Gen.OneOf("", "[]", "{}", "null", "-1", "x", "''", "1e9", "[[]]", "{ a: b }", "*", "(", "99999999999", "\"\\u0000\"");
        var damage =
            from at in Gen.Int[0, whole.Length - 1]
            from length in Gen.Int[0, 12]
            from text in word
            select (at, length, text);
        damage.List[1, 3].Sample(damages => Decides(damages.Aggregate(whole, (text, each) =>
        {
            var at = Math.Min(each.at, text.Length);
            return text[..at] + each.text + text[Math.Min(text.Length, at + each.length)..];
        })), iter: 3_000);
    }

    private static void Decides(string text)
    {
        var file = RouteFile.Parse(text);
        Assert.All(file.Faults, fault => Assert.True(fault is { Where.Length: > 0, What.Length: > 0, Fix.Length: > 0 }));
        Assert.NotEmpty(Explanation.Of(RouteTable.Of(file), Ask.Request("GET http://a.example.com/a/b?q=x", "h: abc")).ToJson());
    }

    private static RouteTable Table(IEnumerable<string> documents) => RouteTable.Of(Ask.Parsed(string.Join("---\n", documents)));

    private static string Outcome(Decision decision) =>
        $"{decision.Status} {decision.Gateway?.FullName} {decision.Listener?.Name} {decision.Route?.FullName} {decision.RuleIndex} {decision.MatchIndex}";
}
