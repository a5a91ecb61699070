using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TrinoInfra.Yaml;

/// <summary>A value as a YAML text, in which whatever a reader of any version of YAML might take for something else is quoted.</summary>
internal static partial class YamlText
{
    private static readonly EmitterSettings settings = new EmitterSettings().WithBestWidth(int.MaxValue);

    public static string Of(JsonNode value)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, settings);
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        Write(emitter, value);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Write(Emitter emitter, JsonNode? value)
    {
        switch (value)
        {
            case JsonObject map:
                emitter.Emit(new MappingStart());
                foreach (var (key, below) in map)
                {
                    Write(emitter, key);
                    Write(emitter, below);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonArray list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var below in list)
                    Write(emitter, below);
                emitter.Emit(new SequenceEnd());
                break;
            case JsonValue scalar:
                var (text, isText) = (scalar.ToString(), scalar.GetValueKind() == JsonValueKind.String);
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, isText && !IsPlain(text) ? ScalarStyle.DoubleQuoted : ScalarStyle.Plain, true, true));
                break;
        }
    }

    private static bool IsPlain(string text) =>
        Word().IsMatch(text) && !Boolean().IsMatch(text) && YamlScalars.IsText(new YamlScalar(default, text, IsPlain: true));

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9./-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // To YAML 1.1, which the Kubernetes libraries read.
    [GeneratedRegex(@"\A(y|n|yes|no|on|off)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Boolean();
}
