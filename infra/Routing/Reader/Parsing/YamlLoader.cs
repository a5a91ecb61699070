using System.Text.RegularExpressions;
using TrinoInfra.Settings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TrinoInfra.Routing.Reader.Parsing;

/// <summary>A stream of YAML documents, read event by event so that neither depth nor aliases can hurt.</summary>
internal static partial class YamlLoader
{
    /// <returns>The documents, or none and the fault at its line and column.</returns>
    public static (IReadOnlyList<Node> Documents, Fault? Fault) Load(string text, string source)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            var builder = new NodeBuilder();
            while (parser.MoveNext())
                Take(parser.Current!, builder);
            return (builder.Documents, null);
        }
        catch (UnreadableException failure)
        {
            return Unreadable(parser.Current?.Start ?? Mark.Empty, failure.Message);
        }
        catch (YamlException failure)
        {
            return Unreadable(failure.Start, Quoted.Shorten(failure.Message, 200));
        }
        // A parser that stumbles over its own feet is still no reason for this program to fall.
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return Unreadable(parser.Current?.End ?? Mark.Empty, "it is no YAML");
        }

        (IReadOnlyList<Node>, Fault?) Unreadable(Mark mark, string what) =>
            ([], new Fault($"{source}:{mark.Line}:{mark.Column}", what, "give YAML or JSON documents"));
    }

    private static void Take(ParsingEvent happening, NodeBuilder builder)
    {
        switch (happening)
        {
            case MappingStart or SequenceStart:
                builder.Open(happening is MappingStart, AnchorOf((NodeEvent)happening));
                break;
            case MappingEnd or SequenceEnd:
                builder.Close();
                break;
            case Scalar scalar:
                builder.Scalar(scalar.Value, KindOf(scalar), AnchorOf(scalar));
                break;
            case AnchorAlias alias:
                builder.Alias(alias.Value.Value);
                break;
            case DocumentEnd:
                builder.EndDocument();
                break;
        }
    }

    private static string AnchorOf(NodeEvent node) => node.Anchor.IsEmpty ? "" : node.Anchor.Value;

    /// <summary>As kubectl reads YAML 1.1: plain text may be a number, a boolean or null.</summary>
    private static ScalarKind KindOf(Scalar scalar) => scalar switch
    {
        { Style: not ScalarStyle.Plain } => ScalarKind.Text,
        { Tag.IsEmpty: false } => scalar.Tag.Value switch
        {
            "tag:yaml.org,2002:int" or "tag:yaml.org,2002:float" => ScalarKind.Number,
            "tag:yaml.org,2002:bool" => ScalarKind.Boolean,
            "tag:yaml.org,2002:null" => ScalarKind.Null,
            _ => ScalarKind.Text,
        },
        { Value: "" or "~" or "null" or "Null" or "NULL" } => ScalarKind.Null,
        _ when Boolean().IsMatch(scalar.Value) => ScalarKind.Boolean,
        _ when Number().IsMatch(scalar.Value) => ScalarKind.Number,
        _ => ScalarKind.Text,
    };

    [GeneratedRegex(@"^(?:true|True|TRUE|false|False|FALSE|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|[yYnN])\z")]
    private static partial Regex Boolean();

    [GeneratedRegex(
        @"^(?:[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
        + @"|0x[0-9a-fA-F_]+|0o[0-7_]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z")]
    private static partial Regex Number();
}
