using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.Load;
using TrinoInfra.Settings;
using TrinoInfra.Trino;

namespace TrinoInfra.CommandLine.Bench;

/// <summary>The options that say what load there is to be.</summary>
internal sealed class BenchOptions
{
    private const int MostClients = 20_000;
    private const double MostRate = 1_000_000;
    private const int MaxBytes = 4 << 20;
    private static readonly TimeSpan _longest = TimeSpan.FromDays(1);

    private readonly Option<string> _clients = new("--clients") { Description = "How many clients there are at most, each with one statement at a time.", HelpName = "n", DefaultValueFactory = _ => "32" };
    private readonly Option<string> _length = new("--for") { Description = "How long statements begin that are counted.", HelpName = "duration", DefaultValueFactory = _ => "1m" };
    private readonly Option<string> _warmUp = new("--warm-up") { Description = "How long statements begin before that, which are not counted.", HelpName = "duration", DefaultValueFactory = _ => "5s" };
    private readonly Option<string> _rate = new("--rate") { Description = "Statements a second, due whatever the server does; without it each client sends the next when its last has ended.", HelpName = "n" };
    private readonly Option<string> _queries = new("--queries") { Description = "Statements, each with a semicolon at its end, sent in turn; SELECT 1 without.", HelpName = "file" };

    public IEnumerable<Option> All => [_clients, _length, _warmUp, _rate, _queries];

    public Checked<WantedLoad> Read(Terminal terminal, ParseResult parsed)
    {
        List<Fault> faults = [];
        var clients = NumberOption.Read(_clients.Name, parsed.GetRequiredValue(_clients), 1, MostClients, faults);
        var length = Duration(parsed, _length, TimeSpan.FromTicks(1), faults);
        var warmUp = Duration(parsed, _warmUp, TimeSpan.Zero, faults);
        double? rate = null;
        if (parsed.GetValue(_rate) is { } text)
        {
            if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var wanted) && wanted is > 0 and <= MostRate)
                rate = wanted;
            else
                faults.Add(new("--rate", $"{Quoted.Text(text)} is no rate", $"give statements a second, above 0 and at most {MostRate}, such as 100 or 0.5"));
        }

        ImmutableArray<Sql> statements = [new("SELECT 1")];
        if (parsed.GetValue(_queries) is { } file && !Queries(terminal, file).TryGet(out statements, out var unread))
            faults.AddRange(unread);
        return faults.Count == 0
            ? new Checked<WantedLoad>.Good(new(new() { Clients = clients, Rate = rate, WarmUp = warmUp, Length = length }, statements))
            : new Checked<WantedLoad>.Bad([.. faults]);
    }

    private static TimeSpan Duration(ParseResult parsed, Option<string> option, TimeSpan least, List<Fault> faults)
    {
        var text = parsed.GetRequiredValue(option);
        if (!GatewayDuration.TryParse(text, out var duration, out var problem))
            faults.Add(new(option.Name, $"{Quoted.Text(text)} {problem.What}", problem.Fix));
        else if (duration.Length < least)
            faults.Add(new(option.Name, $"{Quoted.Text(text)} is no time at all", "give how long statements are counted, such as 2m"));
        else if (duration.Length > _longest)
            faults.Add(new(option.Name, $"{Quoted.Text(text)} is longer than a day", "give 24h or less"));
        return duration?.Length ?? default;
    }

    private static Checked<ImmutableArray<Sql>> Queries(Terminal terminal, string file)
    {
        try
        {
            return StatementFile.Parse(TextFile.Read(terminal.Directory, file, MaxBytes, "name a file of statements, each with a semicolon at its end"), file);
        }
        catch (FaultsException exception)
        {
            return new Checked<ImmutableArray<Sql>>.Bad(exception.Faults);
        }
    }
}

/// <summary>A load, and the statements that it sends in turn.</summary>
internal sealed record WantedLoad(LoadPlan Plan, ImmutableArray<Sql> Statements);
