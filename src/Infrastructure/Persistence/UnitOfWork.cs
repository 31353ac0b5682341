using CustomerTracking.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence;

internal sealed class UnitOfWork(AppDb db, WriteQueue writes) : IUnitOfWork
{
    public async Task Save(CancellationToken ct)
    {
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

    public void Forget() => db.ChangeTracker.Clear();
}
