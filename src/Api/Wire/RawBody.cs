using System.Buffers;
using CustomerTracking.Api.Errors;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Wire;

/// <summary>
/// The body's own bytes, up to a limit: signatures are over them, and re-written JSON never verifies.
/// </summary>
internal static class RawBody
{
    public const int JsonLimit = 1024 * 1024;

    /// <summary>Meta sends up to 3 MB.</summary>
    public const int WhatsappLimit = 3 * 1024 * 1024;

    public static async Task<byte[]> Read(HttpContext http, int limit)
    {
        if (http.Request.ContentLength > limit) throw TooLarge(limit);

        var body = new ArrayBufferWriter<byte>((int)(http.Request.ContentLength ?? 4096) + 1);
        int read;
        while ((read = await http.Request.Body.ReadAsync(body.GetMemory(1), http.RequestAborted)) > 0)
        {
            body.Advance(read);
            if (body.WrittenCount > limit) throw TooLarge(limit);
        }

        return body.WrittenSpan.ToArray();
    }

    private static RequestFault TooLarge(int limit) => new(
        StatusCodes.Status413PayloadTooLarge,
        new("body.too_large", $"The body is larger than {limit / 1024} KiB.", ErrorKind.Invalid));
}
