using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.RouteReader.Schema;
using TrinoInfra.Tests.GatewayApi;

namespace TrinoInfra.Tests.RouteReader.Schema;

/// <summary>Of each limit in the definitions one document breaks it and one is at its edge; a new release brings its own.</summary>
public sealed partial class ApiLimitsTests
{
    public static TheoryData<string> Kinds => ["Gateway", "ListenerSet", "HTTPRoute", "BackendTLSPolicy"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_document_that_uses_every_field_is_accepted(string kind)
    {
        var (faults, notes) = ApiDocument.Read(await ApiDocument.FullAsync(kind));

        Assert.Empty(faults);
        Assert.Empty(notes);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_limit_is_refused_at_its_place_when_it_is_broken(string kind)
    {
        var valid = await ApiDocument.FullAsync(kind);
        var tried = Fields(kind)
            .SelectMany(field => Breaches(field).Select(breach => (field.Path, breach.Break, breach.IsLimit)))
            .ToList();

        Assert.True(tried.Count > 2 * ApiSchema.Kinds[kind].Fields.Count);
        Assert.All(tried, limit =>
        {
            var (place, broken) = Changed(valid, limit.Path, limit.Break);
            var (faults, _) = ApiDocument.Read(broken);
            Assert.True(faults.Any(fault => IsAt(fault, place)), $"{place}: {string.Join(" | ", faults)}");

            // What an API server has taken all the same.
            var (live, notes) = ApiDocument.Read(broken, live: true);
            if (limit.IsLimit)
            {
                Assert.Empty(live);
                Assert.True(notes.Any(note => IsAt(note, place)), $"{place}: {string.Join(" | ", notes)}");
            }
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_limit_is_accepted_at_its_edge(string kind)
    {
        var valid = await ApiDocument.FullAsync(kind);
        var tried = Fields(kind)
            .SelectMany(field => Edges(field).Select(edge => (field.Path, edge)))
            .ToList();

        Assert.NotEmpty(tried);
        Assert.All(tried, limit =>
        {
            var (place, changed) = Changed(valid, limit.Path, limit.edge);
            var (faults, _) = ApiDocument.Read(changed);
            // The type of a filter or of a path says what else it has.
            var decides = limit.Path.Split('.')[^1] is "type" or "protocol";
            Assert.DoesNotContain(faults, fault => !decides || IsAt(fault, place));
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Anything_anywhere_is_read_or_refused(string kind)
    {
        string[] anything = ["null", "true", "-1", "1.5", "1e300", "\"\"", "\"x\"", "[]", "[null]", "[[]]", "{}", "{ \"a\": null }"];
        var valid = await ApiDocument.FullAsync(kind);
        var request = Ask.Request("GET http://example.com/v1/statement");

        foreach (var field in Fields(kind).Select(field => field.Path))
        {
            foreach (var value in anything)
            {
                var (_, manifest) = Changed(valid, field, node => node.ReplaceWith(JsonNode.Parse(value)));
                foreach (var live in new[] { false, true })
                {
                    if (live)
                        manifest["metadata"]!["uid"] = "a";
                    var file = RouteFile.Parse(manifest.ToJsonString());
                    if (file.Faults is [])
                        Assert.All(RouteTable.Of(file).Decide(request).Notes, Assert.NotEmpty);
                }
            }
        }
    }

    [Fact]
    public void Every_pattern_tells_what_to_write() => Assert.All(
        ApiSchema.Kinds.Values.SelectMany(schema => schema.Fields.Values).Select(field => field.Pattern).OfType<ApiPattern>(),
        pattern => Assert.DoesNotContain(pattern.Expression, pattern.Fix));

    [Theory]
    [InlineData("System", true)]
    [InlineData("example.com/internal", true)]
    [InlineData("", false)]
    [InlineData("system", false)]
    [InlineData("example.com/", false)]
    public void Known_authorities_are_System_or_named_after_a_domain(string known, bool fine) => Assert.Equal(
        fine, ApiDocument.Read(ApiDocument.With("BackendTLSPolicy", "spec.validation.wellKnownCACertificates", $"\"{known}\"")).Faults is []);

    /// <summary>But for one that another one excludes.</summary>
    private static IEnumerable<ApiField> Fields(string kind) =>
        ApiSchema.Kinds[kind].Fields.Values.Where(field => field.Path != "spec.validation.wellKnownCACertificates");

    /// <summary>A way to break each limit, given the value; and whether it is one that a server might not have.</summary>
    private static IEnumerable<(Action<JsonNode> Break, bool IsLimit)> Breaches(ApiField field)
    {
        if (field.Type != "boolean")
            yield return (node => node.ReplaceWith(field.Type is "string" ? JsonValue.Create(1.5) : JsonValue.Create("wrong")), false);
        if (field.HoldsObjects)
            yield return (node => (node is JsonArray list ? list[0]! : node)["surplus"] = 1, false);
        if (field is { Required: true, Path: not "spec" })
            yield return (node => ((JsonObject)node.Parent!).Remove(node.GetPropertyName()), true);
        if (field.MinLength is > 0)
            yield return (node => node.ReplaceWith(""), true);
        if (field.MaxLength is { } longest)
            yield return (node => node.ReplaceWith(Text(field, longest + 1)), true);
        if (field.Pattern is not null)
            yield return (node => node.ReplaceWith("no match"), true);
        if (field.Type is "integer")
            yield return (node => node.ReplaceWith(1.5), true);
        if (field.Minimum is { } least)
            yield return (node => node.ReplaceWith(least - 1.0), true);
        if (field.Maximum is { } most)
            yield return (node => node.ReplaceWith(most + 1.0), true);
        if (field.Enum is not [])
            yield return (node => node.ReplaceWith(field.Type is "integer" ? JsonValue.Create(304) : JsonValue.Create("Other")), true);
        if (field.MinItems is not null)
            yield return (node => node.AsArray().Clear(), true);
        if (field.MaxItems is { } many)
            yield return (node => Fill(node.AsArray(), many + 1), true);
        if (field.Unique)
            yield return (node => node.AsArray().Add(node[0]!.DeepClone()), true);
        if (field.MaxProperties is { } entries)
            yield return (node => Fill(node.AsObject(), entries + 1), true);
    }

    private static IEnumerable<Action<JsonNode>> Edges(ApiField field)
    {
        if (field is { Required: false, Default: null } && field.Path is not [.., ']' or '}'] && !IsAskedForByARule(field))
            yield return node => ((JsonObject)node.Parent!)[node.GetPropertyName()] = null;
        if (field is { MinLength: { } shortest, Pattern.Name: not ("origin" or "protocol" or "addressType" or "controller" or "uri") })
            yield return node => node.ReplaceWith(Text(field, shortest));
        if (field.MaxLength is { } longest)
            yield return node => Put(node, Text(field, longest));
        if (field is { Minimum: { } least, Path: not [.., 'r'] })
            yield return node => node.ReplaceWith(least);
        if (field.Maximum is { } most)
            yield return node => node.ReplaceWith(most);
        foreach (var value in field.Path == "spec.listeners[].tls.mode" ? ["Terminate"] : field.Enum)
            yield return node => Put(node, field.Type is "integer" ? JsonNode.Parse(value)! : JsonValue.Create(value));
        if (field.MinItems is { } few)
            yield return node => Keep(node.AsArray(), few);
        if (field.MaxItems is { } many)
            yield return node => Fill(node.AsArray(), many);
        if (field.MaxProperties is { } entries)
            yield return node => Fill(node.AsObject(), entries);
    }

    /// <summary>Whether one of the rules, which are tested elsewhere, minds when it is missing.</summary>
    private static bool IsAskedForByARule(ApiField field) => field.Path.Split('.') is
        [.., "filters[]", _] or [.., "path", _] or [.., "backendRefs[]" or "backendRef", "port"] or [.., "subjectAltNames[]", _] or [.., "validation", "caCertificateRefs"];

    private static void Put(JsonNode node, JsonNode value)
    {
        if (node.Parent is JsonArray list)
        {
            // Some lists mind a star beside others.
            list.Clear();
            list.Add(value);
        }
        else
        {
            // An address is an IP address unless it is told otherwise.
            if (node.Parent is JsonObject owner && node.GetPropertyName() == "value" && owner.Text("type") == "IPAddress")
                owner["type"] = "Hostname";
            node.ReplaceWith(value);
        }
    }

    private static (string Place, JsonObject Changed) Changed(JsonObject valid, string path, Action<JsonNode> change)
    {
        var manifest = (JsonObject)valid.DeepClone();
        var (place, node) = JsonPlace.First(manifest["spec"]!, "spec", path[4..]);
        change(node);
        return (KeyOfAMap().Replace(place, key => Quoted.Segment(key.Groups[1].Value)), manifest);
    }

    /// <summary>Whether it is said of a place, or of what is below it.</summary>
    private static bool IsAt(string text, string place) =>
        text.StartsWith(place, StringComparison.Ordinal) && !char.IsLetterOrDigit(text[place.Length]);

    private static JsonValue Text(ApiField field, int length) => JsonValue.Create(field.Pattern?.Name switch
    {
        "origin" => "https://".PadRight(length, 'a'),
        "addressType" => "example.com/".PadRight(length, 'a'),
        "uri" => "spiffe://".PadRight(length, 'a'),
        _ when field.Path.EndsWith(".path.value", StringComparison.Ordinal) => (length > 0 ? "/" : "").PadRight(length, 'a'),
        _ => new string('a', length),
    });

    private static void Keep(JsonArray list, int count)
    {
        while (list.Count > count)
            list.RemoveAt(list.Count - 1);
    }

    /// <summary>Adds elements that no rule minds.</summary>
    private static void Fill(JsonArray list, int count)
    {
        var name = list.GetPropertyName();
        var first = list.FirstOrDefault(element => element.Text("type") == "RequestMirror") ?? list[0]!;
        while (list.Count < count)
        {
            var element = first.DeepClone();
            switch (name)
            {
                case "allowMethods":
                    element = new[] { "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "PATCH", "CONNECT", "OTHER" }[list.Count - 2];
                    break;
                case "allowOrigins":
                    element = $"https://host{list.Count}";
                    break;
                case "rules" or "matches" or "filters" or "backendRefs" or "certificateRefs" or "caCertificateRefs" or "kinds" or "subjectAltNames":
                    break;
                case "addresses":
                    element = new JsonObject { ["value"] = $"192.0.2.{100 + list.Count}" };
                    break;
                case "perPort":
                    element["port"] = 1000 + list.Count;
                    break;
                default:
                    if (element is JsonObject named)
                        named["name"] = $"n{list.Count}";
                    else
                        element = $"n{list.Count}";
                    if (name == "listeners")
                        element["port"] = 1000 + list.Count;
                    break;
            }
            list.Add(element);
        }
    }

    private static void Fill(JsonObject map, int count)
    {
        while (map.Count < count)
            map[$"key{map.Count}"] = "value";
    }

    [GeneratedRegex(@"\[([^\]0-9][^\]]*)\]")]
    private static partial Regex KeyOfAMap();
}
