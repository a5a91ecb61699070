namespace TrinoInfra.Routing;

/// <summary>The paths of Trino's HTTP interface that routes tell apart.</summary>
internal static class TrinoPaths
{
    /// <summary>All that clients other than browsers ask for.</summary>
    public const string Api = "/v1";

    /// <summary>Exactly here every statement begins, by POST; what its client asks for then lies below.</summary>
    public const string Statement = "/v1/statement";

    /// <summary>Clients that keep no <c>nextUri</c> cancel a query below this, by its id.</summary>
    public const string Query = "/v1/query";

    public const string Ui = "/ui";
}
