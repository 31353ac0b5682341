using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Domain.Channels;

public interface IInboundMessageRepository
{
    Task<InboundMessage?> Find(InboundMessageId id, CancellationToken ct);

    Task<InboundMessage?> FindByKey(Guid senderId, string key, CancellationToken ct);

    /// <summary>
    /// Counts a repeat of a message with the same outcome, or a settled one, at once: a crowd of repeats cannot stand
    /// in its own way.
    /// </summary>
    /// <param name="again">What came again, by its sender and key.</param>
    /// <param name="outcome">What it came to this time.</param>
    /// <param name="booking">Where it leads to one, the settled one must have led there too.</param>
    /// <param name="ct">Cancels it.</param>
    /// <returns>False when there is none.</returns>
    Task<bool> CountRepeat(
        ReceivedMessage again, InboundMessageOutcome outcome, BookingId? booking, CancellationToken ct);

    void Add(InboundMessage message);

    /// <summary>
    /// Forgets the bodies and headers of a batch of messages that came between two instants, at once, and finds those
    /// of the batch that have a reason or corrections to forget as well.
    /// </summary>
    /// <returns>How many the batch has, and those that are left to the caller.</returns>
    Task<(int Batch, IReadOnlyList<InboundMessage> Left)> DropBodies(
        DateTimeOffset from, DateTimeOffset before, int batch, CancellationToken ct);
}
