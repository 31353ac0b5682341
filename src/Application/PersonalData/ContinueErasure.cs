using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.PersonalData;
using MediatR;

namespace CustomerTracking.Application.PersonalData;

/// <summary>
/// Does the next rows of an erasure: all of that in one save together with how far it is, so that a process that is killed
/// leaves nothing half done.
/// </summary>
public sealed record ContinueErasure(ErasureId Id) : IRequest, IRetryable
{
    string? IRetryable.LockKey => Id.ToString();
}

/// <summary>It stopped at the same place several times.</summary>
/// <param name="Id">The erasure's.</param>
/// <param name="Fault">Why, without what was there.</param>
public sealed record FailErasure(ErasureId Id, string Fault) : IRequest, IRetryable;

internal sealed class ContinueErasureHandler(
    IReadDb db, IErasureRepository erasures, ErasureSteps steps, IPhoneNumbers phones, ISecrets secrets,
    IUnitOfWork work, TimeProvider clock)
    : IRequestHandler<ContinueErasure, Unit>, IRequestHandler<FailErasure, Unit>
{
    public async Task<Unit> Handle(ContinueErasure command, CancellationToken ct)
    {
        if (await erasures.Find(command.Id, ct) is not { IsRunning: true } erasure) return Unit.Value;

        // Looked at again with the first step: a booking that arrives at that moment changes the client's version.
        var records = erasure.State is ErasureState.Erasing ? [] : await RecordsIfFree(erasure, ct);
        if (records is not null && erasure.State is ErasureState.Validating) await Validate(erasure, records, ct);
        else if (records is not null) await Step(erasure, ct);

        await work.SaveChangesAsync(ct);
        return Unit.Value;
    }

    public async Task<Unit> Handle(FailErasure command, CancellationToken ct)
    {
        if (await erasures.Find(command.Id, ct) is not { IsRunning: true } erasure) return Unit.Value;

        erasure.Fail($"{erasure.Step}, after {erasure.Position ?? "its beginning"}: {command.Fault}", clock.GetUtcNow());
        await work.SaveChangesAsync(ct);
        return Unit.Value;
    }

    /// <returns>Null where it failed: the client was merged since it was asked for, or has booked.</returns>
    private async Task<IReadOnlyList<ClientId>?> RecordsIfFree(Erasure erasure, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var records = await db.RecordsOf(erasure.ClientId, ct);
        if (records is null || records[0] != erasure.ClientId)
        {
            erasure.Fail("The client was merged into another one meanwhile. Erase that one.", now);
            return null;
        }

        var blocking = await db.BlockingBookings(records, now, ct);
        if (blocking.Count == 0) return records;

        erasure.Fail(
            $"Booking {blocking[0].Id} is to come: it was made meanwhile. Cancel it, or erase when it is over.", now);
        return null;
    }

    private async Task Validate(Erasure erasure, IReadOnlyList<ClientId> records, CancellationToken ct)
    {
        var marks = PersonMarks.From(await erasures.FindRecords(records, ct), phones);
        erasure.Validated(secrets.Seal(marks.Write()), marks.AreIn(erasure.Reason));
    }

    private async Task Step(Erasure erasure, CancellationToken ct)
    {
        var (done, position) = await steps.Run(
            erasure.Step, PersonMarks.Read(secrets.Open(erasure.Person!)), erasure.Position, ct);
        erasure.Advance(done, position, clock.GetUtcNow());
    }
}
