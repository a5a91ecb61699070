using System.Globalization;
using TrinoInfra.Yaml;

namespace TrinoInfra.RouteReader.Schema;

/// <summary>
/// The schemas of the Gateway API's kinds: what an API server with the standard channel refuses. Read from the list of
/// fields beside this file, which says where it comes from.
/// </summary>
internal sealed class ApiSchema
{
    /// <summary>The release of the Gateway API that the list is of.</summary>
    public const string Release = "1.5.1";

    private static readonly Lazy<IReadOnlyDictionary<string, ApiSchema>> Parsed = new(() => Parse(Lines()));

    private ApiSchema(string kind) => Kind = kind;

    /// <summary>By kind: BackendTLSPolicy, Gateway, GatewayClass, HTTPRoute, ListenerSet.</summary>
    public static IReadOnlyDictionary<string, ApiSchema> Kinds => Parsed.Value;

    public string Kind { get; }

    /// <summary>The fields in the order of the list, by their paths.</summary>
    public OrderedDictionary<string, ApiField> Fields { get; } = [];

    /// <summary>The validation rules: the path of what each looks at, and the message of its violation.</summary>
    public List<(string Path, string Message)> Rules { get; } = [];

    public ApiField Spec => Fields["spec"];

    private static IEnumerable<string> Lines()
    {
        using var reader = new StreamReader(typeof(ApiSchema).Assembly.GetManifestResourceStream($"gateway-api-v{Release}.txt")!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static Dictionary<string, ApiSchema> Parse(IEnumerable<string> lines)
    {
        var patterns = new Dictionary<string, ApiPattern>();
        var kinds = new List<ApiSchema>();
        foreach (var line in lines.Where(line => line is not "" and not ['#', ..]))
        {
            var words = line.Split(' ');
            switch (words)
            {
                case ["pattern", var name, ..]:
                    patterns.Add(name, new(name, line.Split(' ', 3)[2]));
                    break;
                case ["kind", var kind]:
                    kinds.Add(new(kind));
                    break;
                case ["rule", var path, ..]:
                    kinds[^1].AddRule(path.TrimEnd(':'), line.Split(' ', 3)[2]);
                    break;
                case ["experimental", var addition]:
                    kinds[^1].AddExperimental(addition);
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

    private static ApiField Limit(ApiField field, IEnumerable<string> limits, Dictionary<string, ApiPattern> patterns) =>
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
            ["default", var json] => known with { Default = YamlComposer.Compose(json, "default")[0] },
            _ => throw new FormatException($"{field.Path}: no limit is called {limit[0]}"),
        });

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private void Add(ApiField field)
    {
        Fields.Add(field.Path, field);
        if (field.Path is [.., '[', ']'] or [.., '{', '}'])
            Fields[field.Path[..^2]].Element = field;
        else if (Split(field.Path) is var (owner, name))
            owner.Members.Add(name, field);
    }

    private void AddExperimental(string addition)
    {
        if (addition.Split('=') is [var path, var value])
            Fields[path].Experimental.Add(value);
        else if (Split(addition) is var (owner, name))
            owner.ExperimentalMembers.Add(name);
    }

    private void AddRule(string path, string message)
    {
        Rules.Add((path, message));
        if (Fields.TryGetValue(path, out var field))
            field.Rules.Add(message);
        else
            Fields[path[..^2]].ElementRules.Add(message);
    }

    /// <summary>The field that a path leads into, and the last name of the path; null where it has one name alone.</summary>
    private (ApiField Owner, string Name)? Split(string path) => path.LastIndexOf('.') is > 0 and var dot
        // The members of objects in a list belong to the list: the objects have no line of their own.
        ? (Fields[path[..dot] is [.. var list, '[', ']'] ? list : path[..dot]], path[(dot + 1)..])
        : null;
}
