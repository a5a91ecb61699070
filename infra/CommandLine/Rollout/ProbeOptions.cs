using System.Collections.Immutable;
using System.CommandLine;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.Load;
using TrinoInfra.Trino;

namespace TrinoInfra.CommandLine.Rollout;

/// <summary>The statements that both tracks are asked at each look.</summary>
internal sealed class ProbeOptions
{
    private const int MaxBytes = 1 << 20;

    private readonly Option<string[]> _probe = new("--probe") { Description = "A statement that both tracks are asked at each look; as often as needed.", HelpName = "sql" };
    private readonly Option<string> _probes = new("--probes") { Description = "A file of such statements, each with a semicolon at its end.", HelpName = "file" };

    public IEnumerable<Option> All => [_probe, _probes];

    public Checked<ImmutableArray<Sql>> Read(Terminal terminal, ParseResult parsed)
    {
        var given = (parsed.GetValue(_probe) ?? []).Select(probe => new Sql(probe));
        if (parsed.GetValue(_probes) is not { } file)
            return new Checked<ImmutableArray<Sql>>.Good([.. given]);
        try
        {
            return StatementFile.Parse(TextFile.Read(terminal.Directory, file, MaxBytes, "name a file of statements"), file)
                .Then(more => new Checked<ImmutableArray<Sql>>.Good([.. given, .. more]));
        }
        catch (FaultsException exception)
        {
            return new Checked<ImmutableArray<Sql>>.Bad(exception.Faults);
        }
    }
}
