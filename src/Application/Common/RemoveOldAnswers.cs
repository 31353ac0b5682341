using MediatR;

namespace CustomerTracking.Application.Common;

/// <summary>Removes answers whose idempotency keys have ended: one small batch.</summary>
public sealed record RemoveOldAnswers(int Batch) : IRequest<int>;

internal sealed class RemoveOldAnswersHandler(IStoredAnswers answers, TimeProvider clock)
    : IRequestHandler<RemoveOldAnswers, int>
{
    public Task<int> Handle(RemoveOldAnswers command, CancellationToken ct) =>
        answers.Remove(clock.GetUtcNow() - IdempotencyKey.Lifetime, command.Batch, ct);
}
