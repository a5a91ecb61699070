using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>A method of HTTP, or all of them; `cors.allowMethods[]` of a filter.</summary>
[EnumType]
public readonly record struct HTTPMethodWithWildcard
{
    private readonly string text;

    private HTTPMethodWithWildcard(string text) => this.text = text;

    public static HTTPMethodWithWildcard GET { get; } = new("GET");
    public static HTTPMethodWithWildcard HEAD { get; } = new("HEAD");
    public static HTTPMethodWithWildcard POST { get; } = new("POST");
    public static HTTPMethodWithWildcard PUT { get; } = new("PUT");
    public static HTTPMethodWithWildcard DELETE { get; } = new("DELETE");
    public static HTTPMethodWithWildcard CONNECT { get; } = new("CONNECT");
    public static HTTPMethodWithWildcard OPTIONS { get; } = new("OPTIONS");
    public static HTTPMethodWithWildcard TRACE { get; } = new("TRACE");
    public static HTTPMethodWithWildcard PATCH { get; } = new("PATCH");

    /// <summary>Every method, `*`; stands alone.</summary>
    public static HTTPMethodWithWildcard Any { get; } = new("*");

    /// <summary>The text of the API, as Pulumi writes it.</summary>
    public static explicit operator string(HTTPMethodWithWildcard method) => method.text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
