using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CustomerTracking.Infrastructure.Persistence.Search;

/// <summary>
/// Takes an older file's clients into the full-text index, a few at a time beside the program's work. How far it is
/// stands in the file: after a restart it goes on from there.
/// </summary>
internal sealed partial class IndexBuilder(
    IServiceScopeFactory scopes, GroupCommit group, FullTextWriter writer, SchemaGuard guard, TimeProvider clock,
    ILogger<IndexBuilder> log) : BackgroundService
{
    private const int AtATime = 100;
    private static readonly TimeSpan BeforeNextTry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (done, reported) = (0, clock.GetTimestamp());
        for (var isComplete = false; !isComplete;)
        {
            try
            {
                (isComplete, var taken) = await Step(stoppingToken);
                done += taken;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // Another process did this part, or a booking changed a client meanwhile; a schema that does not fit is
                // told by others.
                if (failure is not StaleRowException && !guard.Explains()) NextTime(failure);
                await Task.Delay(BeforeNextTry, clock, stoppingToken);
            }

            if (done == 0 || (!isComplete && clock.GetElapsedTime(reported) < BetweenReports)) continue;

            reported = clock.GetTimestamp();
            if (isComplete) Complete(done);
            else Progress(done);
        }
    }

    /// <returns>Whether everybody is in the index now, and how many were taken in.</returns>
    internal async Task<(bool IsComplete, int Taken)> Step(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<SearchProgress>().AsNoTracking().SingleOrDefaultAsync(ct) is not { } progress)
            return (true, 0);

        var ids = await db.Set<Client>().IgnoreQueryFilters().Where(client => client.Id.CompareTo(progress.UpTo) > 0)
            .OrderBy(client => client.Id).Select(client => client.Id).Take(AtATime).ToListAsync(ct);
        var rows = ids.Count == 0 ? [] : await Rows(db, ids, ct);
        rows.Add(writer.Advance(progress.UpTo, ids.Count == 0 ? null : ids[^1]));
        await group.Save(rows, ct);
        return (ids.Count == 0, ids.Count);
    }

    // The documents are read before the records: what changes in between changes the document, and the save finds out.
    private async Task<List<Row>> Rows(AppDb db, List<ClientId> ids, CancellationToken ct)
    {
        var documents = await db.Set<SearchDocument>().AsNoTracking()
            .Where(document => ids.Contains(document.ClientId)).ToDictionaryAsync(document => document.ClientId, ct);
        var clients = db.Set<Client>().IgnoreQueryFilters().Where(client => ids.Contains(client.Id));
        var names = await clients.Select(client => new
        {
            client.Id,
            client.TenantId,
            SearchText = client.SurvivorId == null ? client.SearchText : "",
        }).ToListAsync(ct);
        var merged = (await db.Set<Client>().IgnoreQueryFilters()
            .Where(client => client.SurvivorId != null && ids.Contains(client.SurvivorId.Value))
            .Select(client => new { client.SurvivorId, client.SearchText }).ToListAsync(ct))
            .ToLookup(client => client.SurvivorId!.Value, client => client.SearchText);
        var phones = (await clients.SelectMany(client => client.ContactPoints)
            .Where(point => point.Kind == ContactPointKind.Phone)
            .Select(point => new { point.ClientId, point.Value }).ToListAsync(ct))
            .ToLookup(point => point.ClientId, point => point.Value);
        var externalIds = (await (
            from client in clients
            join mapping in db.Set<ServiceMapping>().IgnoreQueryFilters()
                on new { client.TenantId, ClientId = client.Id } equals new { mapping.TenantId, mapping.ClientId }
            select new { mapping.ClientId, mapping.ExternalClientId }).ToListAsync(ct))
            .ToLookup(mapping => mapping.ClientId, mapping => mapping.ExternalClientId);
        return
        [
            .. names.SelectMany(client => writer.Replace(
                documents.GetValueOrDefault(client.Id), client.Id, FullTextWriter.Terms(
                    FullText.Code(client.TenantId),
                    [
                        .. SearchTokens.OfAll(client.SearchText, phones[client.Id], externalIds[client.Id]),
                        .. merged[client.Id].SelectMany(SearchTokens.OfClient),
                    ]))),
        ];
    }

    [LoggerMessage(
        LogLevel.Information,
        "[Customer Tracking] {Count} clients of an older file are in the new search index; the others are found more "
            + "slowly until they are")]
    private partial void Progress(int count);

    [LoggerMessage(LogLevel.Information, "[Customer Tracking] The new search index is complete: {Count} clients")]
    private partial void Complete(int count);

    [LoggerMessage(
        LogLevel.Warning, "[Customer Tracking] The search index could not be gone on with; it is tried again")]
    private partial void NextTime(Exception failure);
}
