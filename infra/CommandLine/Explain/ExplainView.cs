using Spectre.Console;
using Spectre.Console.Rendering;
using TrinoInfra.Checking;
using TrinoInfra.RouteReader.Deciding;
using TrinoInfra.RouteReader.Explaining;

namespace TrinoInfra.CommandLine.Explain;

/// <summary>An explanation for people.</summary>
internal static class ExplainView
{
    private const int TitleWidth = 11;

    public static void Write(Explanation explanation, IAnsiConsole console)
    {
        var request = explanation.Decision.Request;
        console.Write(new Text($"{Quoted.Whole($"{request.Method} {request.Url}")}\n\n", new Style(decoration: Decoration.Bold)));
        foreach (var (title, lines) in Sections(explanation))
        {
            foreach (var (index, line) in lines.Index())
                console.Write(Row(index == 0 ? title : "", line));
        }
    }

    /// <summary>A grid of its own: in one of all rows each would be padded to the longest.</summary>
    private static Grid Row(string title, IRenderable line) => new Grid()
        .AddColumn(new GridColumn().NoWrap().Width(TitleWidth).Padding(0, 0, 2, 0))
        .AddColumn(new GridColumn().Padding(0, 0))
        .AddRow(new Text(title), line);

    private static IEnumerable<(string Title, IEnumerable<IRenderable> Lines)> Sections(Explanation explanation) =>
    [
        ("Answer", Facts(Answer(explanation))),
        ("Listener", Facts(Listener(explanation.Decision))),
        ("Route", Facts(explanation.Decision.Route?.FullName)),
        ("Rule", Facts(explanation.Route is null ? null : explanation.Rule ?? $"#{explanation.RuleIndex}")),
        ("Backends", Facts(explanation.Backends.Select(Backend))),
        ("Mirrored to", Facts(explanation.Mirrors.Select(Mirror))),
        ("Headers", Facts([.. Headers(explanation.RequestHeaders), .. explanation.Backends.SelectMany(Changes)])),
        ("Timeout", Facts(explanation.Timeout)),
        ("Follow-ups", explanation.FollowUps.Select(Sentence)),
        ("Why", explanation.Why.Select(Sentence)),
    ];

    private static IEnumerable<IRenderable> Facts(params IEnumerable<string?> lines) =>
        lines.OfType<string>().Select(line => new Text(Quoted.Whole(line)));

    /// <summary>With a mark before it, since it may take several lines.</summary>
    private static Grid Sentence(string text) => new Grid()
        .AddColumn(new GridColumn().NoWrap().Padding(0, 0, 1, 0))
        .AddColumn(new GridColumn().Padding(0, 0))
        .AddRow(new Text("-"), new Text(Quoted.Whole(text)));

    private static string Answer(Explanation explanation) =>
        Certain(explanation) + (explanation.Decision.IsTentative ? ", unless a rule takes it that was not tried" : "");

    private static string Certain(Explanation explanation) => explanation switch
    {
        { Redirect: { } redirect } => $"{redirect.Status}, redirected to {redirect.Location}{Doubt(explanation)}",
        { Status: 200 } => $"passed to {Passed(explanation)}{Doubt(explanation)}",
        _ => $"{explanation.Status}, by the gateway itself",
    };

    private static string Passed(Explanation explanation) =>
        explanation.Backends.Where(backend => backend.Weight > 0).ToList() is [var only] ? only.Label : "a backend";

    private static string? Doubt(Explanation explanation) =>
        Doubts.Of(explanation.Decision.Route!).FirstOrDefault() is { } doubt ? $", if the gateway knows {doubt}" : null;

    private static string? Listener(Decision decision) =>
        decision.Gateway is { } gateway
            ? $"{decision.Listener!.Name} of {(decision.Listener.ListenerSet is { } set ? $"ListenerSet {set}" : $"Gateway {gateway.FullName}")}"
            : decision.Listener?.Name;

    private static string Backend(ExplainedBackend backend) =>
        $"{Address(backend.Label, backend.Port)}   weight {backend.Weight}   {Percentage.Text(backend.Percent)}";

    private static string Mirror(ExplainedMirror mirror) =>
        Address(mirror.Label, mirror.Port) + (mirror.Percent == 100 ? "" : $"   {Percentage.Text(mirror.Percent)}");

    private static string Address(string label, int? port) => port is null ? label : $"{label}:{port}";

    private static IEnumerable<string> Changes(ExplainedBackend backend) =>
    [
        .. backend.Path is { } path ? [$"{backend.Label} gets path {path}"] : Enumerable.Empty<string>(),
        .. Headers(backend.RequestHeaders).Select(header => $"{backend.Label} gets {header}"),
        .. Headers(backend.ResponseHeaders).Select(header => $"{backend.Label} answers with {header}"),
        .. backend.ResponseHeadersRemoved.Select(name => $"{backend.Label} answers without {name}"),
    ];

    private static IEnumerable<string> Headers(IReadOnlyDictionary<string, string> headers) =>
        headers.Select(header => $"{header.Key}: {header.Value}");
}
