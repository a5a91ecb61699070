namespace TrinoInfra.RouteReader.Documents;

/// <summary>The filters of a rule or of a backend.</summary>
/// <param name="Request"><c>requestHeaderModifier</c>.</param>
/// <param name="Response"><c>responseHeaderModifier</c>.</param>
/// <param name="Mirrors"><c>requestMirror</c>, of which there may be several.</param>
/// <param name="Redirect"><c>requestRedirect</c>; with it no backend sees the request.</param>
/// <param name="Rewrite"><c>urlRewrite</c>.</param>
/// <param name="Others">Types of the filters that this reader names but does not carry out, e.g. ExtensionRef.</param>
public sealed record Filters(
    HeaderModifier Request,
    HeaderModifier Response,
    IReadOnlyList<Mirror> Mirrors,
    Redirect? Redirect,
    UrlRewrite? Rewrite,
    IReadOnlyList<string> Others)
{
    public static Filters None { get; } = new(HeaderModifier.None, HeaderModifier.None, [], null, null, []);
}

/// <summary><c>requestMirror</c>: a copy of the request whose answer is dropped.</summary>
/// <param name="Kind"><inheritdoc/></param>
/// <param name="Namespace"><inheritdoc/></param>
/// <param name="Name"><inheritdoc/></param>
/// <param name="Port"><inheritdoc/></param>
/// <param name="Percent">Share of the requests that is copied, 0 to 100; default 100.</param>
public sealed record Mirror(string Kind, string Namespace, string Name, int? Port, double Percent)
    : BackendReference(Kind, Namespace, Name, Port);

/// <summary><c>requestRedirect</c>.</summary>
/// <param name="Scheme"><c>scheme</c>; null for the request's.</param>
/// <param name="Hostname"><c>hostname</c>; null for the request's.</param>
/// <param name="Path"><c>path</c>; null for the request's.</param>
/// <param name="Port"><c>port</c>; null for the scheme's where given, else the listener's.</param>
/// <param name="StatusCode"><c>statusCode</c>: 301, 302, 303, 307 or 308; default 302.</param>
public sealed record Redirect(string? Scheme, string? Hostname, PathModifier? Path, int? Port, int StatusCode);

/// <summary><c>urlRewrite</c>: host and path that the backend sees; null for the request's.</summary>
public sealed record UrlRewrite(string? Hostname, PathModifier? Path);

/// <summary><c>path</c> of a redirect or a rewrite.</summary>
/// <param name="Whole">True for ReplaceFullPath, false for ReplacePrefixMatch.</param>
/// <param name="Value">The replacement.</param>
public sealed record PathModifier(bool Whole, string Value);
