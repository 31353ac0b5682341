using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Bookings;

/// <summary>The key under which a channel would repeat one booking. One key, one booking, for ever.</summary>
public sealed record BookingKey
{
    public const int MaxLength = 260;
    public const string DerivedPrefix = "derived:";

    private const string LongPrefix = "long:";

    private BookingKey(string value) => Value = value;

    public string Value { get; }

    /// <summary>
    /// The channel's own id of the one booking: a call, a message. Stronger than a reference, which an agent may leave
    /// out.
    /// </summary>
    public static BookingKey OfChannel(Channel channel, string id) =>
        Within($"{EnumText<Channel>.Format(channel)}:{id}");

    // A provider's name may hold the colon, and "a:b" with "c" is not "a" with "b:c".
    public static BookingKey OfReference(ExternalReference reference) =>
        Within($"{Uri.EscapeDataString(reference.Provider)}:{reference.Id}");

    /// <summary>
    /// For senders without an id: a form sent twice is one booking; a mother and a daughter at the same hour are two.
    /// </summary>
    public static BookingKey Derived(string who, string service, DateTimeOffset start, string guestName) =>
        new(DerivedPrefix
            + Hash($"{who}\n{CleanText.NameKey(service)}\n{start.ToUnixTimeMilliseconds()}\n{CleanText.NameKey(guestName)}"));

    public override string ToString() => Value;

    /// <summary>Whether the key is too long to be kept as it was sent.</summary>
    public static bool IsHash(string key) => key.StartsWith(LongPrefix, StringComparison.Ordinal);

    private static BookingKey Within(string value) => new(value.Length <= MaxLength ? value : LongPrefix + Hash(value));

    private static string Hash(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
