using System.Text.Json.Serialization;
using TrinoInfra.Checking;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Explaining;

/// <summary>A backend of an <see cref="Explanation"/>; what it sees and answers is empty where it sees no request.</summary>
/// <param name="Name">Its Service, or what else it refers to.</param>
/// <param name="Port">Null where the route names none.</param>
/// <param name="Weight">As given, 0 to 1,000,000.</param>
/// <param name="Percent">Its share of the requests, 0 to 100, to two places or as many as tell it from none and all.</param>
/// <param name="RequestHeaders">What it sees beyond the headers that all see alike.</param>
/// <param name="ResponseHeaders">What is set on or added to its answers.</param>
/// <param name="ResponseHeadersRemoved">What its answers lose; names.</param>
/// <param name="Path">The path it sees; null where that is the request's.</param>
/// <param name="Namespace">Where its Service is.</param>
/// <param name="Label">Its name for people: after its namespace where that is not the route's.</param>
public sealed record ExplainedBackend(
    string Name,
    int? Port,
    int Weight,
    double Percent,
    IReadOnlyDictionary<string, string> RequestHeaders,
    IReadOnlyDictionary<string, string> ResponseHeaders,
    IReadOnlyList<string> ResponseHeadersRemoved,
    string? Path,
    string Namespace,
    [property: JsonIgnore] string Label)
{
    internal static ExplainedBackend Of(Share share, Decision decision, HeaderFields common)
    {
        var bare = new ExplainedBackend(
            share.Backend.Name,
            share.Backend.Port,
            share.Backend.Weight,
            Percentage.Rounded(share.Percent),
            Explanation.AsDictionary([]),
            Explanation.AsDictionary([]),
            [],
            null,
            share.Backend.Namespace,
            share.Backend.NameIn(decision.Route!.Namespace));
        if (!share.IsAnswered)
            return bare;
        var given = share.ModifyResponse(HeaderFields.Empty);
        return bare with
        {
            RequestHeaders = Explanation.AsDictionary(
                Explanation.Seen(share, decision.Request).Where(field => !common.Has(field.Name))),
            ResponseHeaders = Explanation.AsDictionary(given),
            ResponseHeadersRemoved =
            [
                .. share.ResponseModifiers.SelectMany(modifier => modifier.Remove)
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Where(name => !given.Has(name)),
            ],
            Path = share.Path == decision.Request.Path ? null : share.Path,
        };
    }
}

/// <summary>A mirror of an <see cref="Explanation"/>.</summary>
/// <param name="Name">Its Service, or what else it refers to.</param>
/// <param name="Port">Null where the route names none.</param>
/// <param name="Percent">How many of the requests it gets a copy of, 0 to 100, rounded as a backend's share.</param>
/// <param name="Namespace">Where its Service is.</param>
/// <param name="Label">Its name for people: after its namespace where that is not the route's.</param>
public sealed record ExplainedMirror(
    string Name, int? Port, double Percent, string Namespace, [property: JsonIgnore] string Label)
{
    internal static ExplainedMirror Of(Mirror mirror, Decision decision) => new(
        mirror.Name,
        mirror.Port,
        Percentage.Rounded(mirror.Percent),
        mirror.Namespace,
        mirror.NameIn(decision.Route!.Namespace));
}
