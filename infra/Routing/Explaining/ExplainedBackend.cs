using TrinoInfra.Routing.Reader;

namespace TrinoInfra.Routing.Explaining;

/// <summary>A backend of an <see cref="Explanation"/>.</summary>
/// <param name="Name">Its Service.</param>
/// <param name="Port">Its port.</param>
/// <param name="Weight">As given, 0 to 1,000,000.</param>
/// <param name="Percent">Its share of the requests, 0 to 100, to two places.</param>
/// <param name="RequestHeaders">What it sees beyond the headers that all see alike.</param>
/// <param name="ResponseHeaders">What is set on or added to its answers.</param>
public sealed record ExplainedBackend(
    string Name,
    int? Port,
    int Weight,
    double Percent,
    IReadOnlyDictionary<string, string> RequestHeaders,
    IReadOnlyDictionary<string, string> ResponseHeaders)
{
    internal static ExplainedBackend Of(Share share, HeaderFields common) => new(
        share.Backend.Name,
        share.Backend.Port,
        share.Backend.Weight,
        Math.Round(share.Percent, 2),
        Explanation.AsDictionary(share.RequestHeaders.Where(field => !common.Has(field.Name))),
        Explanation.AsDictionary(share.ModifyResponse(HeaderFields.Empty)));
}

/// <summary>A mirror of an <see cref="Explanation"/>.</summary>
/// <param name="Name">Its Service.</param>
/// <param name="Port">Its port.</param>
/// <param name="Percent">How many of the requests it gets a copy of, 0 to 100.</param>
public sealed record ExplainedMirror(string Name, int? Port, double Percent);
