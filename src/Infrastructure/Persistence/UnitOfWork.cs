using System.Runtime.ExceptionServices;
using CustomerTracking.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence;

internal sealed class UnitOfWork(AppDb db, CurrentCaller caller, SaveCounter saves) : IUnitOfWork
{
    private bool _isHeld;

    public bool IsDryRun { get; private set; }

    public Task SaveChangesAsync(CancellationToken ct)
    {
        if (!_isHeld) return CommitAsync(ct);

        db.IncrementVersions();   // what answers show is as it will be
        return Task.CompletedTask;
    }

    public async Task CommitAsync(CancellationToken ct)
    {
        if (IsDryRun)
        {
            db.IncrementVersions();
            return;
        }

        try
        {
            if (await db.SaveChangesAsync(ct) > 0 && caller.TenantId is { } tenant) saves.Increment(tenant);
        }
        catch (DbUpdateException refused) when (refused.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(refused.InnerException);
        }
    }

    public void Clear() => db.Clear();

    public void StartDryRun() => IsDryRun = true;

    public void RaiseNoEvents() => db.RaisesEvents = false;

    public void DeferSaves() => _isHeld = true;
}
