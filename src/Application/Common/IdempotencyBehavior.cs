using System.Text.Json;
using CustomerTracking.Domain.Common;
using MediatR;

namespace CustomerTracking.Application.Common;

/// <summary>
/// Gives a repeated request the answer of the first one. The answer is saved together with what the request did: there
/// is never one without the other.
/// </summary>
internal sealed class IdempotencyBehavior<TRequest, TResponse>(
    IdempotencyKey key, IIdempotencyRecordRepository answers, IUnitOfWork work, ISecrets secrets, IRepeatLog repeats,
    CurrentCaller caller, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not IIdempotentRequest || !key.IsGiven) return await next();

        var (id, fingerprint, now) = (key.Id(caller), Fingerprint.Compute(request), clock.GetUtcNow());
        var stored = await answers.Find(id, ct);
        if (stored is not null && stored.GivenAt > now - IdempotencyKey.Lifetime)
        {
            if (stored.Fingerprint != fingerprint) throw new DomainException(IdempotencyKey.Reused);

            key.IsReplayed = true;
            await repeats.AnsweredAgain(ct);
            return JsonSerializer.Deserialize<TResponse>(secrets.Open(stored.Answer))!;
        }

        work.DeferSaves();
        var answer = await next();
        var sealedAnswer = secrets.Seal(JsonSerializer.SerializeToUtf8Bytes(answer));
        if (stored is null) answers.Add(IdempotencyRecord.Create(id, fingerprint, sealedAnswer, now));
        else stored.Renew(fingerprint, sealedAnswer, now);
        await work.CommitAsync(ct);
        return answer;
    }
}
