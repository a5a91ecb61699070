using TrinoInfra.Checking;
using TrinoInfra.Settings.Config;

namespace TrinoInfra.Settings;

/// <summary>Turns the configuration of any stack into what it declares, or into everything that is wrong with it.</summary>
public static class DeclarationReader
{
    /// <param name="source">The configuration.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="load">The configuration of another stack, by its name: of one whose <c>benchOf</c> names it.</param>
    public static Checked<IDeclaration> Read(SettingsSource source, string stack, Func<string, Checked<SettingsSource>> load)
    {
        var findings = new Findings();
        var root = new ConfigRoot(source, findings);
        if (!BenchReader.IsGiven(root))
            return SettingsReader.Read(source).Then<IDeclaration>(settings => new Checked<IDeclaration>.Good(settings));

        // Of another stack's faults nothing follows here.
        return BenchReader.Name(root) is not { } of
            ? new Checked<IDeclaration>.Bad([.. findings.Faults])
            : load(of).Then(SettingsReader.Read).Then<IDeclaration>(measured =>
            {
                var bench = BenchReader.Read(root, stack, of, measured);
                return findings.Faults.Count == 0
                    ? new Checked<IDeclaration>.Good(bench with { Notes = [.. findings.Notes] })
                    : new Checked<IDeclaration>.Bad([.. findings.Faults.Distinct()]);
            });
    }
}
