using System.Collections.Immutable;

namespace TrinoInfra.Diff.Consequences;

/// <summary>All that a change can do that somebody had better know before; docs/operations.md shows this table.</summary>
internal static class Effects
{
    private const string AnotherTrack = "add a track with the new settings, move the weight to it, then remove this one";

    public static Effect CoordinatorRestarts { get; } = new(
        "what restarts the coordinator of a track that has a share", Severity.Danger,
        "its coordinator restarts, its queries end", AnotherTrack);

    public static Effect CoordinatorOfNoShareRestarts { get; } = new(
        "the same of a track without a share", Severity.Warning,
        "its coordinator restarts: what still runs on it ends, be it of its own address, a target or an open transaction",
        "see that it is idle, by `make status`");

    public static Effect WorkersRoll { get; } = new(
        "what rolls the workers of a track", Severity.Warning,
        "its workers are replaced, a few at a time, each after its tasks", "do it in a quiet hour: until all are there again it is slower");

    public static Effect ReleaseReplaced { get; } = new(
        "the name or the namespace of a release, or its provider", Severity.Danger,
        "it is uninstalled and installed anew, and all that runs of it ends", "add what is new beside it, under another name, and remove this later");

    public static Effect TrackRemoved { get; } = new(
        "a track removed that has a share", Severity.Warning,
        "it gets no new statements, and `up` waits until its queries are done, at most its drain (measured: none is lost)",
        "give it weight 0 first, and remove it when it is idle");

    public static Effect UndrainedTrackRemoved { get; } = new(
        "a track removed that has `drain: 0s`", Severity.Danger,
        "its queries end at once", "give it weight 0 first, and remove it when it is idle; or a drain, and `up`, before");

    public static Effect DrainShortened { get; } = new(
        "a shorter drain", Severity.Warning,
        "once it is removed, its queries have less time to finish", "see how long its longest queries run");

    public static Effect PrimaryChanged { get; } = new(
        "another primary", Severity.Warning,
        "the Web UI, and whatever is not a statement, moves to another track: who is logged in there logs in anew", "tell those who use it");

    public static Effect AddressGone { get; } = new(
        "`hostname`, `aliases`, `trackHosts` or `publicPorts.https`, where an address goes", Severity.Danger,
        "an address goes that clients use and that running queries were told to come back to", "let the old name be one of `aliases` meanwhile; a track's own address in a quiet hour");

    public static Effect PlainHttpGone { get; } = new(
        "no statements over http any more", Severity.Warning,
        "clients that use http are sent to https, or find nobody", "move them first");

    public static Effect GatewayChanged { get; } = new(
        "another Gateway, or GatewayClass", Severity.Danger,
        "clients are answered by another Service, with another address", "make another stack with it, and move the DNS name from one to the other");

    public static Effect ServiceChanged { get; } = new(
        "the type, the class or the node ports of the Gateway's Service", Severity.Danger,
        "its Service is reached in another way, or cannot become what it should (a balancer's class never changes)", "in a quiet hour; docs/operations.md, The gateway's pods and Service, says how");

    public static Effect IssuerChanged { get; } = new(
        "the issuer of a certificate, or its Secret", Severity.Warning,
        "clients meet a certificate of another origin", "see that they trust it beforehand");

    public static Effect NamespaceGone { get; } = new(
        "a namespace that is removed or renamed, or no longer the stack's", Severity.Danger,
        "it is deleted with everything in it, whoever made that",
        "where it is to stay, `pulumi state delete` its URN before: the engine then forgets it");

    public static Effect NamespaceTaken { get; } = new(
        "a namespace that becomes the stack's", Severity.Warning,
        "`up` fails, since there is such a namespace already", "`pulumi import kubernetes:core/v1:Namespace` it before");

    public static Effect SharedReleaseGone { get; } = new(
        "`cni: cilium`, or `install` of Istio or cert-manager, given up", Severity.Danger,
        "it is uninstalled, for everybody in the cluster", "where another is to own it, `pulumi state delete` its URN before: the engine then forgets it");

    public static Effect DefinitionsDowngraded { get; } = new(
        "an older version of the Gateway API's definitions", Severity.Danger,
        "fields and kinds go that objects in the cluster may have", "stay with the newer ones, which serve older objects too");

    public static Effect NetworkRestarts { get; } = new(
        "another Cilium", Severity.Warning,
        "the agents of the network restart, two nodes at a time; connections may be cut", "do it in a quiet hour");

    public static Effect AnotherCluster { get; } = new(
        "`cluster.context`, or what the provider is bound to", Severity.Danger,
        "everything goes to another cluster, and nothing takes care of what is in this one", "make another stack for another cluster");

    public static Effect Replaced { get; } = new(
        "any other resource that is replaced", Severity.Warning,
        "it is deleted and made anew", "see what stands on it meanwhile");

    public static Effect RouteReplaced { get; } = new(
        "a route that is replaced", Severity.Danger,
        "it is deleted and made anew: meanwhile its requests are answered 404", "in a quiet hour");

    public static Effect AuthenticationDiffers { get; } = new(
        "another authentication than another track's", Severity.Warning,
        "a client meets the one or the other, as the weights fall", "change it on a track without a share, which gets it all at once");

    public static Effect ExternalMoved { get; } = new(
        "the host or the port of an external track", Severity.Danger,
        "its statements go to another coordinator, which knows none of the queries of the old one", "give the other coordinator a track of its own");

    public static Effect ExternalTlsChanged { get; } = new(
        "the TLS of an external track", Severity.Warning,
        "where its coordinator does not speak it so, its requests fail", "try it on a track of weight 0, by its own address");

    public static ImmutableArray<Effect> Table { get; } =
    [
        CoordinatorRestarts, CoordinatorOfNoShareRestarts, WorkersRoll, ReleaseReplaced,
        TrackRemoved, UndrainedTrackRemoved, DrainShortened, PrimaryChanged, AuthenticationDiffers,
        ExternalMoved, ExternalTlsChanged,
        AddressGone, PlainHttpGone, GatewayChanged, ServiceChanged, IssuerChanged, RouteReplaced,
        NamespaceGone, NamespaceTaken, SharedReleaseGone, DefinitionsDowngraded, NetworkRestarts, AnotherCluster, Replaced,
    ];
}
