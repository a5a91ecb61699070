using System.Collections.Immutable;
using TrinoInfra.Checking;
using TrinoInfra.Settings;
using TrinoInfra.Yaml;

namespace TrinoInfra.Files;

/// <summary>Pulumi.yaml, or a stack's Pulumi.&lt;stack&gt;.yaml: a mapping, perhaps with <c>config</c>.</summary>
internal sealed class ConfigFile
{
    /// <summary>What such a file holds at most.</summary>
    public const int MaxBytes = 1 << 20;

    private readonly string name;
    private readonly YamlMapping? top;

    private ConfigFile(string name, YamlMapping? top) => (this.name, this.top) = (name, top);

    /// <summary>What stands at a key of the top; null where nothing does.</summary>
    public YamlValue? this[string key] => top?[key];

    /// <summary>Reads a file; null, and why in <paramref name="faults"/>, where it cannot be read.</summary>
    /// <param name="text">Its text; a <see cref="FaultsException"/> where there is none.</param>
    /// <param name="name">What to call it.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static ConfigFile? Read(Func<string> text, string name, List<Fault> faults)
    {
        try
        {
            var documents = YamlComposer.Compose(text(), name);
            switch (documents)
            {
                case [] or [YamlScalar { IsNull: true }]:
                    return new(name, null);
                case [YamlMapping mapping]:
                    return new(name, mapping);
                case [_, { } second, ..]:
                    faults.Add(new(second.Place.ToString(), "is a second document, which Pulumi ignores", "keep one"));
                    return null;
                default:
                    faults.Add(new(name, "is not a mapping", "write it as Pulumi does: config: and the keys below it"));
                    return null;
            }
        }
        catch (FaultsException exception)
        {
            faults.AddRange(exception.Faults);
            return null;
        }
    }

    /// <summary>What <c>config</c> holds for the project's namespace.</summary>
    /// <param name="project">The project's name, the namespace of keys that have none.</param>
    /// <param name="valueOf">The value of what is written at a key, or null where that is none.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public ImmutableSortedDictionary<string, SettingsEntry> Entries(
        string project, Func<YamlValue, YamlValue?> valueOf, List<Fault> faults)
    {
        var entries = ImmutableSortedDictionary.CreateBuilder<string, SettingsEntry>(StringComparer.Ordinal);
        RejectMisplaced(faults);
        if (top?["config"] is not YamlMapping config)
        {
            if (top?["config"] is { } other and not YamlScalar { IsNull: true })
            {
                faults.Add(new(
                    other.Place.ToString(), "config is not a mapping", "write the keys below it, each as `key: value`"));
            }

            return entries.ToImmutable();
        }

        foreach (var (key, written) in config.Entries)
        {
            if (OwnKey(key, project, faults) is not { } own || valueOf(written) is not { } value)
                continue;
            // The engine would hand it over as an empty text.
            if (value is YamlScalar { IsNull: true })
                Note($"{SettingsSource.Namespace}:{own} has no value", "give it one, or remove it");
            else if (!entries.TryAdd(own, Entry(value, name, faults)))
                Note($"{SettingsSource.Namespace}:{own} is given already", "remove one of them");

            void Note(string what, string fix) => faults.Add(new(key.Place.ToString(), what, fix));
        }

        return entries.ToImmutable();
    }

    // Pulumi passes over what it does not know here; the stack would lack all of it.
    private void RejectMisplaced(List<Fault> faults)
    {
        foreach (var key in top?.Entries.Select(entry => entry.Key) ?? [])
        {
            if (key.Text.StartsWith($"{SettingsSource.Namespace}:", StringComparison.Ordinal))
                faults.Add(new(key.Place.ToString(), $"{Quoted.Text(key.Text)} stands outside of config", "put it below config:"));
            else if (top!["config"] is null && KeySuggestion.Alike(key.Text, ["config"]) is not null)
                faults.Add(new(key.Place.ToString(), $"{Quoted.Text(key.Text)} is no key of this file", "did you mean config?"));
        }
    }

    /// <summary>The key without the namespace, or null where it belongs to another.</summary>
    internal static string? OwnKey(YamlScalar key, string project, List<Fault> faults)
    {
        switch (key.Text.Split(':'))
        {
            case [var bare]:
                return project == SettingsSource.Namespace ? bare : null;
            case [SettingsSource.Namespace, var plain]:
                return plain;
            case [SettingsSource.Namespace, "config", var old]:
                return old;
            case [var other, var plain] when SettingsReader.Keys.Contains(plain) && KeySuggestion.Alike(other, [SettingsSource.Namespace], likeness: 9) is { } meant && other != project:
                faults.Add(new(
                    key.Place.ToString(), $"{Quoted.Text(key.Text)} belongs to nobody", $"did you mean {meant}:{plain}?"));
                return null;
            case [_, _] or [_, "config", _]:
                return null;
            default:
                faults.Add(new(
                    key.Place.ToString(), $"{Quoted.Text(key.Text)} is not a configuration key", "give <project>:<key>"));
                return null;
        }
    }

    /// <summary>What stands at a key, and what of it is encrypted.</summary>
    internal static SettingsEntry Entry(YamlValue value, string? file, List<Fault> faults) => new(
        YamlJson.ToJson(value, faults, part => IsEncrypted(part) ? Secret.Placeholder : null), SecrecyOf(value), file);

    private static Secrecy SecrecyOf(YamlValue value) => value switch
    {
        _ when IsEncrypted(value) => Secrecy.Encrypted,
        YamlMapping mapping => Secrecy.Of(mapping.Entries.Select(entry => (entry.Key.Text, SecrecyOf(entry.Value)))),
        YamlList list => Secrecy.Of(list.Items.Select(SecrecyOf)),
        _ => Secrecy.Open,
    };

    private static bool IsEncrypted(YamlValue value) =>
        value is YamlMapping { Entries: [({ Text: "secure" }, YamlScalar text)] } && YamlScalars.IsText(text);
}
