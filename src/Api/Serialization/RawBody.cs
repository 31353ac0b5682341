using System.Buffers;
using CustomerTracking.Api.Errors;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Serialization;

/// <summary>
/// The body's own bytes, up to a limit: signatures are over them, and re-written JSON never verifies. Every route that
/// reads a body reads it here.
/// </summary>
internal static class RawBody
{
    public const int JsonLimit = 1024 * 1024;

    /// <summary>Meta sends up to 3 MB.</summary>
    public const int WhatsappLimit = 3 * 1024 * 1024;

    /// <summary>Twilio's messages have at most 1,600 characters and some thirty short fields.</summary>
    public const int FormLimit = 64 * 1024;

    // What a stranger announces reserves nothing: memory grows with the bytes that arrive.
    private const int FirstBuffer = 4 * 1024;

    /// <exception cref="RequestFault">413</exception>
    public static async Task<byte[]> Read(HttpContext http, int limit)
    {
        if (http.Request.ContentLength > limit) throw TooLarge(limit);

        var buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            var (length, read) = (0, 0);
            while ((read = await http.Request.Body.ReadAsync(buffer.AsMemory(length), http.RequestAborted)) > 0)
            {
                length += read;
                if (length > limit) throw TooLarge(limit);
                if (length == buffer.Length) buffer = Grow(buffer);
            }

            return buffer.AsSpan(0, length).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    private static RequestFault TooLarge(int limit) => new(
        StatusCodes.Status413PayloadTooLarge,
        new("body.too_large", $"The body is larger than {limit / 1024} KiB.", ErrorKind.Invalid));
}
