using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CustomerTracking.Domain.Common;

/// <summary>
/// New ids that grow with time in the order in which the database sorts them, so that new rows are written at the end
/// of their indexes instead of all over them.
/// </summary>
public static class SequentialGuid
{
    private const byte Version8 = 0x80;
    private const byte Variant = 0x80;
    private const int TicksPerMillisecond = (int)TimeSpan.TicksPerMillisecond;

    /// <summary>Of this process's database; set once when the program starts.</summary>
    public static GuidOrder Order { get; set; } = GuidOrder.Bytes;

    public static Guid New() => New(Order, TimeProvider.System.GetUtcNow());

    /// <param name="order">The database's.</param>
    /// <param name="now">From 1970 on.</param>
    public static Guid New(GuidOrder order, DateTimeOffset now) =>
        order is GuidOrder.SqlServer ? ForSqlServer(now) : Guid.CreateVersion7(now);

    // SQL Server looks at the last six bytes first, then at the two before them. There stand the milliseconds and the
    // ticks within one; the other 60 bits are random. It is a UUID of version 8 (RFC 9562, 5.8).
    private static Guid ForSqlServer(DateTimeOffset now)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[..8]);
        bytes[6] = (byte)(Version8 | (bytes[6] & 0x0F));
        var ticks = now.UtcTicks % TicksPerMillisecond;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[8..], (ushort)((Variant << 8) | (int)ticks));
        Span<byte> milliseconds = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, now.ToUnixTimeMilliseconds());
        milliseconds[2..].CopyTo(bytes[10..]);
        return new(bytes, bigEndian: true);
    }
}

/// <summary>How a database sorts ids.</summary>
public enum GuidOrder
{
    /// <summary>From the first byte to the last, as ids are read. SQLite's, where they are 16 bytes.</summary>
    Bytes,

    /// <summary>A <c>uniqueidentifier</c>'s: by bytes 10 to 15, then 8 and 9, and so on to the front.</summary>
    SqlServer,
}
