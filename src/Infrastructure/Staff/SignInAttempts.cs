using System.Security.Cryptography;
using System.Text;
using CustomerTracking.Application.Common;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Infrastructure.Staff;

/// <summary>
/// Counts attempts in the database, for all processes together. An attempt is counted before the password is looked at,
/// so that many at once are no more than many in a row; the right one takes the count back.
/// </summary>
public sealed class SignInAttempts
{
    private const int Races = 5;
    private readonly AppDb _db;
    private readonly SignInOptions _options;
    private readonly TimeProvider _clock;

    public SignInAttempts(AppDb db, IOptions<SignInOptions> options, TimeProvider clock) =>
        (_db, _options, _clock) = (db, options.Value, clock);

    /// <summary>The key of an account. An unknown e-mail has one as well, so that both are counted alike.</summary>
    public static string AccountKey(string? normalizedEmail) => Hash($"account {normalizedEmail}");

    /// <summary>The key of a person on a known device.</summary>
    public static string DeviceKey(string device, Guid staffId) => Hash($"device {device} {staffId:N}");

    /// <param name="key">What is counted.</param>
    /// <param name="staffId">The account, if there is one.</param>
    /// <returns>Which attempt of those allowed it is, from 1; null when it must wait.</returns>
    public async Task<int?> Begin(string key, Guid? staffId, CancellationToken ct)
    {
        for (var race = 0; race < Races; race++)
        {
            if (await Count(key, ct) is { } count) return count;
            if (await _db.Set<SignInAttempt>().AnyAsync(one => one.Key == key, ct)) return null;
            if (await TryAdd(key, staffId, ct)) return 1;
        }

        return null;
    }

    /// <summary>One attempt less: the password was right, and a code is asked for as well.</summary>
    public Task Revert(string key, CancellationToken ct) => _db.Set<SignInAttempt>()
        .Where(one => one.Key == key && one.Count > 0)
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.Count, one => one.Count - 1), ct);

    /// <summary>The person is in, or may try again.</summary>
    public Task Clear(string key, CancellationToken ct) =>
        _db.Set<SignInAttempt>().Where(one => one.Key == key).ExecuteDeleteAsync(ct);

    internal async Task<Dictionary<Guid, DateTimeOffset>> Locked(CancellationToken ct)
    {
        var (now, most) = (_clock.GetUtcNow(), _options.AttemptsPerAccount);
        var locked = await _db.Set<SignInAttempt>()
            .Where(one => one.StaffId != null && one.Count >= most && one.Until > now)
            .Select(one => new { StaffId = one.StaffId!.Value, one.Until }).ToListAsync(ct);
        return locked.GroupBy(one => one.StaffId).ToDictionary(one => one.Key, one => one.Max(row => row.Until));
    }

    // Each statement is atomic; the first starts a count anew whose time is over.
    private async Task<int?> Count(string key, CancellationToken ct)
    {
        var (now, most) = (_clock.GetUtcNow(), _options.AttemptsPerAccount);
        var (until, mine) = (now + _options.Wait, _db.Set<SignInAttempt>().Where(one => one.Key == key));
        var renewed = await mine.Where(one => one.Until <= now).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Count, 1).SetProperty(one => one.Until, until), ct);
        if (renewed > 0) return 1;

        var counted = await mine.Where(one => one.Until > now && one.Count < most).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Count, one => one.Count + 1).SetProperty(one => one.Until, until), ct);
        return counted == 0 ? null : await mine.Select(one => (int?)one.Count).FirstOrDefaultAsync(ct) ?? 1;
    }

    private async Task<bool> TryAdd(string key, Guid? staffId, CancellationToken ct)
    {
        var attempt = new SignInAttempt
        {
            Key = key,
            StaffId = staffId,
            Count = 1,
            Until = _clock.GetUtcNow() + _options.Wait,
        };
        var entry = _db.Add(attempt);
        try
        {
            await _db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException failure) when (failure.InnerException is DuplicateRowException)
        {
            return false;   // another attempt came first
        }
        finally
        {
            entry.State = EntityState.Detached;
        }
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
