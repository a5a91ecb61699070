namespace Pulumi.Wire;

/// <summary>The names and signs that programs and tests meet on the wire.</summary>
internal static class WireNames
{
    public const string Urn = "urn";
    public const string Id = "id";

    /// <summary>What stands for an unknown id in a provider's reference.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
}
