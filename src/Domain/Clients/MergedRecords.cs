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
        var children = Merges.Where(merge => merge != without).ToLookup(merge => merge.SurvivorId, merge => merge.MergedId);
        var (under, next) = (new HashSet<ClientId> { id }, new Stack<ClientId>([id]));
        while (next.TryPop(out var parent))
            foreach (var child in children[parent].Where(under.Add)) next.Push(child);
        return under;
    }

    /// <summary>
    /// Sets when a client first and last booked, from their own record before any merge, from those that are merged into
    /// them, and from the bookings that are theirs.
    /// </summary>
    /// <param name="client">One of them.</param>
    /// <param name="without">The merge that is being undone.</param>
    /// <param name="booked">When the bookings of these records were recorded.</param>
    public void SpanBookings(Client client, ClientMerge without, IReadOnlyCollection<DateTimeOffset> booked)
    {
        DateTimeOffset? first = booked.Count == 0 ? null : booked.Min();
        DateTimeOffset? last = booked.Count == 0 ? null : booked.Max();
        foreach (var id in Under(client.Id, without))
        {
            var into = Merges.FirstOrDefault(merge => merge.SurvivorId == id);
            var (ownFirst, ownLast) = into is null
                ? (Find(id)!.FirstBookingDate, Find(id)!.LastBookingDate)
                : (into.FirstBookingDate, into.LastBookingDate);
            (first, last) = (ClientMerge.Earlier(first, ownFirst), ClientMerge.Later(last, ownLast));
        }

        client.SpanBookings(first, last);
    }
}
