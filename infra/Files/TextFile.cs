using System.Buffers;
using System.Text;
using TrinoInfra.Checking;

namespace TrinoInfra.Files;

/// <summary>Reads text that users wrote: UTF-8, without the control characters that YAML forbids.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    // What YAML allows of them: tab, line feed, carriage return, next line.
    private static readonly SearchValues<char> controls = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0xa0)
            .Select(code => (char)code)
            .Where(character => char.IsControl(character) && character is not ('\t' or '\n' or '\r' or '\x85')),
    ]);

    /// <exception cref="FaultsException">There is no such file, or it is not readable text of this size.</exception>
    public static string Read(string folder, string name, int maxBytes, string fixIfMissing) => Read(folder, name, maxBytes, fixIfMissing, out _);

    /// <inheritdoc cref="Read(string, string, int, string)"/>
    /// <param name="bytes">The file as it is.</param>
    public static string Read(string folder, string name, int maxBytes, string fixIfMissing, out byte[] bytes)
    {
        try
        {
            using var stream = File.OpenRead(Path.Combine(folder, name));
            return Read(stream, name, maxBytes, out bytes);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Fault(name, "there is no such file", fixIfMissing);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(name);
        }
    }

    /// <exception cref="FaultsException">It is not readable text of this size.</exception>
    public static string Read(Stream stream, string name, int maxBytes) => Read(stream, name, maxBytes, out _);

    private static string Read(Stream stream, string name, int maxBytes, out byte[] bytes)
    {
        var room = new byte[maxBytes + 1];
        bytes = room[..Fill(room, stream, name)];
        return bytes.Length <= maxBytes
            ? Decode(bytes, name)
            : throw Fault(name, $"is larger than {maxBytes >> 10} KiB", "shorten it: is this the file you mean?");
    }

    private static int Fill(byte[] bytes, Stream stream, string name)
    {
        try
        {
            return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        }
        // Stdin may be a folder, or closed.
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(name);
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        string text;
        try
        {
            text = utf8.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw Fault(name, $"is not text: its byte {exception.Index + 1} is no UTF-8", "save it as UTF-8");
        }

        var control = text.AsSpan().IndexOfAny(controls);
        if (control < 0)
            return text;
        var line = text.AsSpan(0, control).Count('\n') + 1;
        throw Fault($"{name}:{line}", $@"has the control character \u{{{(int)text[control]:x}}}", "remove it");
    }

    private static FaultsException Unreadable(string name) =>
        Fault(name, "cannot be read", "see that it is a file and that you may read it");

    private static FaultsException Fault(string where, string what, string fix) => new([new(where, what, fix)]);
}
