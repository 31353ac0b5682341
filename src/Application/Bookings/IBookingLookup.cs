using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Application.Bookings;

/// <summary>Everything by which one arriving booking may already be known, looked up in one round trip.</summary>
public interface IBookingLookup
{
    Task<BookingLookupResult> Find(BookingLookupKeys keys, CancellationToken ct);
}

/// <param name="Points">By which the person may be known, strongest first.</param>
/// <param name="ExternalClients">What salon systems call the person; one at most of a provider and business.</param>
public sealed record BookingLookupKeys(
    BookingKey Key, ExternalReference? Reference, IReadOnlyList<ContactPoint> Points,
    IReadOnlyList<ExternalClient> ExternalClients, DateTimeOffset Start);

/// <param name="Booking">The booking that has one of the keys already.</param>
/// <param name="Candidates">Every client that one of the keys leads to.</param>
/// <param name="SameStart">What those who have one of the contact points have booked for the same time.</param>
/// <param name="RecordedFor">
/// Of the searched keys, those that were recorded for a client who was merged, and for whom.
/// </param>
/// <param name="Mapped">
/// The providers and businesses that a record has a mapping to, to whichever id; looked up only where an external client
/// was searched.
/// </param>
/// <param name="ErasureSecret">By which erased people are known; null as long as nobody was erased.</param>
public sealed record BookingLookupResult(
    KnownBooking? Booking, IReadOnlyList<MatchCandidate> Candidates, IReadOnlyList<KnownBooking> SameStart,
    IReadOnlyDictionary<(MatchedBy By, string Key), ClientId> RecordedFor,
    IReadOnlySet<(ClientId Record, string Provider, string BusinessId)> Mapped, string? ErasureSecret = null)
{
    public MatchCandidate? By(ContactPoint point) =>
        Candidates.FirstOrDefault(candidate => candidate.Points.Any(point.IsSameAs));

    public MatchCandidate? By(ExternalClient external) =>
        Candidates.FirstOrDefault(candidate => candidate.ExternalClients.Contains(external));

    public bool HasMappingTo(ExternalClient external, ClientId record) =>
        Mapped.Contains((record, external.Provider, external.BusinessId));
}

/// <param name="Points">Those of the searched contact points that are this client's.</param>
/// <param name="ExternalClients">Those of the searched external clients that a mapping says are this client.</param>
/// <param name="Suggested">The pairs of possible duplicates that have this one first.</param>
public sealed record MatchCandidate(
    Client Client, IReadOnlyList<ContactPoint> Points, IReadOnlyList<ExternalClient> ExternalClients,
    IReadOnlyList<SuggestedDuplicate> Suggested);

/// <summary>A pair that was suggested before, whatever was decided on it.</summary>
public readonly record struct SuggestedDuplicate(ClientId Other, DuplicateSign Sign);
