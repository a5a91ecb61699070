using System.Globalization;
using System.Net;
using TrinoInfra.Checking;

namespace TrinoInfra.Graph.Page;

/// <summary>Markup. <see cref="Of"/> alone puts values into it, and takes each for a text that is not markup itself.</summary>
internal readonly record struct Html(string Markup)
{
    public static Html Of(FormattableString template) => new(string.Format(
        CultureInfo.InvariantCulture, template.Format, [.. template.GetArguments().Select(Part)]));

    public override string ToString() => Markup;

    private static object Part(object? value) => value switch
    {
        Html html => html.Markup,
        IEnumerable<Html> parts => string.Concat(parts),
        _ => WebUtility.HtmlEncode(Quoted.Whole(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")),
    };
}
