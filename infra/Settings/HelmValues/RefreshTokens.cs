using System.Collections.Immutable;

namespace TrinoInfra.Settings.HelmValues;

/// <summary>
/// OAuth2 with refresh tokens: a coordinator hands its clients a token of its own making, encrypted with a key that another
/// coordinator must have too, or it asks for the login anew.
/// </summary>
internal static class RefreshTokens
{
    public const string Property = "http-server.authentication.oauth2.refresh-tokens";

    public const string SecretKey = $"{Property}.secret-key";

    private const string Variable = "${ENV:";

    public static bool AreOn(TrackSettings track) =>
        AuthenticationTypes.Of(track)?.Contains("oauth2") != false
        && string.Equals(Value(track, Property), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the track has a key; without one Trino makes one up at every start.</summary>
    public static bool HaveKey(TrackSettings track) => Value(track, SecretKey) is { Length: > 0 };

    /// <summary>
    /// Whether the keys of two tracks are one, as far as anybody can know: the same text, or the same key of the same object by
    /// whatever name of a variable. For comparing alone: the texts may be secrets.
    /// </summary>
    public static bool ShareKey(TrackSettings one, TrackSettings other) =>
        (Sources(one), Sources(other)) is var (some, others)
        && (some.Overlaps(others) || some.Union(others).Any(source => source.Contains(Secret.Placeholder, StringComparison.Ordinal)));

    private static string? Value(TrackSettings track, string property) =>
        NodeProperties.Of(track.Values, "coordinator").LastOrDefault(given => given.Name == property).Value;

    /// <summary>Where the key may come from; with the placeholder where that is encrypted and nobody has opened it.</summary>
    private static HashSet<string> Sources(TrackSettings track)
    {
        var text = Value(track, SecretKey)!;
        if (!text.StartsWith(Variable, StringComparison.Ordinal) || !text.EndsWith('}'))
            return [text];
        var name = text[Variable.Length..^1];
        if (Entries(track, "env").LastOrDefault(entry => entry.TextAt("name") == name) is { } variable)
            return variable.TextAt("value") is { } value ? [value] : [.. From(variable.At("valueFrom"), name).DefaultIfEmpty(text)];
        return
        [
            .. Entries(track, "envFrom")
                .Where(entry => name.StartsWith(entry.TextAt("prefix") ?? "", StringComparison.Ordinal))
                .SelectMany(entry => From(entry, name[(entry.TextAt("prefix") ?? "").Length..]))
                .DefaultIfEmpty(text),
        ];
    }

    /// <summary>The references in an entry of <c>env</c> or <c>envFrom</c>: kind of object, its name, the key.</summary>
    private static IEnumerable<string> From(object? entry, string key) =>
        from reference in entry as ImmutableSortedDictionary<string, object?> ?? ImmutableSortedDictionary<string, object?>.Empty
        let at = reference.Value as ImmutableSortedDictionary<string, object?>
        where at is not null
        select $"{reference.Key.Replace("Key", "", StringComparison.Ordinal)} {at.TextAt("name")}/{at.TextAt("key") ?? key}";

    private static IEnumerable<ImmutableSortedDictionary<string, object?>> Entries(TrackSettings track, string list) =>
        track.Values.At(list) is ImmutableArray<object?> entries ? entries.OfType<ImmutableSortedDictionary<string, object?>>() : [];
}
