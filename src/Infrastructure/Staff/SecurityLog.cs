using System.ComponentModel.DataAnnotations;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Domain.Common;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Infrastructure.Staff;

public sealed class SecurityLogOptions
{
    public const string Section = "SecurityLog";

    /// <summary>Days after which entries are removed. Default: 365; 1 to 3650.</summary>
    [Range(1, 3650)]
    public int RetentionDays { get; init; } = 365;
}

/// <summary>One line of the security log, without names: people and accounts are their ids.</summary>
internal sealed class SecurityEntry
{
    public Guid Id { get; init; }

    public DateTimeOffset At { get; init; }

    public SecurityAction Action { get; init; }

    /// <summary>The person or the service account that did it; null where that is not known.</summary>
    public Guid? Actor { get; init; }

    /// <summary>The person, account, connection or subscription that it was done to.</summary>
    public Guid? Subject { get; init; }

    /// <summary>An IPv4 address, or an IPv6 network of 64 bits.</summary>
    public string? Address { get; init; }
}

/// <summary>
/// Each entry is a line of the log, category <c>CustomerTracking.SecurityLog</c>, and a row that owners see.
/// </summary>
internal sealed partial class SecurityLog(
    IServiceScopeFactory scopes, TimeProvider clock, IOutages outages, ILoggerFactory loggers) : ISecurityLog
{
    public const string Category = "CustomerTracking.SecurityLog";

    private readonly ILogger _log = loggers.CreateLogger(Category);

    public async Task Record(SecurityAction action, Guid? actor, Guid? subject, string? address, CancellationToken ct)
    {
        Line(EnumText<SecurityAction>.Format(action), actor, subject, address);
        var entry = new SecurityEntry
        {
            Id = SequentialGuid.New(),
            At = clock.GetUtcNow(),
            Action = action,
            Actor = actor,
            Subject = subject,
            Address = address,
        };
        try
        {
            // A scope of its own: what the caller has not saved yet is no concern of this entry.
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.Add(entry);
            await db.SaveChangesAsync(ct);
        }
        catch (Exception failure) when (failure is DbUpdateException || outages.Include(failure))
        {
            NotKept(failure);   // what was done is done: its line above has to do
        }
    }

    public async Task<IReadOnlyList<SecurityRow>> Newest(int count, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var entries = await db.Set<SecurityEntry>().AsNoTracking()
            .OrderByDescending(one => one.At).ThenByDescending(one => one.Id).Take(count).ToListAsync(ct);
        var names = await db.Set<StaffUser>().AsNoTracking().ToDictionaryAsync(one => one.Id, one => one.Name, ct);
        return entries.ConvertAll(one => new SecurityRow(
            one.Id, one.At, one.Action, one.Actor, NameOf(one.Actor), one.Subject, NameOf(one.Subject), one.Address));

        string? NameOf(Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;
    }

    [LoggerMessage(
        LogLevel.Information,
        "[Customer Tracking] Security: {Action} by {Actor} on {Subject} from {Address}")]
    private partial void Line(string action, Guid? actor, Guid? subject, string? address);

    [LoggerMessage(
        LogLevel.Error, "[Customer Tracking] An entry of the security log could not be kept in the database")]
    private partial void NotKept(Exception failure);
}
