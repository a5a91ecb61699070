using System.Security.Cryptography;

namespace TrinoInfra.Engine.CrdBundle;

/// <summary>Copies a pinned file and measures it on the way.</summary>
internal static class PinnedCopy
{
    /// <summary>
    /// Copies no more than the pinned size; whether there is more is told by one byte, which is not kept.
    /// A source that breaks is a source that ended: what arrived is too short either way.
    /// </summary>
    /// <param name="pin">What is expected.</param>
    /// <param name="source">Where it is read from.</param>
    /// <param name="destination">Where it is written to.</param>
    /// <param name="arrived">Told the number of bytes so far after each piece.</param>
    /// <param name="cancellation">Ends the copy.</param>
    public static async Task<Measured> CopyAsync(
        PinnedDownload pin, Stream source, Stream destination, Action<long> arrived, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[64 * 1024];
        long bytes = 0;

        while (bytes < pin.Bytes)
        {
            var piece = buffer.AsMemory(0, (int)Math.Min(buffer.Length, pin.Bytes - bytes));
            var read = await ReadAsync(source, piece, cancellation);
            if (read == 0)
                break;

            hash.AppendData(piece.Span[..read]);
            await destination.WriteAsync(piece[..read], cancellation);
            bytes += read;
            arrived(bytes);
        }

        var goesOn = bytes == pin.Bytes && await ReadAsync(source, buffer.AsMemory(0, 1), cancellation) > 0;
        return new Measured(bytes, goesOn, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static async ValueTask<int> ReadAsync(Stream source, Memory<byte> piece, CancellationToken cancellation)
    {
        try
        {
            return await source.ReadAsync(piece, cancellation);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}

/// <summary>What arrived of a pinned file.</summary>
/// <param name="Bytes">How much of it, at most the pinned size.</param>
/// <param name="GoesOn">True where there was more than the pinned size.</param>
/// <param name="Sha256">The digest of those bytes, in lower-case hexadecimal.</param>
internal readonly record struct Measured(long Bytes, bool GoesOn, string Sha256)
{
    /// <summary>What is wrong with it; null where it is the pinned file.</summary>
    public string? WrongWith(PinnedDownload pin) => this switch
    {
        { GoesOn: true } => TooLarge(pin),
        _ when Bytes < pin.Bytes => $"it ended after {Bytes:N0} of {pin.Bytes:N0} bytes",
        _ when Sha256 != pin.Sha256 => $"its SHA-256 is {Sha256}, but {pin.Sha256} is pinned in infra/Versions.cs",
        _ => null,
    };

    public static string TooLarge(PinnedDownload pin) =>
        $"it is larger than the {pin.Bytes:N0} bytes pinned in infra/Versions.cs";
}
