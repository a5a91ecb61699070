using System.Collections.Immutable;
using System.Text.RegularExpressions;
using TrinoInfra.Checking;
using TrinoInfra.Settings;
using TrinoInfra.Yaml;

namespace TrinoInfra.Files;

/// <summary>
/// Reads a stack's configuration from the project's files, as the engine does: the stack's own file, then what
/// Pulumi.yaml gives for the keys that are not there. Other namespaces and the stack's keys for secrets are left alone.
/// </summary>
public static partial class StackFiles
{
    private const string ProjectFile = "Pulumi.yaml";

    /// <param name="folder">The project's folder, where Pulumi.yaml is.</param>
    /// <param name="stack">The stack's name alone, as in <c>Pulumi.&lt;stack&gt;.yaml</c>.</param>
    public static Checked<SettingsSource> Load(string folder, string stack) =>
        Load(folder, stack, name => name, (name, fixIfMissing) => TextFile.Read(folder, name, ConfigFile.MaxBytes, fixIfMissing));

    /// <summary>Reads both files as they were at a revision.</summary>
    internal static Checked<SettingsSource> Load(string folder, string stack, GitRevision revision) =>
        Load(folder, stack, revision.NameOf, (name, _) => revision.Read(name, ConfigFile.MaxBytes));

    /// <summary>What the stack declares by these files, or everything that is wrong with them.</summary>
    public static Checked<IDeclaration> Declaration(string folder, string stack) => Declaration(stack, name => Load(folder, name));

    /// <summary>What it declared by the files as they were at a revision.</summary>
    internal static Checked<IDeclaration> Declaration(string folder, string stack, GitRevision revision) =>
        Declaration(stack, name => Load(folder, name, revision));

    private static Checked<IDeclaration> Declaration(string stack, Func<string, Checked<SettingsSource>> load) =>
        load(stack).Then(source => DeclarationReader.Read(source, stack, load));

    /// <summary>Reads both files by <paramref name="read"/>: of a name, and what to do where there is no such file.</summary>
    /// <param name="folder">The project's folder.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="read">The text of a file; a <see cref="FaultsException"/> where there is none.</param>
    /// <param name="project">Takes the project's name.</param>
    internal static Checked<SettingsSource> Load(string folder, string stack, Func<string, string, string> read, Action<string>? project = null) =>
        Load(folder, stack, name => name, read, project);

    /// <summary>The file of a stack.</summary>
    internal static string FileOf(string stack) => $"Pulumi.{stack}.yaml";

    private static Checked<SettingsSource> Load(
        string folder, string stack, Func<string, string> nameOf, Func<string, string, string> read, Action<string>? takeProject = null)
    {
        List<Fault> faults = [];
        var source = TryLoad(folder, stack, nameOf, read, takeProject, faults);
        return source is not null && faults.Count == 0
            ? new Checked<SettingsSource>.Good(source)
            : new Checked<SettingsSource>.Bad([.. faults]);
    }

    /// <summary>The stacks that have a file in <paramref name="folder"/>, by name; none where there is no such folder.</summary>
    public static ImmutableArray<string> StacksIn(string folder) => Directory.Exists(folder)
        ?
        [
            .. Directory.EnumerateFiles(folder, "Pulumi.*.yaml")
                .Select(path => Path.GetFileName(path)["Pulumi.".Length..^".yaml".Length])
                .Where(name => StackName().IsMatch(name))
                .Order(StringComparer.Ordinal),
        ]
        : [];

    private static SettingsSource? TryLoad(
        string folder, string stack, Func<string, string> nameOf, Func<string, string, string> read, Action<string>? takeProject, List<Fault> faults)
    {
        if (!StackName().IsMatch(stack) || Meant(stack) is not null)
        {
            faults.Add(new("stack", $"{Quoted.Text(stack)} is not the name of a stack", Meant(stack) ?? Choose(folder)));
            return null;
        }

        var file = FileOf(stack);
        var project = ConfigFile.Read(() => read(ProjectFile, "run this in the folder of the project"), nameOf(ProjectFile), faults);
        var own = ConfigFile.Read(
            () => read(file, $"{Choose(folder)}{Copy(folder, file)}"), nameOf(file), faults);
        if (project is null || own is null)
            return null;

        var name = (project["name"] as YamlScalar)?.Text ?? SettingsSource.Namespace;
        takeProject?.Invoke(name);
        var entries = own.Entries(name, value => value, faults).ToBuilder();
        foreach (var (key, entry) in project.Entries(name, ProjectValue, faults))
            entries.TryAdd(key, entry);
        return new SettingsSource(nameOf(file), entries.ToImmutable());
    }

    // In Pulumi.yaml a mapping declares the key, and may give a value for the stacks that do not. An empty one, there for the engine,
    // which asks for each key that has none, says nothing.
    private static YamlValue? ProjectValue(YamlValue declared)
    {
        if (declared is not YamlMapping declaration)
            return declared;
        return new[] { declaration["value"], declaration["default"] }
            .FirstOrDefault(value => value is not (null or YamlScalar { IsNull: true } or YamlScalar { Text: "" } or YamlMapping { Entries: [] } or YamlList { Items: [] }));
    }

    private static string Choose(string folder) => StacksIn(folder) is { Length: > 0 } stacks
        ? $"choose one of {string.Join(", ", stacks)}"
        : "give the name of a stack, such as dev";

    // A shell completes the file's name.
    private static string? Meant(string stack) => StackFileName().Match(stack) is { Success: true } file ? $"give {file.Groups["stack"]}" : null;

    // Of the samples the one for a laptop asks for the least.
    private static string Copy(string folder, string file) => StacksIn(folder) is [var first, ..] stacks
        ? $", or make it: cp {FileOf(stacks.Contains("dev") ? "dev" : first)} {file}"
        : "";

    // Pulumi takes a hyphen first too, where a command line reads an option.
    [GeneratedRegex(@"\A(?!-)[A-Za-z0-9_.-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex StackName();

    [GeneratedRegex(@"(?:\A|[/\\])Pulumi\.(?<stack>(?!-)[A-Za-z0-9_.-]{1,100})\.ya?ml\z", RegexOptions.CultureInvariant)]
    private static partial Regex StackFileName();
}
