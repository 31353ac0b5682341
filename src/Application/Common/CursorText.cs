using System.Buffers.Text;
using System.Text;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Common;

/// <summary>A cursor of a list that is not sorted by time.</summary>
internal static class CursorText
{
    private const int Longest = 2000;

    public static string Encode(string place) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(place));

    /// <exception cref="DomainException"><c>cursor.invalid</c></exception>
    public static string Read(string cursor) => cursor.Length <= Longest && Base64Url.IsValid(cursor)
        ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor))
        : throw new DomainException(Cursor.Invalid);
}
