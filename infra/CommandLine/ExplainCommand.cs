using System.CommandLine;
using TrinoInfra.Routing.Explaining;
using TrinoInfra.Routing.Reader;
using TrinoInfra.Settings;

namespace TrinoInfra.CommandLine;

/// <summary>
/// <c>explain &lt;stack&gt; '&lt;METHOD&gt; &lt;url&gt;' [-H 'Name: value']...</c>: where a request would go, and why;
/// or <c>explain --routes FILE '&lt;METHOD&gt; &lt;url&gt;'</c>, by routes that anybody wrote.
/// </summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var words = new Argument<string[]>("stack and request")
        {
            Description = "The stack, not needed with --routes, and the request, e.g. dev 'POST https://trino.example.com/v1/statement'.",
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
            if (result.GetValue(routes) is null && result.GetValue(words) is not { Length: 2 })
                result.AddError("explain needs a stack and a request, or --routes and a request.");
        });
        command.SetAction(parsed =>
        {
            var asked = new Question(
                parsed.GetRequiredValue(words)[^1], parsed.GetValue(headers) ?? [], parsed.GetValue(json));
            return parsed.GetValue(routes) is { } file
                ? Task.FromResult(Answer(terminal, asked, RoutesIn(terminal, file)))
                : StackArgument.WithPlanAsync(
                    terminal,
                    parsed.GetRequiredValue(words)[0],
                    (plan, settings) => Answer(terminal, asked, RouteFile.Parse(PublicRoutes.Of(plan, settings.Gateway), plan.Stack)));
        });
        return command;
    }

    private static int Answer(Terminal terminal, Question asked, RouteFile routes)
    {
        var (request, faults) = GatewayRequest.Parse(asked.RequestLine, asked.Headers);
        if (request is null || routes.Faults.Count > 0)
            return terminal.Refuse([.. faults, .. routes.Faults]);

        var explanation = Explanation.Of(RouteTable.Of(routes), request);
        if (asked.Json)
            terminal.Out.WriteLine(explanation.ToJson());
        else
            terminal.Show(console => ExplainView.Write(explanation, console));
        return ExitCode.Fine;
    }

    private static RouteFile RoutesIn(Terminal terminal, string file)
    {
        const int MaxBytes = 4 << 20;
        try
        {
            return file == "-"
                ? RouteFile.Parse(TextFile.Read(terminal.In, "stdin", MaxBytes), "stdin")
                : RouteFile.Parse(
                    TextFile.Read(terminal.Directory, file, MaxBytes, "name a file of Gateways and HTTPRoutes, or - for stdin"), file);
        }
        catch (FaultsException exception)
        {
            return new RouteFile([], [], exception.Faults);
        }
    }

    private sealed record Question(string RequestLine, string[] Headers, bool Json);
}
