using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TrinoInfra.Tests.GatewayApi;

/// <summary>
/// The schemas of GatewayClass, Gateway and HTTPRoute, read from the field list in fixtures/, which says where they
/// come from.
/// </summary>
public sealed class CrdSchema
{
    /// <summary>The release of the Gateway API that the list is of.</summary>
    public const string Release = "1.5.1";

    private static readonly Lazy<IReadOnlyDictionary<string, CrdSchema>> Parsed = new(() => Parse(Lines()));

    private CrdSchema(string kind) => Kind = kind;

    /// <summary>All schemas by their kinds.</summary>
    public static IReadOnlyDictionary<string, CrdSchema> Kinds => Parsed.Value;

    public string Kind { get; }

    /// <summary>The fields in the order of the list, by their paths.</summary>
    public OrderedDictionary<string, CrdField> Fields { get; } = [];

    /// <summary>The validation rules: the path of what each looks at, and the message of its violation.</summary>
    public List<(string Path, string Message)> Rules { get; } = [];

    public CrdField Spec => Fields["spec"];

    /// <summary>A pattern that means the same here as in Go: nothing follows its end, and it never takes long.</summary>
    public static Regex Pattern(string expression) =>
        new(Regex.Replace(expression, @"\$(?=$|[|)])", @"\z"), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static IEnumerable<string> Lines()
    {
        var assembly = typeof(CrdSchema).Assembly;
        var resource = assembly.GetManifestResourceNames()
            .Single(name => name.EndsWith($"gateway-api-v{Release}-standard.txt", StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static Dictionary<string, CrdSchema> Parse(IEnumerable<string> lines)
    {
        var patterns = new Dictionary<string, Regex>();
        var kinds = new List<CrdSchema>();
        foreach (var line in lines.Where(line => line is not "" and not ['#', ..]))
        {
            var words = line.Split(' ');
            switch (words)
            {
                case ["pattern", var name, ..]:
                    patterns.Add(name, Pattern(line.Split(' ', 3)[2]));
                    break;
                case ["kind", var kind]:
                    kinds.Add(new(kind));
                    break;
                case ["rule", var path, ..]:
                    kinds[^1].Rules.Add((path.TrimEnd(':'), line.Split(' ', 3)[2]));
                    break;
                case [var path, var type, .. var limits]:
                    kinds[^1].Add(Limit(new(path, type), limits, patterns));
                    break;
                default:
                    throw new FormatException($"No field, rule, kind or pattern: {line}");
            }
        }
        return kinds.ToDictionary(schema => schema.Kind);
    }

    private static CrdField Limit(CrdField field, IEnumerable<string> limits, Dictionary<string, Regex> patterns) =>
        limits.Select(limit => limit.Split('=', 2)).Aggregate(field, (known, limit) => limit switch
        {
            ["required"] => known with { Required = true },
            ["unique"] => known with { Unique = true },
            ["unique", var keys] => known with { Unique = true, Keys = keys.Split(',') },
            ["minLength", var text] => known with { MinLength = Number(text) },
            ["maxLength", var text] => known with { MaxLength = Number(text) },
            ["minimum", var text] => known with { Minimum = Number(text) },
            ["maximum", var text] => known with { Maximum = Number(text) },
            ["minItems", var text] => known with { MinItems = Number(text) },
            ["maxItems", var text] => known with { MaxItems = Number(text) },
            ["maxProperties", var text] => known with { MaxProperties = Number(text) },
            ["pattern", var name] => known with { Pattern = patterns[name] },
            ["enum", var values] => known with { Enum = values.Split('|') },
            ["default", var json] => known with { Default = JsonNode.Parse(json) },
            _ => throw new FormatException($"{field.Path}: no limit is called {limit[0]}"),
        });

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private void Add(CrdField field)
    {
        Fields.Add(field.Path, field);
        if (field.Path is [.., '[', ']'] or [.., '{', '}'])
            Fields[field.Path[..^2]].Element = field;
        else if (field.Path.LastIndexOf('.') is > 0 and var dot)
            Fields[Owner(field.Path[..dot])].Members.Add(field.Path[(dot + 1)..], field);
    }

    // The members of objects in a list belong to the list: the objects have no line of their own.
    private static string Owner(string path) => path is [.., '[', ']'] ? path[..^2] : path;
}
