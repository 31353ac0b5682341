using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Domain.Bookings;

/// <summary>A recorded booking, as far as it is needed to tell whether another one is the same.</summary>
/// <param name="Client">Only for reading: what is changed of them is not saved.</param>
public sealed record KnownBooking(
    BookingId Id, Client Client, string? BookingKey, BookingStatus Status, DateTimeOffset Start, string ServiceName,
    string? GuestName, ExternalReference? Reference, ClientId? MemberId)
{
    public ClientId ClientId => Client.Id;

    /// <summary>The channel's own id of it, a call or a message; null where something else is its key.</summary>
    public string? ChannelKey => BookingKey is { } key
        && !key.StartsWith(Bookings.BookingKey.DerivedPrefix, StringComparison.Ordinal)
        && key != (Reference is null ? null : Bookings.BookingKey.OfReference(Reference).Value)
        ? key
        : null;

    /// <summary>
    /// Whether it is still to come, or has come about as agreed. One that was cancelled, or that was a no-show,
    /// stands no more; one that is over does not stand for an appointment that is still to come.
    /// </summary>
    public bool StandsFor(DateTimeOffset start, DateTimeOffset now) => Status switch
    {
        BookingStatus.Pending or BookingStatus.Confirmed => Start > now || start <= now,
        BookingStatus.Completed => start <= now,
        _ => false,
    };

    /// <summary>Whether it can be under that name; one that is missing contradicts nothing.</summary>
    public bool Fits(GivenName name) =>
        name.IsMissing || (GuestName is null ? name.Fits(Client) : IsSame(GuestName, name.Full));

    /// <summary>Whether it is for the same service and person; by whom and when is known.</summary>
    /// <param name="service">As another sender words it.</param>
    /// <param name="guest">Null for the client's own.</param>
    /// <param name="member">Whom of the household it is for, by each of their ids; empty where it is nobody of it.</param>
    public bool IsSameVisit(string service, string? guest, IReadOnlyCollection<ClientId> member) =>
        IsSame(ServiceName, service)
        && ((MemberId is { } known && member.Contains(known))
            || ((GuestName is null) == (guest is null) && IsSame(GuestName ?? "", guest ?? "")));

    // Senders differ in spaces and punctuation: "Cut & blow-dry" is "Cut & blow dry".
    private static bool IsSame(string one, string other) =>
        string.Equals(Letters(one), Letters(other), StringComparison.Ordinal);

    private static string Letters(string text) => string.Concat(
        CleanText.Fold(text).Where(character => !char.IsWhiteSpace(character) && !char.IsPunctuation(character)));
}
