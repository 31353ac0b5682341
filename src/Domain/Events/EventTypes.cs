namespace CustomerTracking.Domain.Events;

/// <summary>What can happen that others may want to hear of. The words are part of the API.</summary>
public static class EventTypes
{
    public const int MaxLength = 40;

    public const string ClientCreated = "client.created";
    public const string ClientUpdated = "client.updated";
    public const string ClientMerged = "client.merged";
    public const string ClientErased = "client.erased";
    public const string ClientUnmerged = "client.unmerged";
    public const string MappingCreated = "mapping.created";
    public const string BookingTracked = "booking.tracked";
    public const string BookingUpdated = "booking.updated";
    public const string BookingRescheduled = "booking.rescheduled";
    public const string BookingCancelled = "booking.cancelled";
    public const string InboundMessageUnusable = "delivery.unusable";

    /// <summary>Sent to one subscription when a user asks for it; it cannot be subscribed to.</summary>
    public const string Test = "test.ping";

    /// <summary>
    /// Those that can be subscribed to, in the order in which one save raises them: who comes before what they booked.
    /// </summary>
    public static readonly IReadOnlyList<string> All =
    [
        ClientCreated, ClientUpdated, ClientMerged, ClientUnmerged, ClientErased, MappingCreated, BookingTracked,
        BookingUpdated, BookingRescheduled, BookingCancelled, InboundMessageUnusable,
    ];

    /// <summary>The place in <see cref="All"/>.</summary>
    public static int Order(string type) => All.TakeWhile(one => one != type).Count();
}
