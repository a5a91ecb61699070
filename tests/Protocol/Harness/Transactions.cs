namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>The open transactions of one coordinator. Not thread-safe.</summary>
public sealed class Transactions
{
    private readonly HashSet<string> open = [];

    /// <summary>Why the statement cannot run; null where it can.</summary>
    public QueryError? WhyNot(Query query) => (query.Transaction, Verb(query)) switch
    {
        (string id, _) when !open.Contains(id) => QueryError.UnknownTransaction(id),
        (string, "START") => QueryError.NotSupported,
        (null, "COMMIT" or "ROLLBACK") => QueryError.NotInTransaction,
        _ => null,
    };

    /// <summary>Does what the statement does to transactions.</summary>
    public (string? Started, bool Clears) Carry(Query query)
    {
        switch (Verb(query))
        {
            case "START":
                var id = Guid.NewGuid().ToString();
                open.Add(id);
                return (id, false);
            case "COMMIT" or "ROLLBACK":
                open.Remove(query.Transaction!);
                return (null, true);
            default:
                return (null, false);
        }
    }

    private static string Verb(Query query) => query.Sql.Split(' ')[0].ToUpperInvariant();
}
