using System.ComponentModel.DataAnnotations;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Tenants;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Infrastructure.Staff;

public sealed class SecurityLogOptions
{
    public const string Section = "SecurityLog";

    /// <summary>Days after which entries are removed. Default: 730; 1 to 3650.</summary>
    [Range(1, 3650)]
    public int RetentionDays { get; init; } = 730;
}

/// <summary>One line of the audit log, without names: people and accounts are their ids.</summary>
internal sealed class SecurityEntry
{
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    public SecurityAction Action { get; init; }

    /// <summary>The person or the service account that did it; null where that is not known.</summary>
    public Guid? Actor { get; init; }

    /// <summary>The person, account, client, connection or subscription that it was done to.</summary>
    public Guid? Subject { get; init; }

    /// <summary>In whose data; null where it is about the whole installation.</summary>
    public TenantId? TenantId { get; init; }

    /// <summary>An IPv4 address, or an IPv6 network of 64 bits.</summary>
    public string? Address { get; init; }
}

/// <summary>
/// Each entry is a row that owners see; what changes something, or takes data out, is also a line of the log, category
/// <c>CustomerTracking.SecurityLog</c>.
/// </summary>
internal sealed partial class SecurityLog(
    IServiceScopeFactory scopes, TimeProvider clock, IOutages outages, SecurityNotes notes, ILoggerFactory loggers)
    : ISecurityLog
{
    public const string Category = "CustomerTracking.SecurityLog";

    private readonly ILogger _log = loggers.CreateLogger(Category);

    public async Task Record(
        SecurityAction action, Guid? actor, Guid? subject, string? address, CancellationToken ct,
        TenantId? tenant = null)
    {
        try
        {
            await Keep(action, actor, subject, address, tenant, ct);
        }
        catch (Exception failure) when (failure is DbUpdateException || outages.Include(failure))
        {
            NotKept(failure);   // what was done is done: its line has to do
        }
    }

    public async Task Keep(
        SecurityAction action, Guid? actor, Guid? subject, string? address, TenantId? tenant, CancellationToken ct)
    {
        Line(EnumText<SecurityAction>.Format(action), actor, subject, address);

        // A scope of its own: what the caller has not saved yet is no concern of this entry.
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.Add(Entry(action, actor, subject, address, tenant));
        await db.SaveChangesAsync(ct);
    }

    public void Note(SecurityAction action, Guid actor, Guid? subject, string? address, TenantId tenant) =>
        notes.Add(Entry(action, actor, subject, address, tenant));

    public async Task<IReadOnlyList<SecurityRow>> Find(SecurityFilter filter, int count, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var entries = await Filtered(db.Set<SecurityEntry>().AsNoTracking(), filter)
            .OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Take(count).ToListAsync(ct);
        var staff = await db.Set<StaffUser>().AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name, ct);
        var actors = entries.Select(one => one.Actor).OfType<Guid>().Where(id => !staff.ContainsKey(id)).Distinct()
            .Select(id => new ServiceAccountId(id)).ToList();
        var accounts = await db.Set<ServiceAccount>().AsNoTracking().Where(one => actors.Contains(one.Id))
            .ToDictionaryAsync(one => one.Id.Value, one => one.Name, ct);
        return entries.ConvertAll(one => new SecurityRow(
            one.Id, one.At, one.Action, one.Actor, NameOf(one.Actor, staff) ?? NameOf(one.Actor, accounts), one.Subject,
            NameOf(one.Subject, staff), one.Address));

        static string? NameOf(Guid? id, Dictionary<Guid, string> names) =>
            id is { } known ? names.GetValueOrDefault(known) : null;
    }

    private static IQueryable<SecurityEntry> Filtered(IQueryable<SecurityEntry> entries, SecurityFilter filter)
    {
        if (filter.TenantId is { } tenant) entries = entries.Where(one => one.TenantId == tenant);
        if (filter.Subjects is { } subjects)
            entries = entries.Where(one => one.Subject != null && subjects.Contains(one.Subject.Value));
        if (filter.Actor is { } actor) entries = entries.Where(one => one.Actor == actor);
        if (filter.Action is { } action) entries = entries.Where(one => one.Action == action);
        if (filter.From is { } from) entries = entries.Where(one => one.At >= from);
        if (filter.To is { } to) entries = entries.Where(one => one.At < to);
        if (filter.After is var (at, id))
            entries = entries.Where(one => one.At < at || (one.At == at && one.Id.CompareTo(id) < 0));
        return entries;
    }

    private SecurityEntry Entry(
        SecurityAction action, Guid? actor, Guid? subject, string? address, TenantId? tenant) => new()
        {
            Id = SequentialGuid.New(),
            At = clock.GetUtcNow(),
            Action = action,
            Actor = actor,
            Subject = subject,
            TenantId = tenant,
            Address = address,
        };

    [LoggerMessage(
        LogLevel.Information,
        "[Customer Tracking] Security: {Action} by {Actor} on {Subject} from {Address}")]
    private partial void Line(string action, Guid? actor, Guid? subject, string? address);

    [LoggerMessage(
        LogLevel.Error, "[Customer Tracking] An entry of the security log could not be kept in the database")]
    private partial void NotKept(Exception failure);
}
