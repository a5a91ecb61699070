using System.Collections.Immutable;

namespace TrinoInfra.Yaml;

/// <summary>A value of a YAML document, as composed: anchors are resolved, types are not (<see cref="YamlScalars"/>).</summary>
internal abstract record YamlValue(YamlPlace Place)
{
    /// <summary>How many values this is: itself and all below it, keys among them.</summary>
    public virtual int Count => 1;

    /// <summary>How many levels of lists and mappings this is; 0 for a scalar.</summary>
    public virtual int Levels => 0;
}

/// <summary>A scalar; <paramref name="IsPlain"/> where neither quotes nor a tag make it a text for certain.</summary>
internal sealed record YamlScalar(YamlPlace Place, string Text, bool IsPlain) : YamlValue(Place)
{
    public bool IsNull => YamlScalars.KindOf(this, out _) == YamlScalars.Kind.Null;
}

internal sealed record YamlList(YamlPlace Place, ImmutableArray<YamlValue> Items) : YamlValue(Place)
{
    public override int Count { get; } = 1 + Items.Sum(item => item.Count);

    public override int Levels { get; } = 1 + Items.Select(item => item.Levels).DefaultIfEmpty().Max();
}

/// <summary>A mapping: its keys are texts, each once, in the order of the document; merge keys are merged.</summary>
internal sealed record YamlMapping(YamlPlace Place, ImmutableArray<(YamlScalar Key, YamlValue Value)> Entries)
    : YamlValue(Place)
{
    public override int Count { get; } = 1 + Entries.Sum(entry => 1 + entry.Value.Count);

    public override int Levels { get; } = 1 + Entries.Select(entry => entry.Value.Levels).DefaultIfEmpty().Max();

    /// <summary>The value of a key, or null where there is none.</summary>
    public YamlValue? this[string key] => Entries.FirstOrDefault(entry => entry.Key.Text == key).Value;
}

/// <summary>A place in a file, counted from 1.</summary>
internal readonly record struct YamlPlace(string File, long Line, long Column)
{
    public override string ToString() => $"{File}:{Line}:{Column}";
}
