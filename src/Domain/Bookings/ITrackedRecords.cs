using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Domain.Bookings;

/// <summary>Everything by which one arriving booking may already be known, looked up in one round trip.</summary>
public interface ITrackedRecords
{
    Task<TrackedRecords> Find(TrackingKeys keys, CancellationToken ct);

    void Add(DuplicateSuggestion suggestion);
}

/// <param name="Points">By which the person may be known, strongest first.</param>
public sealed record TrackingKeys(
    BookingKey Key, ExternalReference? Reference, IReadOnlyList<ContactPoint> Points, ExternalClient? ExternalClient);

/// <param name="Booking">The same booking, if it is there already.</param>
/// <param name="Candidates">Every client that one of the keys leads to.</param>
public sealed record TrackedRecords(KnownBooking? Booking, IReadOnlyList<Candidate> Candidates)
{
    public Candidate? By(ContactPoint point) =>
        Candidates.FirstOrDefault(candidate => candidate.Points.Any(point.IsSameAs));

    public Candidate? ByMapping => Candidates.FirstOrDefault(candidate => candidate.IsBehindExternalClient);
}

public sealed record KnownBooking(BookingId Id, ClientId ClientId, string? BookingKey);

/// <param name="Points">Those of the searched contact points that are this client's.</param>
/// <param name="IsBehindExternalClient">A mapping says that this client is the external one.</param>
/// <param name="HasMapping">The client has a mapping to that provider and business, to whichever external id.</param>
/// <param name="Suggested">The clients that were already suggested as duplicates of this one.</param>
public sealed record Candidate(
    Client Client, IReadOnlyList<ContactPoint> Points, bool IsBehindExternalClient, bool HasMapping,
    IReadOnlyList<ClientId> Suggested);
