using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Application.Events;

/// <summary>
/// Which event a saved change is. One change is one event, or none where a subscriber could not see it. What else is to
/// be told of gets a line here and its data in <see cref="EventPayload"/>.
/// </summary>
public static class EventOfChange
{
    // They change with every change, and say nothing by themselves; that a booking follows its client is told by the
    // merge's event.
    private static readonly string[] Unseen =
    [
        nameof(Client.UpdatedAt), nameof(Client.Version), nameof(Client.SearchText), nameof(Client.SortName),
        nameof(Client.SurvivorId), nameof(Client.FirstNameProvenance), nameof(Client.LastNameProvenance),
        nameof(Client.EmailProvenance), nameof(Booking.BookingKey), nameof(Booking.ClientId),
        nameof(Booking.OriginalClientId),
    ];

    // What the salon notes of a person is nobody else's.
    private static readonly string[] UnseenOfClient = [.. Unseen, nameof(Client.Birthday), nameof(Client.Notes)];

    /// <param name="record">As it will be saved, with its new version.</param>
    /// <param name="changed">The names of the properties that changed; null where the record is new.</param>
    public static OutboxEvent? For(object record, IReadOnlyCollection<string>? changed)
    {
        var unseen = record is Client ? UnseenOfClient : Unseen;
        if (changed is not null && changed.All(unseen.Contains)) return null;

        return record switch
        {
            Client { Status: ClientStatus.Erased } erased => changed?.Contains(nameof(Client.Status)) is true
                ? EventPayload.CreateErased(erased) : null,
            Client client => EventPayload.Create(
                client, changed is null ? EventTypes.ClientCreated : EventTypes.ClientUpdated),
            ClientMerge merge => EventPayload.Create(
                merge, changed is null ? EventTypes.ClientMerged : EventTypes.ClientUnmerged),
            Booking booking => EventPayload.Create(booking, TypeOf(booking, changed)),
            InboundMessage { Outcome: InboundMessageOutcome.Unusable } message
                when changed is null || changed.Contains(nameof(InboundMessage.Outcome)) =>
                    EventPayload.Create(message),
            ServiceMapping mapping when changed is null => EventPayload.Create(mapping, EventTypes.MappingCreated),
            _ => null,
        };
    }

    private static string TypeOf(Booking booking, IReadOnlyCollection<string>? changed)
    {
        if (changed is null) return EventTypes.BookingTracked;
        if (booking.Status is BookingStatus.Cancelled && changed.Contains(nameof(Booking.Status)))
            return EventTypes.BookingCancelled;

        return changed.Contains(nameof(Booking.BookingDate))
            ? EventTypes.BookingRescheduled
            : EventTypes.BookingUpdated;
    }
}
