using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>A scheme to redirect to; `requestRedirect.scheme` of a filter.</summary>
[EnumType]
public readonly record struct HTTPRedirectScheme
{
    private readonly string text;

    private HTTPRedirectScheme(string text) => this.text = text;

    public static HTTPRedirectScheme HTTP { get; } = new("http");
    public static HTTPRedirectScheme HTTPS { get; } = new("https");

    /// <summary>The text of the API, as Pulumi writes it.</summary>
    public static explicit operator string(HTTPRedirectScheme scheme) => scheme.text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
