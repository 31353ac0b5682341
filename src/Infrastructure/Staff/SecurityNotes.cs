using System.Threading.Channels;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Infrastructure.Staff;

/// <summary>
/// Entries of the audit log that nobody waits for: who looked at what. They are saved together, within a second or so. A
/// process that is killed loses those of that second; one that is stopped saves them first.
/// </summary>
internal sealed partial class SecurityNotes(
    IServiceScopeFactory scopes, IMemoryCache seen, TimeProvider clock, ILogger<SecurityNotes> log) : BackgroundService
{
    /// <summary>A page that shows what happens reads a card again and again.</summary>
    private static readonly TimeSpan OneLook = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Together = TimeSpan.FromSeconds(1);

    // Where the database is out of reach for long, the latest are dropped.
    private const int MostWaiting = 10_000;
    private const int MostAtOnce = 200;

    private readonly Channel<SecurityEntry> _waiting = Channel.CreateBounded<SecurityEntry>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Add(SecurityEntry look)
    {
        var key = (nameof(SecurityNotes), look.Action, look.Actor, look.Subject);
        if (seen.TryGetValue(key, out _)) return;

        seen.Set(key, true, OneLook);
        _waiting.Writer.TryWrite(look);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(Together, clock, stoppingToken);
                await Save(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            while (_waiting.Reader.TryPeek(out _) && await Save(CancellationToken.None)) { }
        }
    }

    /// <returns>Whether they are kept.</returns>
    private async Task<bool> Save(CancellationToken ct)
    {
        var some = new List<SecurityEntry>();
        while (some.Count < MostAtOnce && _waiting.Reader.TryRead(out var entry)) some.Add(entry);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            db.AddRange(some);
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            foreach (var entry in some) _waiting.Writer.TryWrite(entry);
            NextTime(failure);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "[Customer Tracking] Entries of the audit log could not be saved; they are tried again")]
    private partial void NextTime(Exception failure);
}
