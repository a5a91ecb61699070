using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using TrinoInfra.Checking;

namespace TrinoInfra.Settings.Config;

/// <summary>
/// One place of the configuration: what stands there, if anything, and the path by which faults name it. No read stops
/// at a fault: it is noted, and the stand-in returned is never seen, because settings with faults are not.
/// </summary>
internal sealed class ConfigNode(JsonElement? value, string file, string path, Secrecy secrecy, Findings findings)
{
    /// <summary>The keys of this mapping that were asked for.</summary>
    private readonly List<string> known = [];

    // A key without a value is a key not given.
    private readonly JsonElement? value =
        value is { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } ? null : value;

    /// <summary>A place where nothing stands and nothing is noted.</summary>
    public static ConfigNode Nowhere => new(null, "", "", Secrecy.Open, new());

    /// <summary>E.g. <c>trino-infra:tracks[1].weight</c>.</summary>
    public string Path { get; } = path;

    /// <summary>False also where the key stands without a value.</summary>
    public bool Exists => value is not null;

    public bool IsEmptyList => value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 0;

    public bool IsEmptyText => value is { ValueKind: JsonValueKind.String } text && text.ValueEquals("");

    public bool IsEmptyMap => value is { ValueKind: JsonValueKind.Object } map && map.GetPropertyCount() == 0;

    /// <summary>
    /// Whether an encrypted value stands here. Nothing is known of it offline, so nothing is read of it under the engine
    /// either: what a stack's file may say does not depend on who reads it.
    /// </summary>
    public bool IsSecret => Exists && secrecy == Secrecy.Encrypted;

    /// <summary>Whether it is encrypted, or may be, since nobody says what of its key is: then it is not shown.</summary>
    public bool MayBeSecret => Exists && (IsSecret || secrecy == Secrecy.Unknown);

    /// <summary>Whether an encrypted value stands here that nobody has opened, as offline.</summary>
    public bool IsHidden => IsSecret && value is { ValueKind: JsonValueKind.String } text && text.ValueEquals(Secret.Placeholder);

    /// <summary>What stands here; undefined where nothing does.</summary>
    public JsonElement Value => value ?? default;

    /// <summary>The place of a key that this mapping may have: to ask for it makes it a known one.</summary>
    public ConfigNode this[string key]
    {
        get
        {
            if (!known.Contains(key))
                known.Add(key);
            return Child(
                value is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(key, out var found) ? found : null,
                Quoted.Segment(key),
                secrecy[key]);
        }
    }

    /// <summary>
    /// Reads a mapping, every key of which <paramref name="read"/> must ask for; others are faults. An absent one is
    /// read as empty.
    /// The default of <typeparamref name="T"/> where something else stands.
    /// </summary>
    public T Map<T>(Func<ConfigNode, T> read)
    {
        if (!IsMapOrAbsent())
            return default!;
        var result = read(this);
        foreach (var key in Keys.Except(known))
            NoteUnknown(key, known, name => Child(null, Quoted.Segment(name), Secrecy.Open));
        return result;
    }

    /// <summary>Notes a key that nobody knows; that the one that was meant is missing goes without saying then.</summary>
    /// <param name="key">The key.</param>
    /// <param name="known">The keys that there may be.</param>
    /// <param name="at">The place of a key beside it.</param>
    public static void NoteUnknown(string key, IReadOnlyCollection<string> known, Func<string, ConfigNode> at)
    {
        at(key).Fault("unknown key", KeySuggestion.For(key, known));
        if (KeySuggestion.Nearest(key, known) is { } meant)
            at(meant).IsNotMissing();
    }

    /// <summary>The places of a mapping whose keys are the user's own; none, with a fault, where something else stands.</summary>
    public IEnumerable<(string Key, ConfigNode Node)> Entries(string fix) =>
        IsAbsentOr(JsonValueKind.Object, "is not a mapping", fix) && value is { } map
            ? map.EnumerateObject().Select(entry => (entry.Name, Child(entry.Value, Quoted.Segment(entry.Name), secrecy[entry.Name])))
            : [];

    /// <summary>The places of a list, also those without a value; none, with a fault, where something else stands.</summary>
    public ImmutableArray<ConfigNode> Items(string fix) =>
        IsAbsentOr(JsonValueKind.Array, "is not a list", fix) && value is { } list
            ? [.. list.EnumerateArray().Select((item, index) => Child(item, $"[{index}]", secrecy[Secrecy.Key(index)]))]
            : [];

    /// <summary>The places of a list, or this one where something stands that is no list.</summary>
    public ImmutableArray<ConfigNode> ItemsOrOne(string fix) => value is null or { ValueKind: JsonValueKind.Array } ? Items(fix) : [this];

    /// <summary>The value, which must be given; else the default of <typeparamref name="T"/>.</summary>
    /// <param name="fix">What to give.</param>
    public T Required<T>(string fix)
        where T : ISettingValue<T>
    {
        if (!Exists)
            Fault("is missing", fix);
        return Or<T>(default!);
    }

    /// <summary>The value, or <paramref name="fallback"/> where none is given, or one with a fault.</summary>
    public T Or<T>(T fallback)
        where T : ISettingValue<T>
    {
        T.TryParse("", out _, out var onWrongKind);
        if (!TryText(onWrongKind.Fix, out var text))
            return fallback;
        if (T.TryParse(text, out var parsed, out var problem))
            return parsed;
        Wrong(problem.What, problem.Fix);
        return fallback;
    }

    /// <inheritdoc cref="Or{T}(T)"/>
    /// <param name="min">Of the whole number, itself allowed.</param>
    /// <param name="max">Likewise.</param>
    public int Or(int fallback, int min, int max)
    {
        if (!TryText($"give a whole number from {min} to {max}", out var text))
            return fallback;
        if (WholeNumber.TryParse(text, min, max, out var number, out var problem))
            return number;
        Wrong(problem.What, problem.Fix);
        return fallback;
    }

    /// <inheritdoc cref="Or{T}(T)"/>
    public bool Or(bool fallback)
    {
        switch (value?.ValueKind)
        {
            case null:
                return fallback;
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            default:
                Reject("is neither true nor false", "give true or false");
                return fallback;
        }
    }

    /// <summary>What the word stands for; <paramref name="fallback"/> where none is given, or with a fault another.</summary>
    public T OneOf<T>(T fallback, IReadOnlyDictionary<string, T> choices)
    {
        var fix = $"give {string.Join(" or ", choices.Keys)}";
        if (!TryText(fix, out var text))
            return fallback;
        if (choices.TryGetValue(text, out var choice))
            return choice;
        Wrong("is not among the choices", fix);
        return fallback;
    }

    /// <summary>One of an enumeration's members, written in camel case.</summary>
    public T OneOf<T>(T fallback)
        where T : struct, Enum
        => OneOf(fallback, Enum.GetValues<T>().ToDictionary(one => JsonNamingPolicy.CamelCase.ConvertName($"{one}")));

    /// <summary>A scalar's text; numbers as the engine writes them. False, with a fault where something else stands.</summary>
    /// <param name="fix">What to give, for the fault where something else stands here.</param>
    /// <param name="text">The text, where there is one.</param>
    /// <param name="orBoolean">Whether true and false will do.</param>
    /// <param name="orSecret">Whether an encrypted text will do; offline it is <see cref="Secret.Placeholder"/>.</param>
    public bool TryText(
        string fix, [NotNullWhen(true)] out string? text, bool orBoolean = false, bool orSecret = false)
    {
        text = value switch
        {
            _ when IsSecret && !orSecret => null,
            { ValueKind: JsonValueKind.True } when orBoolean => "true",
            { ValueKind: JsonValueKind.False } when orBoolean => "false",
            _ => Scalar,
        };
        if (text is null && Exists)
            Reject("is neither a text nor a number", fix);
        return text is not null;
    }

    /// <summary>Whether <paramref name="expected"/> stands here, however it is written; notes nothing.</summary>
    public bool Is<T>(T expected)
        where T : ISettingValue<T>
        => !IsSecret && Scalar is { } text && T.TryParse(text, out var parsed, out _) && parsed.Equals(expected);

    /// <summary>False, with a fault, where something other than a mapping stands.</summary>
    public bool IsMapOrAbsent() =>
        IsAbsentOr(JsonValueKind.Object, "is not a mapping", "write its keys below it, each as `key: value`");

    /// <summary>Notes what is wrong with the value, which is quoted unless it may be a secret.</summary>
    public void Wrong(string what, string fix) => Fault($"{Shown} {what}", fix);

    /// <summary>Notes what is wrong at this place, the value unseen.</summary>
    public void Fault(string what, string fix) => findings.Faults.Add(new($"{file}: {Path}", what, fix));

    /// <summary>Notes what is no fault, and yet to be said.</summary>
    public void Note(string what, string fix) => findings.Notes.Add(new($"{file}: {Path}", what, fix));

    private void IsNotMissing() =>
        findings.Faults.RemoveAll(fault => fault.Where == $"{file}: {Path}" && fault.What.StartsWith("is missing", StringComparison.Ordinal));

    private string Shown => MayBeSecret ? "the value" : Quoted.Json(Value);

    private string? Scalar => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => JsonNumber.Text(number),
        _ => null,
    };

    private IEnumerable<string> Keys =>
        value is { ValueKind: JsonValueKind.Object } map ? map.EnumerateObject().Select(entry => entry.Name) : [];

    private bool IsAbsentOr(JsonValueKind kind, string what, string fix)
    {
        if (value is not { } found || (found.ValueKind == kind && !IsSecret))
            return true;
        Reject(what, fix);
        return false;
    }

    private void Reject(string what, string fix)
    {
        if (IsSecret)
            Fault("is encrypted, and without the engine nobody knows it", "give it in the open: encrypt passwords only");
        else
            Wrong(what, fix);
    }

    private ConfigNode Child(JsonElement? child, string segment, Secrecy its) =>
        new(child, file, Path + segment, its, findings);
}
