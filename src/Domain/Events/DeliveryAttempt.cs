using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;

namespace CustomerTracking.Domain.Events;

/// <summary>One try at delivering an event.</summary>
public sealed class DeliveryAttempt
{
    public const int MaxErrorLength = 200;

    private DeliveryAttempt() { }   // for EF

    public Guid Id { get; private init; }

    public TenantId TenantId { get; private init; }

    public EventSubscriptionId SubscriptionId { get; private init; }

    public EventDeliveryId DeliveryId { get; private init; }

    public string MessageId => EventId.ToString();

    public OutboxEventId EventId { get; private init; }

    public string EventType { get; private init; } = null!;

    public DateTimeOffset At { get; private init; }

    public AttemptOutcome Outcome { get; private init; }

    /// <summary>What the receiver answered; null where there was no answer.</summary>
    public int? StatusCode { get; private init; }

    /// <summary>In plain words, without addresses; null where it was delivered.</summary>
    public string? Error { get; private init; }

    public int DurationMs { get; private init; }

    /// <summary>Null where there is none.</summary>
    public DateTimeOffset? NextAttemptAt { get; private init; }

    internal static DeliveryAttempt Create(EventDelivery delivery, OutboxEvent what, SendOutcome outcome) => new()
    {
        Id = SequentialGuid.New(),
        TenantId = delivery.TenantId,
        SubscriptionId = delivery.SubscriptionId,
        DeliveryId = delivery.Id,
        EventId = delivery.EventId,
        EventType = what.Type,
        At = outcome.At,
        Outcome = outcome.IsDelivered ? AttemptOutcome.Delivered : AttemptOutcome.Failed,
        StatusCode = outcome.StatusCode,
        Error = outcome.Error,
        DurationMs = (int)outcome.Took.TotalMilliseconds,
        NextAttemptAt = delivery.NextAttemptAt,
    };
}

public enum AttemptOutcome
{
    Delivered,
    Failed,
}

/// <param name="At">When it was sent.</param>
/// <param name="Took">Until the receiver answered, or we stopped waiting.</param>
/// <param name="StatusCode">Null where there was no answer.</param>
/// <param name="Error">Null where the receiver took it.</param>
/// <param name="RetryAfter">For how long the receiver wants to be left alone; null where it did not say.</param>
public sealed record SendOutcome(
    DateTimeOffset At, TimeSpan Took, int? StatusCode, string? Error, TimeSpan? RetryAfter = null)
{
    private const int Gone = 410;

    /// <summary>What waits after the attempt, waits from here on.</summary>
    public DateTimeOffset EndedAt => At + Took;

    public bool IsDelivered => Error is null;

    /// <summary>The receiver wants nothing more, ever.</summary>
    public bool IsGone => StatusCode is Gone;

    /// <summary>Not this event is the trouble: the receiver is out of reach or overloaded.</summary>
    public bool IsReceiverDown => StatusCode is null or 429 or 502 or 503 or 504;
}
