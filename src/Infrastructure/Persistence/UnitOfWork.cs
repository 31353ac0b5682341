using CustomerTracking.Application.Common;
using CustomerTracking.Infrastructure.Persistence.Saving;

namespace CustomerTracking.Infrastructure.Persistence;

internal sealed class UnitOfWork(AppDb db, GroupCommit group) : IUnitOfWork
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
        if (IsRehearsal)
        {
            db.CountVersions();
            return;
        }

        var rows = db.Rows();
        if (rows.Count > 0) await group.Save(rows, ct);
        db.Accept();
    }

    public void Forget() => db.Forget();

    public void Rehearse() => IsRehearsal = true;

    public void Hold() => _isHeld = true;
}
