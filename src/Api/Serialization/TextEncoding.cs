using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CustomerTracking.Api.Errors;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Api.Serialization;

/// <summary>
/// JSON travels as UTF-8 (RFC 8259, section 8.1). A body in another encoding is told so, by its bytes.
/// </summary>
internal static class TextEncoding
{
    // Between 0x80 and 0x9F ISO 8859 has control characters, and Windows-1252 its quotation marks and the euro.
    private const byte LastOfWindowsOnly = 0x9F;

    private static readonly string[] WideCharsets = ["utf-16", "utf-32", "utf-7", "ucs-", "iso-10646"];

    /// <exception cref="RequestFault">415 <c>body.encoding</c>, with the encoding that was seen.</exception>
    public static void RequireUtf8(ReadOnlySpan<byte> body)
    {
        RequireNarrow(body);
        RequireUtf8Value(body);
    }

    /// <summary>No UTF-16 or UTF-32, of which nothing can be read.</summary>
    /// <exception cref="RequestFault">415 <c>body.encoding</c></exception>
    public static void RequireNarrow(ReadOnlySpan<byte> body)
    {
        if (WideEncodingOf(body) is { } wide) throw Other($"The body seems to be {wide}.");
    }

    /// <param name="part">A part of a body, or all of it.</param>
    /// <exception cref="RequestFault">415 <c>body.encoding</c></exception>
    public static void RequireUtf8Value(ReadOnlySpan<byte> part)
    {
        if (Utf8.IsValid(part)) return;

        var bad = part[FirstBadByte(part)];
        var seen = bad is >= 0x80 and <= LastOfWindowsOnly ? "Windows-1252" : "ISO-8859-1 (Latin-1)";
        throw Other(string.Create(CultureInfo.InvariantCulture,
            $"The body is not UTF-8: it has the byte 0x{bad:X2}. It seems to be {seen} or another 8-bit encoding."));
    }

    /// <summary>A charset whose text can be no UTF-8, whatever the body's bytes are.</summary>
    /// <exception cref="RequestFault">415 <c>body.encoding</c></exception>
    public static void RequireUtf8(string? charset)
    {
        if (charset is not null
            && WideCharsets.Any(wide => charset.StartsWith(wide, StringComparison.OrdinalIgnoreCase)))
            throw Other($"The Content-Type says that the body is {CleanText.Cut(charset, 20)}.");
    }

    // RFC 4627, section 3: the first two characters of a JSON object are ASCII, so their zeros tell.
    private static string? WideEncodingOf(ReadOnlySpan<byte> body) => body switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [not 0, 0, 0, 0, ..] => "UTF-32 (little-endian)",
        [0, 0, 0xFE, 0xFF, ..] or [0, 0, 0, not 0, ..] => "UTF-32 (big-endian)",
        [0xFF, 0xFE, ..] or [not 0, 0, ..] => "UTF-16 (little-endian)",
        [0xFE, 0xFF, ..] or [0, not 0, ..] => "UTF-16 (big-endian)",
        _ => null,
    };

    private static int FirstBadByte(ReadOnlySpan<byte> body)
    {
        var place = 0;
        while (Rune.DecodeFromUtf8(body[place..], out _, out var length) is OperationStatus.Done) place += length;
        return place;
    }

    private static RequestFault Other(string seen) => new(StatusCodes.Status415UnsupportedMediaType, new(
        "body.encoding", $"{seen} Send it as UTF-8, with Content-Type: application/json.", ErrorKind.Invalid));
}
