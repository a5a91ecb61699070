using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Utilities;
using TrinoInfra.GatewayApi;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra.Tests.Protocol;

/// <summary>
/// What <see cref="RenderedRoutes"/> gives, without the run of the whole stack behind it: for properties that change a
/// stack thousands of times. A test holds the two against each other.
/// </summary>
internal static class QuickRoutes
{
    private static readonly ConcurrentDictionary<Type, (string Name, FieldInfo Field)[]> MembersOf = [];
    private static readonly ConcurrentDictionary<Type, Func<object, Task<object?>>> ValueOf = [];

    public static async ValueTask<string> Of(StackSettings settings)
    {
        var gateway = settings.Gateway;
        var ns = settings.Cluster.Namespace.ToString();
        ParentReferenceArgs[] Parents(string? listener) =>
            [new() { Name = "trino-gateway", Namespace = ns, SectionName = listener! }];
        var serving = Parents(gateway.Http == HttpMode.Serve ? null : Listeners.Https);
        ParentReferenceArgs[] OwnHost(TrackSettings track) => !gateway.TracksBringCertificates ? serving :
        [
            new() { Group = "gateway.networking.k8s.io", Kind = "ListenerSet", Name = $"{track.Name}-host-listener", Namespace = ns, SectionName = "https" },
            .. gateway.Http == HttpMode.Serve ? Parents(Listeners.Http) : [],
        ];

        List<(string Name, HTTPRouteSpecArgs Spec)> routes =
        [
            .. settings.Tracks.Select(track => (TrackRoute.NameOf(gateway, track), TrackRoute.Spec(gateway, track, OwnHost(track)))),
            .. settings.Tracks.Where(track => track.Drain.Length > TimeSpan.Zero).Select(track =>
                ($"{track.Name}-transactions", TransactionsRoute.Spec(gateway, track, serving))),
            ("trino-coordinator-route", MainRoute.Spec(settings, serving)),
        ];
        if (gateway.Http == HttpMode.Redirect)
            routes.Add(("trino-https-redirect", RedirectRoute.Spec(settings, Parents(Listeners.Http)[0])));

        var spec = new JsonObject
        {
            ["gatewayClassName"] = "trino-gateway-class",
            ["listeners"] = await Json(Listeners.Of(gateway, gateway.Tls is TlsSettings.ExistingSecret { Name: var given } ? given : "trino-coordinator-certs")),
        };
        if (Listeners.Allowed(gateway) is { } allowed)
            spec["allowedListeners"] = await Json(allowed);
        var documents = new List<JsonNode> { Document("Gateway", "trino-gateway", ns, spec) };
        foreach (var (name, route) in routes)
            documents.Add(Document("HTTPRoute", name, ns, await Json(route)));
        if (gateway.Tls is not TlsSettings.ExistingSecret)
            documents.Add(Certificate("trino-coordinator-certs", ns, settings.CertificateNames()));
        foreach (var track in gateway.TracksBringCertificates ? settings.Tracks : [])
        {
            documents.Add(Certificate($"{track.Name}-host-certs", ns, [gateway.AddressOf(track.Name).Host]));
            documents.Add(Document("ListenerSet", $"{track.Name}-host-listener", ns, await Json(
                Listeners.OfTrack(gateway, track, new() { Name = "trino-gateway", Namespace = ns }, $"{track.Name}-host-certs"))));
        }

        return string.Join('\n', documents.Select(document => document.ToJsonString()));
    }

    private static JsonObject Certificate(string name, string ns, IEnumerable<string> names) => Document("Certificate", name, ns, new JsonObject
    {
        ["secretName"] = name,
        ["dnsNames"] = new JsonArray([.. names.Select(dnsName => JsonValue.Create(dnsName))]),
    });

    private static JsonObject Document(string kind, string name, string ns, JsonNode? spec) => new()
    {
        ["apiVersion"] = "gateway.networking.k8s.io/v1",
        ["kind"] = kind,
        ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = ns },
        ["spec"] = spec,
    };

    /// <summary>Arguments as the SDK would send them: members by the names of their attributes, null where not given.</summary>
    private static async ValueTask<JsonNode?> Json(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        InputArgs arguments => await Members(arguments),
        _ when InputType(value.GetType()) is { } type => await Json(await ValueOf.GetOrAdd(type, Resolver)(value)),
        IEnumerable list => await Items(list),
        // The API's enumerations convert to what the API writes.
        _ => await Json(value.GetType().GetMethod("op_Explicit", [value.GetType()])!.Invoke(null, [value])),
    };

    private static async ValueTask<JsonObject> Members(InputArgs arguments)
    {
        var members = new JsonObject();
        foreach (var (name, field) in MembersOf.GetOrAdd(arguments.GetType(), type => [.. InputFields(type)]))
        {
            if (await Json(field.GetValue(arguments)) is { } value)
                members[name] = value;
        }

        return members;
    }

    private static async ValueTask<JsonArray> Items(IEnumerable list)
    {
        var items = new JsonArray();
        foreach (var item in list)
            items.Add(await Json(item));
        return items;
    }

    private static IEnumerable<(string Name, FieldInfo Field)> InputFields(Type? type)
    {
        const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        for (; type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(Own))
            {
                // The attribute stands on the field, or on the property that the field backs.
                var property = field.Name is ['<', .. var rest] ? type.GetProperty(rest[..rest.IndexOf('>')]) : null;
                if ((InputName(field) ?? InputName(property)) is { } name)
                    yield return (name, field);
            }
        }
    }

    private static string? InputName(MemberInfo? member) => member?.CustomAttributes
        .FirstOrDefault(attribute => attribute.AttributeType == typeof(InputAttribute))?
        .ConstructorArguments[0].Value as string;

    /// <summary>The <see cref="Input{T}"/> that the type is, or is derived from; null where it is none.</summary>
    private static Type? InputType(Type? type) => type switch
    {
        null => null,
        { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(Input<>) => type,
        _ => InputType(type.BaseType),
    };

    private static Func<object, Task<object?>> Resolver(Type inputType) => typeof(QuickRoutes)
        .GetMethod(nameof(Value), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(inputType.GetGenericArguments())
        .CreateDelegate<Func<object, Task<object?>>>();

    private static async Task<object?> Value<T>(object input) => await OutputUtilities.GetValueAsync(((Input<T>)input).ToOutput());
}
