using TrinoInfra.RouteReader.Documents;

namespace TrinoInfra.RouteReader.Schema;

/// <summary>
/// The rules of the Gateway API that look at several fields at once. The schemas say where each applies; what it means is
/// told here, by its message.
/// </summary>
internal static class ApiRules
{
    /// <summary>By the message of a rule what says its breaches, given the value that the rule looks at.</summary>
    public static IReadOnlyDictionary<string, Action<Field>> All { get; } =
        new[] { GatewayRules.All, RouteRules.All, FilterRules.All, PathRules.All, BackendRules.All }
            .SelectMany(rules => rules)
            // It compares two versions of an object; here there is one.
            .Append(new("Value is immutable", _ => { }))
            .ToDictionary();

    /// <summary>For a rule that says again what a limit of one of its fields says.</summary>
    internal static void SaidByALimit(Field field)
    {
    }

    /// <summary>The elements that are like one before them.</summary>
    internal static IEnumerable<(Field Repeated, Field First)> Repeated<T>(IEnumerable<Field> elements, Func<Field, T> identity)
        where T : notnull
    {
        Dictionary<T, Field> seen = [];
        foreach (var element in elements)
        {
            if (!seen.TryAdd(identity(element), element))
                yield return (element, seen[identity(element)]);
        }
    }
}
