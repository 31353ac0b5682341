using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Domain.Bookings;

/// <summary>Everything by which one arriving booking may already be known, looked up in one round trip.</summary>
public interface IBookingLookup
{
    Task<BookingLookupResult> Find(BookingLookupKeys keys, CancellationToken ct);

    void Add(DuplicateSuggestion suggestion);
}

/// <param name="Points">By which the person may be known, strongest first.</param>
public sealed record BookingLookupKeys(
    BookingKey Key, ExternalReference? Reference, IReadOnlyList<ContactPoint> Points, ExternalClient? ExternalClient,
    DateTimeOffset Start);

/// <param name="Booking">The booking that has one of the keys already.</param>
/// <param name="Candidates">Every client that one of the keys leads to.</param>
/// <param name="SameStart">What those who have one of the contact points have booked for the same time.</param>
public sealed record BookingLookupResult(
    KnownBooking? Booking, IReadOnlyList<MatchCandidate> Candidates, IReadOnlyList<KnownBooking> SameStart)
{
    public MatchCandidate? By(ContactPoint point) =>
        Candidates.FirstOrDefault(candidate => candidate.Points.Any(point.IsSameAs));

    public MatchCandidate? ByMapping => Candidates.FirstOrDefault(candidate => candidate.IsBehindExternalClient);
}

/// <param name="Points">Those of the searched contact points that are this client's.</param>
/// <param name="IsBehindExternalClient">A mapping says that this client is the external one.</param>
/// <param name="HasMapping">The client has a mapping to that provider and business, to whichever external id.</param>
/// <param name="Suggested">The clients that were already suggested as duplicates of this one.</param>
public sealed record MatchCandidate(
    Client Client, IReadOnlyList<ContactPoint> Points, bool IsBehindExternalClient, bool HasMapping,
    IReadOnlyList<ClientId> Suggested);
