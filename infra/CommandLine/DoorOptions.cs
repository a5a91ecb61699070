using System.Collections.Immutable;
using System.CommandLine;
using System.Security.Cryptography.X509Certificates;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.Settings;
using TrinoInfra.Trino;

namespace TrinoInfra.CommandLine;

/// <summary>
/// How this machine reaches a stack's gateway, as far as the settings do not say it. Logins come by stdin: no argument, file or
/// environment has them.
/// </summary>
internal sealed class DoorOptions
{
    private const int MaxBytes = 1 << 20;
    private static readonly string[] _schemes = ["Basic", "Bearer"];

    private readonly Option<string> _address = new("--address") { Description = "Where this machine finds the gateway, whatever DNS says.", HelpName = "host[:port]" };
    private readonly Option<string> _ca = new("--ca") { Description = "The authority to trust, in PEM, instead of the system's.", HelpName = "file" };
    private readonly Option<bool> _logins = new("--logins") { Description = "Reads logins from stdin, a line each: a track, Basic or Bearer, and what Authorization says behind it." };
    private readonly Option<string> _user = new("--user") { Description = "Who asks, where nobody logs in.", HelpName = "name" };

    public IEnumerable<Option> All => [_address, _ca, _logins, _user];

    /// <summary>Who asks; null where nobody is named.</summary>
    public string? User(ParseResult parsed) => parsed.GetValue(_user) is { Length: > 0 } user ? user : null;

    /// <summary>The stack's door with all that, or every fault of it.</summary>
    public Checked<Door> Read(Terminal terminal, ParseResult parsed, StackSettings settings)
    {
        List<Fault> faults = [];
        DoorAddress? address = null;
        if (parsed.GetValue(_address) is { } text && !DoorAddress.TryParse(text, out address, out var problem))
            faults.Add(new("--address", $"{Quoted.Text(text)} {problem.What}", problem.Fix));
        X509Certificate2Collection? authorities = null;
        if (parsed.GetValue(_ca) is { } file && !Door.ReadAuthorities(Path.Combine(terminal.Directory, file)).TryGet(out authorities, out var unread))
            faults.AddRange(unread);
        if (User(parsed) is { } user && user.Any(char.IsControl))
            faults.Add(new("--user", $"{Quoted.Text(user)} is not the name of a user", "give one on one line"));
        var door = Door.Of(settings);
        var logins = parsed.GetValue(_logins) ? Logins(terminal, door, faults) : door.Logins;
        return faults.Count == 0
            ? new Checked<Door>.Good(door with { Address = address, Authorities = authorities, Logins = logins })
            : new Checked<Door>.Bad([.. faults]);
    }

    private static ImmutableDictionary<string, Login> Logins(Terminal terminal, Door door, List<Fault> faults)
    {
        var logins = ImmutableDictionary.CreateBuilder<string, Login>();
        try
        {
            foreach (var (number, line) in TextFile.Read(terminal.In, "stdin", MaxBytes).Split('\n').Index().Where(line => line.Item.Trim() != ""))
            {
                // What it says is shown nowhere.
                var where = $"stdin:{number + 1}";
                if (line.Trim().Split(' ', 3) is not [var track, var scheme, { Length: > 0 } proof] || !_schemes.Contains(scheme))
                    faults.Add(new(where, "is no login", "write a track, Basic or Bearer, and what Authorization says behind it"));
                else if (door.Tracks.All(each => each.Name != track))
                    faults.Add(new(where, $"the stack has no track {Quoted.Text(track)}", $"name one of {string.Join(", ", door.Tracks.Select(each => each.Name))}"));
                else
                    logins[track] = Login.Of(scheme, proof);
            }
        }
        catch (FaultsException exception)
        {
            faults.AddRange(exception.Faults);
        }

        return logins.ToImmutable();
    }
}
