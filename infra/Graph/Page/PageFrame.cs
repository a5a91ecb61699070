using System.Security.Cryptography;
using System.Text;

namespace TrinoInfra.Graph.Page;

/// <summary>
/// One file for a browser, that fetches nothing. Its policy lets in its own styles and its own script by their digests, and nothing else.
/// </summary>
internal static class PageFrame
{
    private static readonly Html Style = new(EmbeddedText.Of("stack-page.css"));

    /// <param name="title">Over it, and on its tab.</param>
    /// <param name="lead">What it is, in a sentence.</param>
    /// <param name="sections">A heading each, by which it is found.</param>
    /// <param name="script">Part of the program; null for none.</param>
    public static string Of(string title, string lead, IReadOnlyCollection<(string Id, string Title, Html Content)> sections, string? script = null) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy(script)}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <link rel="icon" href="data:,">
        <title>{title}</title>
        <style>{Style}</style>
        </head>
        <body>
        <header>
        <h1>{title}</h1>
        <p>{lead}</p>
        <nav aria-label="On this page">
        {sections.Select(section => Html.Of($"<a href=\"#{section.Id}\">{section.Title}</a>\n"))}</nav>
        </header>
        <main>
        {sections.Select(section => Html.Of($"<section id=\"{section.Id}\">\n<h2>{section.Title}</h2>\n{section.Content}</section>\n"))}</main>
        {(script is null ? [] : new[] { Html.Of($"<script>{new Html(script)}</script>\n") })}</body>
        </html>

        """).Markup;

    private static string Policy(string? script) => string.Join("; ",
    [
        "default-src 'none'",
        // All pictures have one style.
        $"style-src {Digest(Style.Markup)} {Digest(SvgPicture.Style)}",
        .. script is null ? [] : new[] { $"script-src {Digest(script)}" },
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]);

    /// <summary>As a policy names what stands in the page itself.</summary>
    private static string Digest(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
}
