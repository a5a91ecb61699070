using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// What must hold before a custom resource counts as created or updated. Pulumi's Kubernetes provider knows no
/// status of custom resources by itself; it waits for what the object's annotations name.
/// </summary>
/// <remarks>Pure: from the names of an object's parts to its annotations.</remarks>
public sealed class Readiness
{
    /// <summary>
    /// Annotation with what to wait for: one condition, or a JSON array of conditions that must all hold.
    /// </summary>
    public const string WaitForAnnotation = "pulumi.com/waitFor";

    /// <summary>Annotation with the longest wait, in whole seconds.</summary>
    public const string TimeoutAnnotation = "pulumi.com/timeoutSeconds";

    /// <summary>The provider splits at single equals signs, so that there can be no <c>!=</c>.</summary>
    private const string ForOtherHosts = "@.reason=='NoMatchingListenerHostname'";

    private static readonly JsonSerializerOptions Readable = new()
    {
        // The value is no part of a web page: quotes and ampersands stay legible.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private Readiness(ImmutableArray<string> conditions) => Conditions = conditions;

    /// <summary>How long an update waits unless told otherwise: 10 minutes.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromMinutes(10);

    /// <summary>A GatewayClass is ready when its controller accepted it.</summary>
    public static Readiness GatewayClass { get; } = new(["condition=Accepted"]);

    /// <summary>
    /// A cert-manager Certificate is ready when its Secret holds what was asked for, at the current generation.
    /// </summary>
    public static Readiness Certificate { get; } = new([IsTrue(".status", "Ready")]);

    /// <summary>A cert-manager Issuer or ClusterIssuer is ready when it can sign, at the current generation.</summary>
    public static Readiness Issuer { get; } = Certificate;

    /// <summary>The conditions in the provider's own terms; all of them must hold.</summary>
    public ImmutableArray<string> Conditions { get; }

    /// <summary>
    /// A Gateway is ready when it is programmed and each of its listeners is, at the current generation: the
    /// Gateway's own condition is true even while the Secret of one listener is missing.
    /// </summary>
    /// <param name="listeners">`spec.listeners[].name`</param>
    public static Readiness Gateway(IEnumerable<string> listeners) =>
        new([
            "condition=Programmed",
            .. listeners.Select(Programmed),
        ]);

    /// <summary>
    /// A ListenerSet is ready when its Gateway lets it in, and it and each of its listeners are programmed, at the current
    /// generation: its own condition, too, is true while the Secret of a listener is missing.
    /// </summary>
    /// <param name="listeners">`spec.listeners[].name`</param>
    public static Readiness ListenerSet(IEnumerable<string> listeners) =>
        new([
            IsTrue(".status", "Accepted"),
            IsTrue(".status", "Programmed"),
            .. listeners.Select(Programmed),
        ]);

    /// <summary>
    /// A BackendTLSPolicy is ready when it was accepted for its target and its references are resolved, the ConfigMap of an
    /// authority among them, at the current generation. Its first ancestor is the target; Istio adds Gateways after it.
    /// </summary>
    public static Readiness BackendTLSPolicy { get; } =
        new([IsTrue(".status.ancestors[0]", "Accepted"), IsTrue(".status.ancestors[0]", "ResolvedRefs")]);

    /// <summary>An object whose controller says nothing about it: it is ready when it is there.</summary>
    public static Readiness None { get; } = new([]);

    /// <summary>
    /// An HTTPRoute is ready when its parent accepted it and resolved its references, at the current generation. Of several
    /// parents, listeners each, one may be for other hosts than the route's: that is no obstacle as long as one is for them.
    /// Controllers report one entry a parentRef, in no promised order; all of them are awaited, so the order is
    /// of no account.
    /// </summary>
    /// <param name="parents">
    /// The number of `spec.parentRefs`; a route without any is attached to nothing and awaits nothing.
    /// </param>
    public static Readiness HTTPRoute(int parents) => new(parents switch
    {
        0 => [],
        1 => [Parent(0, "Accepted"), Parent(0, "ResolvedRefs")],
        _ =>
        [
            // Of those that are for the route's hosts the first; the provider shows the reason while it waits.
            $"jsonpath={{.status.parents[*].conditions[?{Is("Accepted")} && !({ForOtherHosts})].reason}}=Accepted",
            .. Enumerable.Range(0, parents).SelectMany(parent => new[]
            {
                $"jsonpath={{.status.parents[{parent}].conditions[?{Is("Accepted")} && (@.status=='True' || {ForOtherHosts})].type}}=Accepted",
                Parent(parent, "ResolvedRefs"),
            }),
        ],
    });

    /// <summary>The annotations that make the provider wait.</summary>
    /// <param name="timeout">The longest wait; counted in whole seconds, parts of one round up.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is not positive.</exception>
    public ImmutableDictionary<string, string> Annotations(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero);
        var seconds = (long)Math.Ceiling(timeout.TotalSeconds);
        var annotations = ImmutableDictionary<string, string>.Empty
            .Add(TimeoutAnnotation, seconds.ToString(CultureInfo.InvariantCulture));
        return Conditions switch
        {
            [] => annotations,
            [var only] => annotations.Add(WaitForAnnotation, only),
            _ => annotations.Add(WaitForAnnotation, new JsonArray([.. Conditions]).ToJsonString(Readable)),
        };
    }

    private static string Parent(int index, string condition) => IsTrue($".status.parents[{index}]", condition);

    private static string Programmed(string listener) => IsTrue($".status.listeners[?@.name=='{listener}']", "Programmed");

    private static string IsTrue(string place, string condition) => $"jsonpath={{{place}.conditions[?{Is(condition)}].status}}=True";

    // A condition left from an earlier generation says nothing about the object as it is now.
    private static string Is(string condition) => $"@.type=='{condition}' && @.observedGeneration==$.metadata.generation";
}
