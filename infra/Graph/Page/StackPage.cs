namespace TrinoInfra.Graph.Page;

/// <summary>A page of a stack: both pictures, the plan as a table to filter, and what a change does to a stack that runs.</summary>
internal static class StackPage
{
    /// <param name="stack">Its name.</param>
    /// <param name="traffic">The way of a request.</param>
    /// <param name="order">How it comes up.</param>
    /// <param name="resources">The plan, in creation order.</param>
    /// <param name="change">Null where none is looked at.</param>
    public static string Of(
        string stack,
        TrafficGraph traffic,
        StartOrder order,
        IReadOnlyCollection<PageResource> resources,
        PageChange? change)
    {
        List<(string Id, string Title, Html Content)> sections =
        [
            .. change is null ? [] : new[] { ("consequences", "What the change does", Change(change)) },
            ("way", "The way of a request", new($"{Picture("The way of a request", TrafficSvg.Of(traffic), "wide")}{Narrow(TrafficSvg.Of(traffic, TrafficLayout.Narrow))}")),
            ("order", "The order in which it comes up", Picture("The order in which it comes up", StartOrderSvg.Of(order, stack))),
            ("plan", "The plan", Table(resources)),
        ];
        return PageFrame.Of($"Stack {stack}", "An offline plan, made without an engine and without a cluster.", sections, EmbeddedText.Of("stack-page.js"));
    }

    // Wider than a telephone, and not to be made smaller there: it can be moved, by the keyboard too.
    private static Html Picture(string title, string svg, string style = "") =>
        Html.Of($"<div class=\"{$"scroll {style}".TrimEnd()}\" tabindex=\"0\" role=\"region\" aria-label=\"{title}, a picture\">\n{new Html(svg)}</div>\n");

    // In place of the wide one where the window is narrow.
    private static Html Narrow(string svg) => Html.Of($"<div class=\"narrow\">\n{new Html(svg)}</div>\n");

    private static Html Change(PageChange change) => Html.Of($"""
        <p>From <strong>{change.From}</strong> to <strong>{change.To}</strong></p>
        {change.Notes.Select(note => Html.Of($"<p>note: {note}</p>\n"))}<ul>
        {change.Consequences.Select(each => each.Severity.Length == 0 ? Html.Of($"<li>{Words(each.Text)}</li>\n") : Html.Of($"<li><strong>{each.Severity}</strong> {Words(each.Text)}</li>\n"))}</ul>

        """);

    // What stands between backticks is code.
    private static IEnumerable<Html> Words(string text) => text.Split('`') is var parts && parts.Length % 2 == 1
        ? parts.Select((part, index) => index % 2 == 1 ? Html.Of($"<code>{part}</code>") : Html.Of($"{part}"))
        : [Html.Of($"{text}")];

    private static Html Table(IReadOnlyCollection<PageResource> resources) => Html.Of($"""
        <p id="search" hidden>
        <label for="filter">Filter</label>
        <input id="filter" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="hint">
        <output id="count" for="filter"></output>
        <small id="hint">Rows with all of these words. <kbd>/</kbd> comes here, <kbd>Esc</kbd> shows all.</small>
        </p>
        <table>
        <thead>
        <tr><th scope="col">Type</th><th scope="col">Name</th><th scope="col">Component</th><th scope="col">Facts</th></tr>
        </thead>
        <tbody>
        {resources.Select(Row)}</tbody>
        </table>

        """);

    private static Html Row(PageResource resource) => Html.Of(
        $"<tr><td>{resource.Kind}<small>{resource.Type}</small></td><th scope=\"row\">{resource.Name}</th><td>{resource.Component}</td><td>{resource.Facts.Select(fact => Html.Of($"<div>{fact}</div>"))}</td></tr>\n");
}

/// <param name="Type">Pulumi's type token.</param>
/// <param name="Kind">Its last part.</param>
/// <param name="Name">Its Pulumi name.</param>
/// <param name="Component">The name of the component that it is of; empty for none.</param>
/// <param name="Facts">What matters of it, a line each.</param>
internal sealed record PageResource(string Type, string Kind, string Name, string Component, IReadOnlyCollection<string> Facts);

/// <summary>What was compared, and what came of it.</summary>
/// <param name="From">What it was, e.g. <c>stack dev as of HEAD~1</c>.</param>
/// <param name="To">What it is to be.</param>
/// <param name="Notes">What the comparison does not show.</param>
/// <param name="Consequences">What the change does to a stack that runs, the gravest first; without a severity what is neither.</param>
internal sealed record PageChange(
    string From, string To, IReadOnlyCollection<string> Notes, IReadOnlyCollection<(string Severity, string Text)> Consequences);
