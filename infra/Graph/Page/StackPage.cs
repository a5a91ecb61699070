using System.Security.Cryptography;
using System.Text;

namespace TrinoInfra.Graph.Page;

/// <summary>
/// One file for a browser, that fetches nothing: both pictures, the plan as a table to filter, and what a change does to a
/// stack that runs. Its policy lets in its own styles and its own script by their digests, and nothing else.
/// </summary>
internal static class StackPage
{
    private static readonly Html Style = new(EmbeddedText.Of("stack-page.css"));
    private static readonly Html Script = new(EmbeddedText.Of("stack-page.js"));

    private static string Policy { get; } = string.Join("; ",
        "default-src 'none'",
        // The two pictures have one style.
        $"style-src {Digest(Style.Markup)} {Digest(SvgPicture.Style)}",
        $"script-src {Digest(Script.Markup)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'");

    /// <param name="stack">Its name.</param>
    /// <param name="traffic">The way of a request.</param>
    /// <param name="order">How it comes up.</param>
    /// <param name="resources">The plan, in creation order.</param>
    /// <param name="consequences">What a change does to it, the gravest first; empty where none is looked at.</param>
    public static string Of(
        string stack,
        TrafficGraph traffic,
        StartOrder order,
        IReadOnlyCollection<PageResource> resources,
        IReadOnlyCollection<(string Severity, string Text)> consequences)
    {
        List<(string Id, string Title, Html Content)> sections =
        [
            .. consequences.Count == 0 ? [] : new[] { ("consequences", "What the change does", List(consequences)) },
            ("way", "The way of a request", Picture("The way of a request", TrafficSvg.Of(traffic))),
            ("order", "The order in which it comes up", Picture("The order in which it comes up", StartOrderSvg.Of(order, stack))),
            ("plan", "The plan", Table(resources)),
        ];
        return Html.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            <title>Stack {stack}</title>
            <style>{Style}</style>
            </head>
            <body>
            <header>
            <h1>Stack {stack}</h1>
            <p>An offline plan, made without an engine and without a cluster.</p>
            <nav aria-label="On this page">
            {sections.Select(section => Html.Of($"<a href=\"#{section.Id}\">{section.Title}</a>\n"))}</nav>
            </header>
            <main>
            {sections.Select(section => Html.Of($"<section id=\"{section.Id}\">\n<h2>{section.Title}</h2>\n{section.Content}</section>\n"))}</main>
            <script>{Script}</script>
            </body>
            </html>

            """).Markup;
    }

    // Wider than a telephone, and not to be made smaller there: it can be moved, by the keyboard too.
    private static Html Picture(string title, string svg) =>
        Html.Of($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}, a picture\">\n{new Html(svg)}</div>\n");

    private static Html List(IEnumerable<(string Severity, string Text)> consequences) => Html.Of(
        $"<ul>\n{consequences.Select(each => each.Severity.Length == 0 ? Html.Of($"<li>{each.Text}</li>\n") : Html.Of($"<li><strong>{each.Severity}</strong> {each.Text}</li>\n"))}</ul>\n");

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

    /// <summary>As a policy names what stands in the page itself.</summary>
    private static string Digest(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}

/// <param name="Type">Pulumi's type token.</param>
/// <param name="Kind">Its last part.</param>
/// <param name="Name">Its Pulumi name.</param>
/// <param name="Component">The name of the component that it is of; empty for none.</param>
/// <param name="Facts">What matters of it, a line each.</param>
internal sealed record PageResource(string Type, string Kind, string Name, string Component, IReadOnlyCollection<string> Facts);
