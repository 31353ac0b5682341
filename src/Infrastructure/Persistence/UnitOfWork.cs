using CustomerTracking.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence;

internal sealed class UnitOfWork(AppDb db, WriteQueue writes) : IUnitOfWork
{
    private bool _isHeld;

    public bool IsRehearsal { get; private set; }

    public Task Save(CancellationToken ct)
    {
        if (!_isHeld) return Complete(ct);

        db.CountVersions();   // what answers show is as it will be
        return Task.CompletedTask;
    }

    public async Task Complete(CancellationToken ct)
    {
        db.CountVersions();
        if (IsRehearsal) return;

        using var turn = await writes.Enter(ct);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException stale)
        {
            throw new StaleRowException(stale);
        }
        catch (DbUpdateException duplicate) when (DatabaseFaults.IsUniqueViolation(duplicate))
        {
            throw new DuplicateRowException(duplicate);
        }
        catch (DbUpdateException victim) when (DatabaseFaults.IsDeadlock(victim))
        {
            throw new StaleRowException(victim);
        }
    }

    public void Forget()
    {
        db.ChangeTracker.Clear();
        db.ForgetVersions();
    }

    public void Rehearse() => IsRehearsal = true;

    public void Hold() => _isHeld = true;
}
