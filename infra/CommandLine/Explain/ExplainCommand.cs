using System.CommandLine;
using TrinoInfra.Checking;
using TrinoInfra.Files;
using TrinoInfra.RouteReader;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Documents;
using TrinoInfra.RouteReader.Explaining;
using TrinoInfra.Routing;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine.Explain;

/// <summary>
/// <c>explain &lt;stack&gt; ['&lt;METHOD&gt; &lt;url&gt;'] [-H 'Name: value']...</c>: where a request would go, and why;
/// or <c>explain --routes FILE '&lt;METHOD&gt; &lt;url&gt;'</c>, by routes that anybody wrote.
/// </summary>
internal static class ExplainCommand
{
    private const string Statement = "POST /v1/statement";

    public static Command Create(Terminal terminal)
    {
        var words = new Argument<string[]>("stack and request")
        {
            Description = $"The stack, not needed with --routes, and the request, e.g. dev 'GET https://trino.example.com/ui'; of a stack 'GET /ui' will do, and without any it is '{Statement}'.",
            Arity = new ArgumentArity(1, 2),
        };
        var headers = new Option<string[]>("--header", "-H")
        {
            Description = "A header that the client sends, e.g. 'X-Trino-User: alice'; as often as needed.",
            HelpName = "'Name: value'",
        };
        var routes = new Option<string>("--routes")
        {
            Description = "Gateways and HTTPRoutes as YAML or JSON, - for stdin, instead of the stack's own.",
            HelpName = "file",
        };
        var json = new Option<bool>("--json") { Description = "One object, for machines." };

        var command = new Command("explain", "Says where a request would go, and why.") { words, headers, routes, json };
        command.Validators.Add(result =>
        {
            // By tokens: the values throw where an argument is missing or there are two, which is said already.
            var (given, file) = (result.GetResult(words)?.Tokens.Count, result.GetResult(routes)?.Tokens.Count);
            if (file is 1 && given != 1)
                result.AddError("explain needs a stack, and perhaps a request; or --routes and a request.");
        });
        command.SetAction(async parsed =>
        {
            var asked = parsed.GetRequiredValue(words);
            var (read, line) = parsed.GetValue(routes) is { } file
                ? (RoutesIn(terminal, file), asked[0])
                : await RoutesOfAsync(terminal, asked[0], asked.ElementAtOrDefault(1) ?? Statement);
            var (request, faults) = GatewayRequest.Parse(line, parsed.GetValue(headers) ?? []);
            if (request is null || read.Faults.Count > 0)
                return terminal.Refuse([.. faults, .. read.Faults], read.MoreFaults);

            var explanation = Explanation.Of(RouteTable.Of(read), request).With(read.Notes);
            if (parsed.GetValue(json))
                terminal.ShowJson(explanation.ToJson());
            else
                terminal.Show(console => ExplainView.Write(explanation, console));
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>The routes of the stack, and the request: one that names no host is to the stack's own.</summary>
    private static async Task<(RouteFile Routes, string Request)> RoutesOfAsync(Terminal terminal, string stack, string request) =>
        (await StackArgument.PlanAsync(terminal, stack)).TryGet(out var planned, out var faults)
            ? (RouteFile.Parse(PublicRoutes.Of(planned.Plan, planned.Declared.Gateway), stack) with
            {
                Notes = [.. planned.Declared.Gateway.Existing is { } existing ? PlatformGateway.Notes(existing) : [], .. HiddenMatches(planned.Declared)],
            }, At(planned.Declared.Gateway.Url(), request))
            : (new RouteFile([], [], faults), At("https://unknown", request));

    private static string At(string host, string request) =>
        request.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var method, ['/', ..] path] ? $"{method} {host}{path}" : request;

    private static IEnumerable<string> HiddenMatches(StackSettings settings) => settings.Tracks
        .SelectMany(track => track.Match.Where(match => match.IsSecret), (track, match) =>
            $"a match of track {track.Name} is encrypted and not known here: a new statement that fits it goes to that track{(match.Percent is { } percent ? $", {percent} % of them at least" : "")}")
        .Distinct();

    private static RouteFile RoutesIn(Terminal terminal, string file)
    {
        const int MaxBytes = 4 << 20;
        var source = file == "-" ? "stdin" : file;
        try
        {
            var read = RouteFile.Parse(
                file == "-"
                    ? TextFile.Read(terminal.In, source, MaxBytes)
                    : TextFile.Read(terminal.Directory, file, MaxBytes, "name a file of Gateways and HTTPRoutes, or - for stdin"),
                source);
            // A pipe from a command that failed is empty; an answer of 404 would hide that.
            return read is { Gateways: [], ListenerSets: [], Routes: [], Faults: [] } ? read with { Faults = [Nothing(source)] } : read;
        }
        catch (FaultsException exception)
        {
            return new RouteFile([], [], exception.Faults);
        }
    }

    private static Fault Nothing(string source) => new(
        source, "holds no Gateway and no HTTPRoute", "pipe in `kubectl get gateways,httproutes -A -o yaml`");
}
