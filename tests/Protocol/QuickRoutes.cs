using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Utilities;
using TrinoInfra.CommandLine.Explain;
using TrinoInfra.Components;
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
        var serving = Listeners.Serving(settings);

        List<(string Name, HTTPRouteSpecArgs Spec)> routes =
        [
            .. settings.Tracks.Select(track => (TrackRoute.NameOf(gateway, track), TrackRoute.Spec(gateway, track, Listeners.Serving(settings, track)))),
            .. settings.Tracks.Where(track => track.Drain.Length > TimeSpan.Zero).Select(track =>
                ($"{track.Name}-transactions", TransactionsRoute.Spec(gateway, track, serving))),
            ("trino-coordinator-route", MainRoute.Spec(settings, serving)),
        ];
        if (gateway.Http == HttpMode.Redirect)
            routes.Add(("trino-https-redirect", RedirectRoute.Spec(settings, Listeners.Redirecting(settings))));

        List<JsonObject> documents = [gateway.Existing is { } existing ? PlatformGateway.Of(existing, new()) : await OwnGateway(gateway, ns)];
        foreach (var (name, spec) in routes)
        {
            var route = Document("HTTPRoute", name, ns, await Json(spec));
            documents.Add(gateway.Existing is null ? route : PlatformGateway.Attached(route, gateway.Existing));
        }

        foreach (var track in settings.Tracks.Where(track => track.External is not null))
        {
            documents.Add(Document("ServiceEntry", ExternalBackend.NameOfEntry(track), ns, await Json(ExternalBackend.Entry(settings, track.External!)), "networking.istio.io/v1"));
            if (track.External!.Tls is { } tls)
                documents.Add(Document("BackendTLSPolicy", ExternalBackend.NameOfPolicy(track), ns, await Json(ExternalBackend.Policy(track, tls))));
        }

        if (gateway.Tls is TlsSettings.SelfSigned or TlsSettings.ClusterIssuer)
            documents.Add(Certificate("trino-coordinator-certs", ns, settings.CertificateNames()));
        foreach (var track in gateway.TracksBringCertificates ? settings.Tracks : [])
        {
            documents.Add(Certificate($"{track.Name}-host-certs", ns, [gateway.AddressOf(track.Name).Host]));
            documents.Add(Document("ListenerSet", Listeners.NameOf(track), ns, await Json(GatewayListeners.OfTrack(settings, track, $"{track.Name}-host-certs"))));
        }

        return string.Join('\n', documents.Select(document => document.ToJsonString()));
    }

    private static async ValueTask<JsonObject> OwnGateway(GatewaySettings gateway, string ns)
    {
        var spec = new JsonObject
        {
            ["gatewayClassName"] = "trino-gateway-class",
            ["listeners"] = await Json(GatewayListeners.Of(gateway, gateway.Tls is TlsSettings.ExistingSecret { Name: var given } ? given : "trino-coordinator-certs")),
        };
        if (GatewayListeners.Allowed(gateway) is { } allowed)
            spec["allowedListeners"] = await Json(allowed);
        return Document("Gateway", "trino-gateway", ns, spec);
    }

    private static JsonObject Certificate(string name, string ns, IEnumerable<string> names) => Document("Certificate", name, ns, new JsonObject
    {
        ["secretName"] = name,
        ["dnsNames"] = new JsonArray([.. names.Select(dnsName => JsonValue.Create(dnsName))]),
    });

    private static JsonObject Document(string kind, string name, string ns, JsonNode? spec, string version = "gateway.networking.k8s.io/v1") => new()
    {
        ["apiVersion"] = version,
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
