using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>A status to redirect with; `requestRedirect.statusCode` of a filter.</summary>
[EnumType]
public readonly record struct HTTPRedirectStatusCode
{
    private readonly int number;

    private HTTPRedirectStatusCode(int number) => this.number = number;

    /// <summary>301, for good; clients may turn a POST into a GET.</summary>
    public static HTTPRedirectStatusCode MovedPermanently { get; } = new(301);

    /// <summary>302, for now; clients may turn a POST into a GET.</summary>
    public static HTTPRedirectStatusCode Found { get; } = new(302);

    /// <summary>303, the answer is elsewhere; clients GET it.</summary>
    public static HTTPRedirectStatusCode SeeOther { get; } = new(303);

    /// <summary>307, for now; clients keep method and body.</summary>
    public static HTTPRedirectStatusCode TemporaryRedirect { get; } = new(307);

    /// <summary>308, for good; clients keep method and body.</summary>
    public static HTTPRedirectStatusCode PermanentRedirect { get; } = new(308);

    /// <summary>The number of the API, as Pulumi writes it.</summary>
    public static explicit operator double(HTTPRedirectStatusCode code) => code.number;

    /// <inheritdoc/>
    public override string ToString() => $"{number}";
}
