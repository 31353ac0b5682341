using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Staff;

/// <summary>
/// Removes sessions that are over, attempts that no longer count and old entries of the security log.
/// </summary>
internal sealed class StaffMaintenance(AppDb db, IOptions<SecurityLogOptions> log, TimeProvider clock)
{
    /// <returns>How many rows of the largest batch went.</returns>
    public async Task<int> Remove(int batch, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (seen, kept) = (now - SignInSessions.Lifetime, now.AddDays(-log.Value.RetentionDays));
        var sessions = db.Set<SignInSession>().Where(one => one.SeenAt <= seen);
        var attempts = db.Set<SignInAttempt>().Where(one => one.Until <= now);
        var entries = db.Set<SecurityEntry>().Where(one => one.At < kept);

        var ids = await sessions.OrderBy(one => one.SeenAt).Select(one => one.Id).Take(batch).ToListAsync(ct);
        if (ids.Count > 0) await sessions.Where(one => ids.Contains(one.Id)).ExecuteDeleteAsync(ct);
        var keys = await attempts.OrderBy(one => one.Until).Select(one => one.Key).Take(batch).ToListAsync(ct);
        if (keys.Count > 0) await attempts.Where(one => keys.Contains(one.Key)).ExecuteDeleteAsync(ct);
        var old = await entries.OrderBy(one => one.At).Select(one => one.Id).Take(batch).ToListAsync(ct);
        if (old.Count > 0) await entries.Where(one => old.Contains(one.Id)).ExecuteDeleteAsync(ct);
        return Math.Max(ids.Count, Math.Max(keys.Count, old.Count));
    }
}
