using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Application.Bookings;

/// <summary>
/// Who it is: by contact point (phone before WhatsApp user), then by the salon system's id. The first key that leads to
/// a client wins; a key that leads to another client is a hint for staff, never a merge.
/// </summary>
internal sealed record MatchResult(
    ArrivingBooking Arriving, BookingLookupResult Known, MatchCandidate? Candidate, MatchedBy By, string Key)
{
    public IEnumerable<ContactPoint> NewPoints => Arriving.Keys.Points.Where(point => Known.By(point) is null);

    /// <summary>
    /// The external clients that become the client's: those that are nobody's, of systems that do not know the client
    /// by another id.
    /// </summary>
    public IEnumerable<ExternalClient> NewExternalClients => Arriving.Keys.ExternalClients.Where(
        external => Known.By(external) is null
            && (Candidate is null || !Known.HasMappingTo(external, RecordedFor ?? Candidate.Client.Id)));

    /// <summary>Other clients whom the booking names, where it says more than was known.</summary>
    public IEnumerable<PossibleDuplicate> PossibleDuplicates
    {
        get
        {
            var byPoint = Arriving.Keys.Points.Select(
                point => (Other: Known.By(point), Reason: $"A booking also named {point.Value}."));
            var byMapping = Arriving.Keys.ExternalClients.Select(external => (
                Other: Known.By(external),
                Reason: $"A booking also named {external.Provider} client {external.ClientId}."));
            return byPoint.Concat(byMapping)
                .Where(named => named.Other is { } other && other != Candidate && !IsOfHousehold(other))
                .Select(named => new PossibleDuplicate(named.Other!.Client.Id, named.Reason, SignFor(named.Other)))
                .Where(duplicate => duplicate.Before is null or < DuplicateSign.SameBooking)
                .DistinctBy(duplicate => duplicate.Other);
        }
    }

    // A mother and her daughter are two people.
    private bool IsOfHousehold(MatchCandidate other) => Candidate?.Client.SharesHouseholdWith(other.Client) ?? false;

    // Whichever of the two was the first one then.
    private DuplicateSign? SignFor(MatchCandidate other) => Candidate is null ? null
        : Candidate.Suggested.Where(pair => pair.Other == other.Client.Id)
            .Concat(other.Suggested.Where(pair => pair.Other == Candidate.Client.Id))
            .Select(pair => (DuplicateSign?)pair.Sign).Max();

    public static MatchResult Match(ArrivingBooking arriving, BookingLookupResult known)
    {
        foreach (var point in arriving.Keys.Points)
        {
            if (known.By(point) is { } candidate && !IsBorrowedPhone(arriving, point, candidate))
                return new(arriving, known, candidate, point.Kind.ToMatchedBy(), point.Key);
        }

        foreach (var external in arriving.Keys.ExternalClients)
        {
            if (known.By(external) is { } mapped && !IsDifferentPerson(arriving, mapped.Client))
                return new(arriving, known, mapped, MatchedBy.ServiceMapping, external.ClientId);
        }

        var first = arriving.Keys.Points[0];
        return new(arriving, known, null, first.Kind.ToMatchedBy(), first.Key);
    }

    /// <summary>
    /// The record that the key belongs to, where that was merged into the client: what comes by the key is theirs again
    /// when the merge is undone.
    /// </summary>
    public ClientId? RecordedFor =>
        Candidate is not null && Known.RecordedFor.TryGetValue((By, Key), out var record) ? record : null;

    /// <param name="learnt">How many new ways of recognising the client the booking brought.</param>
    public MatchReceipt Receipt(int learnt) =>
        new(
            Candidate is null ? MatchDecision.Created : learnt > 0 ? MatchDecision.Linked : MatchDecision.Matched,
            By,
            Key);

    // A daughter who calls from her mother's phone and gives her own number is not her mother.
    private static bool IsBorrowedPhone(ArrivingBooking arriving, ContactPoint point, MatchCandidate candidate) =>
        point == arriving.BesideStated && !arriving.Name.Fits(candidate.Client);

    // The salon system's id alone: with another phone and another name it was written down wrongly, or stands for
    // nobody.
    private static bool IsDifferentPerson(ArrivingBooking arriving, Client client) =>
        client.Phone is not null && !arriving.Name.Fits(client)
        && arriving.Keys.Points.Any(point => point.Kind is ContactPointKind.Phone);
}

/// <param name="Other">Who may be the client as well.</param>
/// <param name="Reason">Why, as a sentence.</param>
/// <param name="Before">What said so before; null where nothing did.</param>
internal sealed record PossibleDuplicate(ClientId Other, string Reason, DuplicateSign? Before);
