using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Staff;

/// <summary>The sessions of the staff, kept in the database so that ending one ends it in every process.</summary>
public sealed class SignInSessions
{
    /// <summary>A session that no request came with for so long is over.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    private static readonly TimeSpan Precision = TimeSpan.FromDays(1);
    private readonly AppDb _db;
    private readonly TimeProvider _clock;

    public SignInSessions(AppDb db, TimeProvider clock) => (_db, _clock) = (db, clock);

    /// <returns>The session's id.</returns>
    public async Task<Guid> Start(Guid staffId, CancellationToken ct)
    {
        var session = new SignInSession { Id = Guid.CreateVersion7(), StaffId = staffId, SeenAt = _clock.GetUtcNow() };
        _db.Add(session);
        await _db.SaveChangesAsync(ct);
        return session.Id;
    }

    /// <returns>Null when the session has ended, or the person signed in under a stamp that is none any more.</returns>
    public async Task<OpenSession?> Find(Guid id, Guid staffId, string? stamp, CancellationToken ct)
    {
        var now = _clock.GetUtcNow();
        var found = await Alive(id, staffId, now)
            .Join(
                _db.Set<StaffUser>().Where(person => person.SecurityStamp == stamp), session => session.StaffId,
                person => person.Id, (session, person) => new { session.SeenAt, person.MustChangePassword })
            .SingleOrDefaultAsync(ct);
        if (found is null) return null;

        if (found.SeenAt < now - Precision)
            await Alive(id, staffId, now).ExecuteUpdateAsync(set => set.SetProperty(one => one.SeenAt, now), ct);
        return new(id, staffId, found.MustChangePassword);
    }

    public Task End(Guid id, CancellationToken ct) =>
        _db.Set<SignInSession>().Where(session => session.Id == id).ExecuteDeleteAsync(ct);

    public Task EndAll(Guid staffId, CancellationToken ct) =>
        _db.Set<SignInSession>().Where(session => session.StaffId == staffId).ExecuteDeleteAsync(ct);

    private IQueryable<SignInSession> Alive(Guid id, Guid staffId, DateTimeOffset now) => _db.Set<SignInSession>()
        .Where(session => session.Id == id && session.StaffId == staffId && session.SeenAt > now - Lifetime);
}

/// <param name="Id">The session's.</param>
/// <param name="StaffId">Who is signed in.</param>
/// <param name="MustChangePassword">Nothing else opens before.</param>
public sealed record OpenSession(Guid Id, Guid StaffId, bool MustChangePassword);
