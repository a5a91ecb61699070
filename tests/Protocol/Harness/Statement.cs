namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>One statement as its client sees it.</summary>
public sealed class Statement(string sql)
{
    private readonly List<string> issued = [];

    public string Sql => sql;

    /// <summary>Null where the POST itself failed.</summary>
    public string? Id { get; private set; }

    public Uri? Next { get; private set; }

    public Uri? PartialCancel { get; private set; }

    /// <summary>Every URI that the answers named, in order.</summary>
    public IReadOnlyList<string> Issued => issued;

    public int Pages { get; private set; }

    /// <summary>What Trino said of the query; null where it ran through or goes on.</summary>
    public QueryError? Error { get; private set; }

    /// <summary>Why the client gave up: an answer that the protocol does not know; null where there was none.</summary>
    public string? Failure { get; private set; }

    public bool IsDone => Failure is not null || (Id is not null && Next is null);

    public bool Succeeded => IsDone && Failure is null && Error is null;

    public override string ToString() => $"{Id ?? "(no id)"} {sql}: {Failure ?? Error?.ErrorName ?? (IsDone ? "done" : "goes on")}";

    public void Fail(string why) => (Failure, Next) = (why, null);

    public void Read(QueryResults results)
    {
        Id = results.Id;
        Next = Seen(results.NextUri);
        PartialCancel = Seen(results.PartialCancelUri);
        Seen(results.InfoUri);
        foreach (var segment in results.Segments)
            (_, _) = (Seen(segment.Uri), Seen(segment.AckUri));
        Pages += results.Data is null ? 0 : 1;
        Error = results.Error;
    }

    private Uri? Seen(string? uri)
    {
        if (uri is null)
            return null;
        issued.Add(uri);
        return new(uri);
    }
}
