using System.Globalization;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;
using TrinoInfra.Yaml;

namespace TrinoInfra.RouteReader.Documents;

/// <summary>A value at its place in a document. What is missing or of another type is not there.</summary>
/// <param name="Value">Null where the document has nothing here.</param>
/// <param name="Path">Keys from the document's root, e.g. <c>spec.rules[0].name</c>.</param>
/// <param name="Document">Where faults and notes go.</param>
internal sealed partial record Field(YamlValue? Value, string Path, ReadDocument Document)
{
    /// <summary>Whether there is a value other than null.</summary>
    public bool Exists => Value is not (null or YamlScalar { IsNull: true });

    public bool IsMapping => Value is YamlMapping;

    public bool IsList => Value is YamlList;

    /// <summary>The value as faults quote it.</summary>
    public string Shown => Value switch
    {
        YamlScalar { IsPlain: true } when Text is null => Raw!,
        YamlScalar => Quoted.Text(Raw!),
        YamlList => "a list",
        YamlMapping => "a mapping",
        _ => "nothing",
    };

    /// <summary>A member of this mapping.</summary>
    public Field this[string key] =>
        this with { Value = (Value as YamlMapping)?[key], Path = Path.Length == 0 ? key : $"{Path}.{key}" };

    /// <summary>The entries of this mapping, whatever their keys; none where it is no mapping.</summary>
    public IEnumerable<(string Key, Field Value)> Entries => (Value as YamlMapping)?.Entries
        .Select(entry => (entry.Key.Text, this with { Value = entry.Value, Path = (Path + Quoted.Segment(entry.Key.Text)).TrimStart('.') }))
        ?? [];

    /// <summary>The items of this list; none where it is no list.</summary>
    public IEnumerable<Field> Items => (Value as YamlList)?.Items
        .Select((item, index) => this with { Value = item, Path = $"{Path}[{index}]" })
        ?? [];

    /// <summary>How many items or entries it has.</summary>
    public int Count => Value switch
    {
        YamlList list => list.Items.Length,
        YamlMapping mapping => mapping.Entries.Length,
        _ => 0,
    };

    /// <summary>Null where it is no text, as a bare <c>yes</c> is none to kubectl; a bare time is one.</summary>
    public string? Text => Value is YamlScalar scalar
        && !IsBoolean
        && YamlScalars.KindOf(scalar, out _) is YamlScalars.Kind.Text or YamlScalars.Kind.Date
            ? scalar.Text
            : null;

    /// <summary>Null where it is no number.</summary>
    public double? Number => Value is YamlScalar scalar && YamlScalars.KindOf(scalar, out var number) == YamlScalars.Kind.Number
        ? double.Parse(number, CultureInfo.InvariantCulture)
        : null;

    /// <summary>Null where it is no whole number of at most 2,147,483,647 either way.</summary>
    public int? Integer => Number is { } number && Math.Abs(number) <= int.MaxValue && number == Math.Floor(number) ? (int)number : null;

    /// <summary>Whether kubectl, which reads YAML 1.1, takes it for a boolean.</summary>
    public bool IsBoolean => Value is YamlScalar { IsPlain: true } scalar && Boolean().IsMatch(scalar.Text);

    private string? Raw => (Value as YamlScalar)?.Text;

    public void Fault(string what, string fix) => Document.Fault(Path, what, fix);

    /// <summary>Says that a limit of the API is broken: a fault, unless an API server took it all the same.</summary>
    public void Breach(string what, string fix)
    {
        if (Document.IsLive)
            Note($"{what}, against the API v1.5.1");
        else
            Fault(what, fix);
    }

    /// <summary>Says that the value breaks a limit of the API, quoting it.</summary>
    public void Wrong(string fix) => Breach(Exists ? $"{Shown} will not do" : "it is missing", fix);

    public void Note(string text) => Document.Note(Path, text);

    /// <summary>The text; null where there is nothing, and with a fault where there is something else.</summary>
    public string? RequireText(string fix)
    {
        if (Exists && Text is null)
        {
            if (Value is YamlScalar)
                Fault($"{Shown} is a {(IsBoolean ? "boolean" : "number")}, no text", $"write {Quoted.Text(Raw!)} in quotes");
            else
                Fault($"{Shown} is no text", fix);
        }
        return Text;
    }

    /// <summary>The kind that this mapping refers to; of another group it is <c>group/kind</c>, so that none is taken for ours.</summary>
    /// <param name="ours">The group that is not written.</param>
    /// <param name="usual">The kind where none is given.</param>
    public string Kind(string ours, string usual)
    {
        var kind = this["kind"].Text ?? usual;
        return this["group"].Text is { } group && group != ours ? $"{group}/{kind}" : kind;
    }

    [GeneratedRegex(@"\A(true|True|TRUE|false|False|FALSE|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|[yYnN])\z")]
    private static partial Regex Boolean();
}
