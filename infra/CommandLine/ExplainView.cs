using System.Globalization;
using Spectre.Console;
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
                grid.AddRow(new Text(index == 0 ? title : ""), new Text(line));
        }

        console.Write(grid);
    }

    private static IEnumerable<(string Title, IReadOnlyList<string> Lines)> Sections(Explanation explanation) =>
    [
        ("Answer", [Answer(explanation)]),
        ("Listener", Present(explanation.Listener)),
        ("Route", Present(explanation.Route)),
        ("Rule", Present(explanation.Route is null ? null : explanation.Rule ?? $"#{explanation.RuleIndex}")),
        ("Backends", [.. explanation.Backends.Select(Backend)]),
        ("Mirrored to", [.. explanation.Mirrors.Select(mirror => $"{mirror.Name}:{mirror.Port}")]),
        ("Headers", [.. Headers(explanation.RequestHeaders), .. explanation.Backends.SelectMany(BackendHeaders)]),
        ("Timeout", Present(explanation.Timeout)),
        ("Follow-ups", explanation.FollowUps),
        ("Why", explanation.Why),
    ];

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

    private static IReadOnlyList<string> Present(string? line) => line is null ? [] : [line];
}
