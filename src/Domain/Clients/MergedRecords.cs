namespace CustomerTracking.Domain.Clients;

/// <summary>A client and everybody who was merged into them, directly or through others.</summary>
/// <param name="Client">Who stands for all of them.</param>
/// <param name="Merged">The others' records.</param>
/// <param name="Merges">Those that stand among them.</param>
public sealed record MergedRecords(
    Client Client, IReadOnlyList<Client> Merged, IReadOnlyList<ClientMerge> Merges)
{
    /// <returns>The record of that id; null where it is not among them.</returns>
    public Client? Find(ClientId id) => id == Client.Id ? Client : Merged.FirstOrDefault(each => each.Id == id);

    /// <summary>That client's own record and all that were merged into it.</summary>
    /// <param name="id">One of them.</param>
    /// <param name="without">A merge that is taken for undone.</param>
    public IReadOnlySet<ClientId> Under(ClientId id, ClientMerge? without = null)
    {
        var children = Merges.Where(merge => merge != without)
            .ToLookup(merge => merge.SurvivorId, merge => merge.MergedId);
        var (under, next) = (new HashSet<ClientId> { id }, new Stack<ClientId>([id]));
        while (next.TryPop(out var parent))
            foreach (var child in children[parent].Where(under.Add)) next.Push(child);
        return under;
    }

    /// <summary>
    /// Sets when those whom an undone merge concerns first and last booked: from their own record before any merge, from
    /// those that are still merged into them, and from the bookings that are theirs.
    /// </summary>
    /// <param name="undone">The merge.</param>
    /// <param name="booked">When each booking of these records was recorded, and for which of them.</param>
    public void SpanBookings(ClientMerge undone, IReadOnlyCollection<(ClientId Record, DateTimeOffset At)> booked)
    {
        foreach (var id in new[] { Client.Id, undone.SurvivorId, undone.MergedId }.Distinct())
        {
            DateTimeOffset? first = null, last = null;
            var under = Under(id, undone);
            foreach (var (_, at) in booked.Where(one => under.Contains(one.Record))) Span(at, at);
            foreach (var record in under)
            {
                if (Merges.FirstOrDefault(merge => merge.SurvivorId == record) is { } into)
                    Span(into.FirstBookingDate, into.LastBookingDate);
                else Span(Find(record)!.FirstBookingDate, Find(record)!.LastBookingDate);
            }

            Find(id)!.SpanBookings(first, last);

            void Span(DateTimeOffset? from, DateTimeOffset? to) =>
                (first, last) = (ClientMerge.Earlier(first, from), ClientMerge.Later(last, to));
        }
    }
}
