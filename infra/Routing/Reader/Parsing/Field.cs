using System.Globalization;
using System.Text.RegularExpressions;
using TrinoInfra.Settings;
using TrinoInfra.Settings.Reading;
using TrinoInfra.Yaml;

namespace TrinoInfra.Routing.Reader.Parsing;

/// <summary>A value at its place in a document; reading it wrongly typed or out of range notes a fault.</summary>
/// <param name="Value">Null where the document has nothing here.</param>
/// <param name="Place">The document, e.g. <c>routes.yaml: document 2 (HTTPRoute ns/main)</c>.</param>
/// <param name="Path">Keys from the document's root, e.g. <c>spec.rules[0].name</c>.</param>
/// <param name="Log">Where faults go.</param>
internal sealed partial record Field(YamlValue? Value, string Place, string Path, FaultLog Log)
{
    /// <summary>Whether an API server made the document: it has dropped what it does not know, so a key left is no typo.</summary>
    public bool IsLive { get; init; }

    /// <summary>Whether there is a value other than null.</summary>
    public bool Exists => Value is not (null or YamlScalar { IsNull: true });

    public bool IsMapping => Value is YamlMapping;

    /// <summary>The value as faults quote it.</summary>
    public string Shown => Value switch
    {
        YamlScalar { IsPlain: true } scalar when !IsText(scalar) => scalar.Text,
        YamlScalar scalar => Quoted.Text(scalar.Text),
        YamlList => "a list",
        YamlMapping => "a mapping",
        _ => "nothing",
    };

    /// <summary>A member of this mapping; absent where there is no mapping.</summary>
    public Field this[string key] =>
        this with { Value = Mapping()?[key], Path = Path.Length == 0 ? key : $"{Path}.{key}" };

    /// <summary>This mapping, in which a user's key that is not among these is a fault: a typo would change the meaning.</summary>
    public Field Only(params ReadOnlySpan<string> known)
    {
        foreach (var (key, _) in Mapping()?.Entries ?? [])
        {
            if (!IsLive && !known.Contains(key.Text))
                (this with { Path = (Path + Quoted.Segment(key.Text)).TrimStart('.') })
                    .Fault("unknown key", KeySuggestion.For(key.Text, known.ToArray()));
        }
        return this;
    }

    public void Fault(string what, string mend) => Log.Add(Path.Length == 0 ? Place : $"{Place}: {Path}", what, mend);

    /// <summary>Notes that the value will not do, quoting it.</summary>
    public void Wrong(string mend) => Fault(Exists ? $"{Shown} will not do" : "it is missing", mend);

    /// <summary>The text, or null and a fault where the value is something else.</summary>
    public string? Text(string mend = "give a text")
    {
        if (!Exists)
            return null;
        if (Value is not YamlScalar scalar)
            Fault($"{Shown} is no text", mend);
        else if (IsText(scalar))
            return scalar.Text;
        else
            Fault($"{Shown} is a {(IsBoolean(scalar) ? "boolean" : "number")}, no text", $"write {Quoted.Text(scalar.Text)} in quotes");
        return null;
    }

    /// <summary>The text; empty and a fault where there is none.</summary>
    public string Required(string mend)
    {
        if (!Exists)
            Wrong(mend);
        var text = Text(mend) ?? "";
        if (Exists && text.Length == 0 && Value is YamlScalar { Text: "" })
            Fault("it is empty", mend);
        return text;
    }

    /// <summary>The text, null where there is none; a fault where it has not the form of <typeparamref name="T"/>.</summary>
    public string? Text<T>()
        where T : ISettingValue<T>
    {
        if (Text() is not { } text)
            return null;
        if (!T.TryParse(text, out _, out var problem))
            Wrong(problem.Mend);
        return text;
    }

    /// <summary>The name of an object, a listener or a rule; empty and a fault where there is none.</summary>
    public string RequiredName(string mend)
    {
        if (!Exists)
            Wrong(mend);
        return Text<ObjectName>() ?? "";
    }

    /// <summary>The kind that this mapping refers to; one of another group keeps its group, so that none is taken for ours.</summary>
    /// <param name="ours">The group that is not written.</param>
    /// <param name="usual">The kind where none is given.</param>
    public string Kind(string ours, string usual)
    {
        var kind = this["kind"].Text() ?? usual;
        return this["group"].Text() is { } group && group != ours ? $"{group}/{kind}" : kind;
    }

    /// <summary>One of the names, or null where there is no value; else a fault.</summary>
    public string? Choice(params ReadOnlySpan<string> names)
    {
        var mend = $"give one of {string.Join(", ", names.ToArray())}";
        if (Text(mend) is not { } text)
            return null;
        if (names.Contains(text))
            return text;
        Wrong(mend);
        return null;
    }

    /// <summary>The whole number, or null where there is none; out of range is a fault.</summary>
    public int? Integer(int least, int most)
    {
        if (!Exists)
            return null;
        if (Value is YamlScalar { IsPlain: true } scalar
            && int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
            return number;
        Wrong($"give a whole number from {least} to {most}");
        return null;
    }

    /// <summary>The items of this list; none where there is no value.</summary>
    public IReadOnlyList<Field> Items(int most)
    {
        if (!Exists)
            return [];
        if (Value is not YamlList list)
        {
            Fault($"{Shown} is no list", "give a list");
            return [];
        }
        if (list.Items.Length > most)
            Fault($"it has {list.Items.Length} items", $"the Gateway API takes at most {most}");
        return [.. list.Items.Take(most).Select((item, index) => this with { Value = item, Path = $"{Path}[{index}]" })];
    }

    private YamlMapping? Mapping()
    {
        if (Exists && !IsMapping)
            Fault($"{Shown} is no mapping", "give a mapping of keys to values");
        return Value as YamlMapping;
    }

    // A time is a text to Kubernetes.
    private static bool IsText(YamlScalar scalar) =>
        !IsBoolean(scalar) && YamlScalars.KindOf(scalar, out _) is YamlScalars.Kind.Text or YamlScalars.Kind.Date;

    private static bool IsBoolean(YamlScalar scalar) => scalar.IsPlain && Boolean().IsMatch(scalar.Text);

    /// <summary>kubectl reads YAML 1.1.</summary>
    [GeneratedRegex(@"\A(true|True|TRUE|false|False|FALSE|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|[yYnN])\z")]
    private static partial Regex Boolean();
}
