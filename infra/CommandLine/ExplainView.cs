using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;
using TrinoInfra.Routing.Explaining;

namespace TrinoInfra.CommandLine;

/// <summary>An explanation for people.</summary>
internal static class ExplainView
{
    public static void Write(Explanation explanation, IAnsiConsole console)
    {
        var request = explanation.Decision.Request;
        console.Write(new Text($"{request.Method} {request.Url}\n\n", new Style(decoration: Decoration.Bold)));

        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        foreach (var (title, lines) in Sections(explanation))
        {
            foreach (var (index, line) in lines.Index())
                grid.AddRow(new Text(index == 0 ? title : ""), line);
        }

        console.Write(grid);
    }

    private static IEnumerable<(string Title, IEnumerable<IRenderable> Lines)> Sections(Explanation explanation) =>
    [
        ("Answer", Facts(Answer(explanation))),
        ("Listener", Facts(explanation.Listener)),
        ("Route", Facts(explanation.Route)),
        ("Rule", Facts(explanation.Route is null ? null : explanation.Rule ?? $"#{explanation.RuleIndex}")),
        ("Backends", Facts([.. explanation.Backends.Select(Backend)])),
        ("Mirrored to", Facts([.. explanation.Mirrors.Select(mirror => $"{mirror.Name}:{mirror.Port}")])),
        ("Headers", Facts([.. Headers(explanation.RequestHeaders), .. explanation.Backends.SelectMany(BackendHeaders)])),
        ("Timeout", Facts(explanation.Timeout)),
        ("Follow-ups", explanation.FollowUps.Select(Sentence)),
        ("Why", explanation.Why.Select(Sentence)),
    ];

    private static IEnumerable<IRenderable> Facts(params IEnumerable<string?> lines) =>
        lines.OfType<string>().Select(line => new Text(line));

    /// <summary>With a mark before it, since it may take several lines.</summary>
    private static Grid Sentence(string text) => new Grid()
        .AddColumn(new GridColumn().NoWrap().Padding(0, 0, 1, 0))
        .AddColumn(new GridColumn().Padding(0, 0))
        .AddRow(new Text("-"), new Text(text));

    private static string Answer(Explanation explanation) => explanation switch
    {
        { Redirect: { } redirect } => $"{redirect.Status}, redirected to {redirect.Location}",
        { Status: 200 } => "the backend's own",
        _ => $"{explanation.Status}, by the gateway itself",
    };

    private static string Backend(ExplainedBackend backend) => string.Create(
        CultureInfo.InvariantCulture, $"{backend.Name}:{backend.Port}   weight {backend.Weight}   {backend.Percent} %");

    private static IEnumerable<string> BackendHeaders(ExplainedBackend backend) =>
    [
        .. Headers(backend.RequestHeaders).Select(header => $"{backend.Name} gets {header}"),
        .. Headers(backend.ResponseHeaders).Select(header => $"{backend.Name} answers with {header}"),
    ];

    private static IEnumerable<string> Headers(IReadOnlyDictionary<string, string> headers) =>
        headers.Select(header => $"{header.Key}: {header.Value}");
}
