using AutoMapper;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Events;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Events;

/// <summary>What was sent to a subscription and what became of it, the newest first.</summary>
public sealed record ListAttempts : IRequest<Page<AttemptRow>>, IRead
{
    public required EventSubscriptionId SubscriptionId { get; init; }

    public AttemptOutcome? Outcome { get; init; }

    public string? Cursor { get; init; }

    public int Limit { get; init; } = Page<AttemptRow>.DefaultLimit;
}

/// <summary>One try at delivering an event.</summary>
public sealed record AttemptRow
{
    public required Guid Id { get; init; }

    public required Guid EventId { get; init; }

    /// <summary>The <c>webhook-id</c> it was sent with: the event's id.</summary>
    public required string MessageId { get; init; }

    public required string EventType { get; init; }

    public required DateTimeOffset At { get; init; }

    public required AttemptOutcome Outcome { get; init; }

    /// <summary>What the receiver answered; null where there was no answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Why it failed, in plain words.</summary>
    public string? Error { get; init; }

    /// <summary>Milliseconds until the receiver answered, or we stopped waiting.</summary>
    public required int DurationMs { get; init; }

    /// <summary>Null when it was delivered or given up.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }
}

internal sealed class AttemptRowProfile : Profile
{
    public AttemptRowProfile() => CreateMap<DeliveryAttempt, AttemptRow>();
}

internal sealed class ListAttemptsHandler(IReadDb db, IMapper mapper) : IRequestHandler<ListAttempts, Page<AttemptRow>>
{
    public async Task<Page<AttemptRow>> Handle(ListAttempts query, CancellationToken ct)
    {
        if (!await db.EventSubscriptions.AnyAsync(one => one.Id == query.SubscriptionId, ct))
            throw new DomainException(EventErrors.NotFound);

        var attempts = db.DeliveryAttempts.Where(attempt => attempt.SubscriptionId == query.SubscriptionId);
        if (query.Outcome is { } outcome) attempts = attempts.Where(attempt => attempt.Outcome == outcome);
        var rows = await attempts
            .LatestFirst(Cursor.Read(query.Cursor), attempt => attempt.At, attempt => attempt.Id, id => id)
            .Take(query.Limit + 1).ToListAsync(ct);
        return Page<AttemptRow>.From(
            mapper.Map<List<AttemptRow>>(rows), query.Limit, row => new(row.At, row.Id));
    }
}
