using MediatR;

namespace CustomerTracking.Application.Common;

/// <summary>Removes answers whose idempotency keys have ended: one small batch.</summary>
public sealed record RemoveExpiredIdempotencyRecords(int Batch) : IRequest<int>;

internal sealed class RemoveExpiredIdempotencyRecordsHandler(IIdempotencyRecordRepository answers, TimeProvider clock)
    : IRequestHandler<RemoveExpiredIdempotencyRecords, int>
{
    public Task<int> Handle(RemoveExpiredIdempotencyRecords command, CancellationToken ct) =>
        answers.Remove(clock.GetUtcNow() - IdempotencyKey.Lifetime, command.Batch, ct);
}
