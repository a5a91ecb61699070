using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>A method of HTTP; `spec.rules[].matches[].method`.</summary>
[EnumType]
public readonly record struct HTTPMethod
{
    private readonly string text;

    private HTTPMethod(string text) => this.text = text;

    public static HTTPMethod GET { get; } = new("GET");
    public static HTTPMethod HEAD { get; } = new("HEAD");
    public static HTTPMethod POST { get; } = new("POST");
    public static HTTPMethod PUT { get; } = new("PUT");
    public static HTTPMethod DELETE { get; } = new("DELETE");
    public static HTTPMethod CONNECT { get; } = new("CONNECT");
    public static HTTPMethod OPTIONS { get; } = new("OPTIONS");
    public static HTTPMethod TRACE { get; } = new("TRACE");
    public static HTTPMethod PATCH { get; } = new("PATCH");

    /// <summary>The text of the API, as Pulumi writes it.</summary>
    public static explicit operator string(HTTPMethod method) => method.text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
