using System.Collections.Immutable;

namespace TrinoInfra.Bench.ChartKeys;

/// <summary>What values.yaml and the templates of a chart do not say, or say otherwise, and why.</summary>
internal static class ChartCorrections
{
    private static readonly ImmutableArray<Correction> any =
    [
        new("Helm gives global to every chart", values => values["global"].IsFree = true),
    ];

    private static readonly ImmutableArray<Correction> trino =
    [
        new("server.keda.annotations is printed as a text, and a map stops the chart", values =>
            values["server"]["keda"]["annotations"].Nothing = "\"\""),
        new("an empty target switches that metric off", values =>
        {
            values["server"]["autoscaling"]["targetCPUUtilizationPercentage"].Nothing = "\"\"";
            values["server"]["autoscaling"]["targetMemoryUtilizationPercentage"].Nothing = "\"\"";
        }),
        new("a list in place of the map, which Helm does not merge with it, makes securityContext and the labels none", values =>
        {
            values["securityContext"].Nothing = "[]";
            values["serviceMonitor"]["labels"].Nothing = "[]";
        }),
    ];

    private static readonly ImmutableArray<Correction> istiod =
    [
        new("defaults and _original are the chart's own variables", values =>
        {
            values.Remove("defaults");
            values.Remove("_original");
        }),
        new("what stands under pilot is laid over the top level", values =>
        {
            values.Remove("pilot");
            values["pilot"].Nothing = AsTop;
        }),
    ];

    /// <summary>Stands for nothing: the keys of the top level are known there too.</summary>
    public const string AsTop = ".";

    public static ImmutableArray<Correction> Of(string chart) => chart switch
    {
        "trino" => [.. any, .. trino],
        "istiod" => [.. any, .. istiod],
        _ => any,
    };
}

/// <param name="Why">What is so.</param>
/// <param name="Apply">Makes it so.</param>
internal sealed record Correction(string Why, Action<ChartValue> Apply);
