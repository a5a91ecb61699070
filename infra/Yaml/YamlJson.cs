using System.Buffers;
using System.Text.Json;
using TrinoInfra.Checking;

namespace TrinoInfra.Yaml;

/// <summary>YAML as the JSON that it stands for.</summary>
internal sealed class YamlJson
{
    private readonly Utf8JsonWriter writer;
    private readonly List<Fault> faults;
    private readonly Func<YamlValue, string?> replace;

    private YamlJson(Utf8JsonWriter writer, List<Fault> faults, Func<YamlValue, string?> replace) =>
        (this.writer, this.faults, this.replace) = (writer, faults, replace);

    /// <param name="value">The value.</param>
    /// <param name="faults">Takes the scalars that JSON cannot hold; null is written instead.</param>
    /// <param name="replace">The text to write instead of a value and all below it, or null to write the value.</param>
    public static JsonElement ToJson(YamlValue value, List<Fault> faults, Func<YamlValue, string?>? replace = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            new YamlJson(writer, faults, replace ?? (_ => null)).Write(value);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    private void Write(YamlValue value)
    {
        switch (value)
        {
            case var _ when replace(value) is { } text:
                writer.WriteStringValue(text);
                break;
            case YamlScalar scalar:
                WriteScalar(scalar);
                break;
            case YamlList list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                    Write(item);
                writer.WriteEndArray();
                break;
            case YamlMapping mapping:
                writer.WriteStartObject();
                foreach (var (key, entry) in mapping.Entries)
                {
                    writer.WritePropertyName(key.Text);
                    Write(entry);
                }

                writer.WriteEndObject();
                break;
        }
    }

    private void WriteScalar(YamlScalar scalar)
    {
        switch (YamlScalars.KindOf(scalar, out var number))
        {
            case YamlScalars.Kind.Text:
                writer.WriteStringValue(scalar.Text);
                break;
            case YamlScalars.Kind.Null:
                writer.WriteNullValue();
                break;
            case YamlScalars.Kind.True:
                writer.WriteBooleanValue(true);
                break;
            case YamlScalars.Kind.False:
                writer.WriteBooleanValue(false);
                break;
            case YamlScalars.Kind.Number:
                writer.WriteRawValue(number);
                break;
            case YamlScalars.Kind.Date:
                WriteNothing(scalar, "is a date to YAML, and Pulumi would rewrite it");
                break;
            case YamlScalars.Kind.NotFinite:
                WriteNothing(scalar, "is not a finite number");
                break;
        }
    }

    private void WriteNothing(YamlScalar scalar, string why)
    {
        faults.Add(new(scalar.Place.ToString(), $"{Quoted.Text(scalar.Text)} {why}", "put it in quotes"));
        writer.WriteNullValue();
    }
}
