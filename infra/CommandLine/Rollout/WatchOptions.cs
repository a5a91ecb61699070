using System.Collections.Immutable;
using System.CommandLine;
using TrinoInfra.Checking;
using TrinoInfra.Trino;

namespace TrinoInfra.CommandLine.Rollout;

/// <summary>The options that say how a rollout looks at tracks: as whom, through which door, with which probes.</summary>
internal sealed class WatchOptions
{
    private readonly Option<string[]> _probe = new("--probe") { Description = "A statement that both tracks are asked at each look; as often as needed.", HelpName = "sql" };
    private readonly Option<string> _user = new("--user") { Description = "Who asks, where nobody logs in.", HelpName = "name", DefaultValueFactory = _ => "rollout" };
    private readonly Option<string> _address = new("--address") { Description = "Where this machine finds the gateway, whatever DNS says.", HelpName = "host[:port]" };
    private readonly Option<string> _ca = new("--ca") { Description = "The authority to trust, in PEM, instead of the system's.", HelpName = "file" };

    public IEnumerable<Option> All => [_probe, _user, _address, _ca];

    public Checked<Watched> Read(Terminal terminal, ParseResult parsed)
    {
        List<Fault> faults = [];
        DoorAddress? address = null;
        if (parsed.GetValue(_address) is { } text && !DoorAddress.TryParse(text, out address, out var problem))
            faults.Add(new("--address", $"{Quoted.Text(text)} {problem.What}", problem.Fix));
        System.Security.Cryptography.X509Certificates.X509Certificate2Collection? authorities = null;
        if (parsed.GetValue(_ca) is { } file && !Door.ReadAuthorities(Path.Combine(terminal.Directory, file)).TryGet(out authorities, out var unread))
            faults.AddRange(unread);
        var user = parsed.GetRequiredValue(_user);
        if (user.Length == 0 || user.Any(char.IsControl))
            faults.Add(new("--user", $"{Quoted.Text(user)} is not the name of a user", "give one on one line"));
        return faults.Count == 0
            ? new Checked<Watched>.Good(new([.. (parsed.GetValue(_probe) ?? []).Select(probe => new Sql(probe))], user, address, authorities))
            : new Checked<Watched>.Bad([.. faults]);
    }
}

/// <summary>How a rollout looks at tracks.</summary>
internal sealed record Watched(
    ImmutableArray<Sql> Probes, string User, DoorAddress? Address, System.Security.Cryptography.X509Certificates.X509Certificate2Collection? Authorities);
