namespace TrinoInfra.Settings;

internal static class ProtectedValues
{
    public static object OfTrino { get; } = new();
    public static object OfIstiod { get; } = new();
}
