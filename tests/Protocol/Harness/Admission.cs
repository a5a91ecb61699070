using TrinoInfra.RouteReader;
using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.Tests.Protocol.Harness;

/// <summary>What a gateway does with one request.</summary>
public abstract record Admission
{
    private Admission()
    {
    }

    /// <summary>The gateway answers itself.</summary>
    public sealed record Answered(Answer Answer) : Admission;

    /// <summary>A coordinator answers.</summary>
    /// <param name="To">Who.</param>
    /// <param name="Request">What it gets; its body is still the client's.</param>
    /// <param name="Response">What happens to the answer's headers.</param>
    /// <param name="Copies">Who gets a copy, whose answer is dropped.</param>
    public sealed record Forwarded(
        Upstream To, Request Request, IReadOnlyList<HeaderModifier> Response, IReadOnlyList<Upstream> Copies) : Admission
    {
        /// <summary>A mirrored request bears a name of its own, as Envoy has it.</summary>
        public Request Copy => Request with
        {
            Uri = new UriBuilder(Request.Uri) { Host = $"{Request.Uri.Host}-shadow" }.Uri,
        };

        public HeaderFields Modify(HeaderFields headers) =>
            Response.Aggregate(headers, (fields, modifier) => modifier.Apply(fields));
    }
}
