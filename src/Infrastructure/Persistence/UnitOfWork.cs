using System.Runtime.ExceptionServices;
using CustomerTracking.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence;

internal sealed class UnitOfWork(AppDb db) : IUnitOfWork
{
    private bool _isHeld;

    public bool IsRehearsal { get; private set; }

    public Task Save(CancellationToken ct)
    {
        if (!_isHeld) return Complete(ct);

        db.IncrementVersions();   // what answers show is as it will be
        return Task.CompletedTask;
    }

    public async Task Complete(CancellationToken ct)
    {
        if (IsRehearsal)
        {
            db.IncrementVersions();
            return;
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException refused) when (refused.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(refused.InnerException);
        }
    }

    public void Forget() => db.Clear();

    public void Rehearse() => IsRehearsal = true;

    public void Hold() => _isHeld = true;
}
