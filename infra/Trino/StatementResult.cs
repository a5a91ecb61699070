using System.Collections.Immutable;
using System.Text.Json;

namespace TrinoInfra.Trino;

/// <summary>What became of one statement. It ran through where there is neither a <see cref="Failure"/> nor an <see cref="Error"/>.</summary>
internal sealed record StatementResult
{
    /// <summary>Null where no coordinator took it.</summary>
    public string? QueryId { get; init; }

    public ImmutableArray<Column> Columns { get; init; } = [];

    /// <summary>Each a JSON array, a value a column; empty where the caller wants none.</summary>
    public ImmutableArray<JsonElement> Rows { get; init; } = [];

    /// <summary>What Trino says of a query that it failed.</summary>
    public QueryError? Error { get; init; }

    /// <summary>Why the client gave up.</summary>
    public Failure? Failure { get; init; }

    /// <summary>The first URI to follow, which leads to the coordinator that runs the query; null where the first answer was the last.</summary>
    public Uri? FollowUp { get; init; }

    /// <summary>From the call to the end of the first answer, repetitions included; zero where there was none.</summary>
    public TimeSpan FirstAnswer { get; init; }

    /// <summary>From the call to the end of the last answer.</summary>
    public TimeSpan Whole { get; init; }

    /// <summary>How many requests were sent anew, since the gateway had nobody to answer them.</summary>
    public int Repeats { get; init; }

    public bool Succeeded => Failure is null && Error is null;
}

/// <param name="Type">As Trino spells it: <c>varchar(25)</c>.</param>
internal sealed record Column(string Name, string Type);

/// <summary>What Trino says of a query that it failed.</summary>
/// <param name="Name">E.g. <c>CATALOG_NOT_FOUND</c>.</param>
/// <param name="Type"><c>USER_ERROR</c>, <c>INTERNAL_ERROR</c>, <c>INSUFFICIENT_RESOURCES</c> or <c>EXTERNAL</c>.</param>
internal sealed record QueryError(string Message, int Code, string Name, string Type);
