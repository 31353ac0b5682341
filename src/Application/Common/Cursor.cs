using System.Buffers.Binary;
using System.Buffers.Text;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Common;

/// <summary>
/// The last row of a page: the instant that the list is sorted by, and the id that parts equal instants.
/// </summary>
internal readonly record struct Cursor(DateTimeOffset At, Guid Id)
{
    private const int Bytes = 24;

    public static readonly DomainError Invalid = new(
        "cursor.invalid", "The cursor is not one that this list gave out: leave it away to begin anew.",
        ErrorKind.Invalid, "cursor");

    /// <exception cref="DomainException"><c>cursor.invalid</c></exception>
    public static Cursor? Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;

        Span<byte> bytes = stackalloc byte[Bytes];
        if (text.Length > 64 || !Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var written)
            || written != Bytes)
            throw new DomainException(Invalid);

        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (ticks < DateTimeOffset.MinValue.Ticks || ticks > DateTimeOffset.MaxValue.Ticks)
            throw new DomainException(Invalid);

        return new(new DateTimeOffset(ticks, TimeSpan.Zero), new Guid(bytes[8..]));
    }

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        // to the last one, or those of the same instant are lost
        BinaryPrimitives.WriteInt64BigEndian(bytes, At.UtcTicks);
        Id.TryWriteBytes(bytes[8..]);
        return Base64Url.EncodeToString(bytes);
    }
}
