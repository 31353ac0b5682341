namespace CustomerTracking.Domain.Channels;

public interface IDeliveryRepository
{
    Task<Delivery?> Find(DeliveryId id, CancellationToken ct);

    Task<Delivery?> FindByKey(Guid senderId, string key, CancellationToken ct);

    /// <summary>
    /// Counts a repeat of a delivery with the same outcome, or a settled one, at once: a crowd of repeats cannot stand
    /// in its own way.
    /// </summary>
    /// <returns>False when there is none.</returns>
    Task<bool> CountRepeat(
        Guid senderId, string key, DeliveryOutcome outcome, DateTimeOffset now, CancellationToken ct);

    void Add(Delivery delivery);

    /// <summary>Forgets the bodies and headers of a batch of deliveries that came before an instant.</summary>
    /// <returns>How many.</returns>
    Task<int> DropBodies(DateTimeOffset before, int batch, CancellationToken ct);
}
