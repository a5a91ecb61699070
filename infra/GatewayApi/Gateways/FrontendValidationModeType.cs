using Pulumi;

namespace TrinoInfra.GatewayApi;

/// <summary>
/// What becomes of clients without a valid certificate; `mode` of a <see cref="FrontendTLSValidationArgs"/>.
/// </summary>
[EnumType]
public readonly record struct FrontendValidationModeType
{
    private readonly string text;

    private FrontendValidationModeType(string text) => this.text = text;

    /// <summary>They are turned away.</summary>
    public static FrontendValidationModeType AllowValidOnly { get; } = new("AllowValidOnly");

    /// <summary>They are let in, and the backend has to judge: for tests and transitions only.</summary>
    public static FrontendValidationModeType AllowInsecureFallback { get; } = new("AllowInsecureFallback");

    /// <summary>The text of the API, as Pulumi writes it.</summary>
    public static explicit operator string(FrontendValidationModeType mode) => mode.text;

    /// <inheritdoc/>
    public override string ToString() => text;
}
