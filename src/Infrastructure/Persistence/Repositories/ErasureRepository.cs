using System.Linq.Expressions;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Events;
using CustomerTracking.Domain.Imports;
using CustomerTracking.Domain.PersonalData;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Repositories;

internal sealed class ErasureRepository(AppDb db) : IErasureRepository
{
    // SQL Server takes 2,100 parameters.
    private const int MostAsked = 1000;

    public Task<Erasure?> Find(ErasureId id, CancellationToken ct) =>
        db.Set<Erasure>().SingleOrDefaultAsync(erasure => erasure.Id == id, ct);

    public Task<Erasure?> FindRunning(ClientId client, CancellationToken ct) => db.Set<Erasure>()
        .Where(erasure => erasure.ClientId == client && erasure.EndedAt == null)
        .OrderBy(erasure => erasure.RequestedAt).FirstOrDefaultAsync(ct);

    public void Add(Erasure erasure) => db.Add(erasure);

    public Task<ErasureSecret?> FindSecret(CancellationToken ct) => db.Set<ErasureSecret>().SingleOrDefaultAsync(ct);

    public void Add(ErasureSecret secret) => db.Add(secret);

    public async Task<List<ErasedKey>> FindKeys(IReadOnlyCollection<string> hashes, CancellationToken ct)
    {
        var found = new List<ErasedKey>();
        foreach (var some in hashes.Chunk(MostAsked))
            found.AddRange(await db.Set<ErasedKey>().Where(key => some.Contains(key.Hash)).ToListAsync(ct));
        return found;
    }

    public void Add(ErasedKey key) => db.Add(key);

    public void Remove(ErasedKey key) => db.Remove(key);

    public async Task<PersonalRecords> FindRecords(IReadOnlyCollection<ClientId> records, CancellationToken ct)
    {
        var clients = await Records.Include(client => client.ContactPoints)
            .Where(client => records.Contains(client.Id)).ToListAsync(ct);
        var merges = await Either<ClientMerge>(
            merge => records.Contains(merge.SurvivorId), merge => records.Contains(merge.MergedId), ct);
        var members = await Records.Where(client => client.HouseholdOwnerId != null
            && records.Contains(client.HouseholdOwnerId.Value) && !records.Contains(client.Id)).ToListAsync(ct);
        var others = merges.SelectMany(merge => new[] { merge.SurvivorId, merge.MergedId })
            .Concat(members.Select(member => member.Id)).Except(records).Distinct().ToList();
        return new()
        {
            Clients = [.. clients.OrderBy(client => client.SurvivorId is not null).ThenBy(client => client.Id)],
            Changes = await Of<ClientChange>(change => records.Contains(change.ClientId), ct),
            ValueSuggestions = await Of<ValueSuggestion>(one => records.Contains(one.ClientId), ct),
            Pairs = await Either<DuplicateSuggestion>(
                pair => records.Contains(pair.ClientId), pair => records.Contains(pair.OtherClientId), ct),
            Consents = await Of<Consent>(decision => records.Contains(decision.ClientId), ct),
            ServiceMappings = await Of<ServiceMapping>(mapping => records.Contains(mapping.ClientId), ct),
            Merges = merges,
            ImportKeys = await Of<ImportKey>(key => records.Contains(key.ClientId), ct),
            Members = members,
            ChangesOfOthers = others.Count == 0
                ? [] : await Of<ClientChange>(change => others.Contains(change.ClientId), ct),
        };
    }

    public void Remove(PersonalRecords records)
    {
        db.RemoveRange(records.Changes);
        db.RemoveRange(records.ValueSuggestions);
        db.RemoveRange(records.Pairs);
        db.RemoveRange(records.Consents);
        db.RemoveRange(records.ServiceMappings);
        db.RemoveRange(records.Merges);
        db.RemoveRange(records.ImportKeys);
    }

    public async Task<List<Booking>> FindBookings(
        IReadOnlyCollection<ClientId> records, BookingId after, int count, CancellationToken ct)
    {
        // Their ids first: both look-ups go by an index, one of both by none.
        var bookings = db.Set<Booking>();
        var theirs = await bookings.Where(booking => records.Contains(booking.ClientId))
            .Select(booking => booking.Id).ToListAsync(ct);
        var forThem = await bookings
            .Where(booking => booking.MemberId != null && records.Contains(booking.MemberId.Value))
            .Select(booking => booking.Id).ToListAsync(ct);
        var ids = theirs.Union(forThem).Where(id => id.CompareTo(after) > 0).Order().Take(count).ToList();
        return ids.Count == 0 ? [] : [.. (await bookings.Where(booking => ids.Contains(booking.Id)).ToListAsync(ct))
            .OrderBy(booking => booking.Id)];
    }

    public Task<List<Booking>> FindOtherBookings(
        IReadOnlyCollection<ClientId> records, BookingId after, int count, CancellationToken ct) => db.Set<Booking>()
        .Where(booking => booking.Id.CompareTo(after) > 0 && !records.Contains(booking.ClientId)
            && (booking.Notes != null || booking.GuestName != null || booking.GuestEmail != null))
        .OrderBy(booking => booking.Id).Take(count).ToListAsync(ct);

    public Task<List<Client>> FindClientsWithNotes(ClientId after, int count, CancellationToken ct) => Records
        .Where(client => client.Id.CompareTo(after) > 0 && client.Notes != null)
        .OrderBy(client => client.Id).Take(count).ToListAsync(ct);

    public Task<List<InboundMessage>> FindMessages(InboundMessageId after, int count, CancellationToken ct) =>
        db.Set<InboundMessage>().Where(message => message.Id.CompareTo(after) > 0)
            .OrderBy(message => message.Id).Take(count).ToListAsync(ct);

    public Task<List<OutboxEvent>> FindEvents(long afterSequence, int count, CancellationToken ct) =>
        db.Set<OutboxEvent>().Where(one => one.Sequence > afterSequence).OrderBy(one => one.Sequence).Take(count)
            .ToListAsync(ct);

    public Task<List<ImportPart>> FindImportParts(
        ClientImportId import, int afterNumber, int count, CancellationToken ct) => db.Set<ImportPart>()
        .Where(part => part.ImportId.CompareTo(import) > 0 || (part.ImportId == import && part.Number > afterNumber))
        .OrderBy(part => part.ImportId).ThenBy(part => part.Number).Take(count).ToListAsync(ct);

    private IQueryable<Client> Records => db.Set<Client>().IgnoreQueryFilters([AppDb.OnlySurvivors]);

    private Task<List<T>> Of<T>(Expression<Func<T, bool>> which, CancellationToken ct)
        where T : class => db.Set<T>().Where(which).ToListAsync(ct);

    // Two look-ups rather than one with "or", which would read them all.
    private async Task<List<T>> Either<T>(
        Expression<Func<T, bool>> one, Expression<Func<T, bool>> other, CancellationToken ct)
        where T : class => [.. (await Of(one, ct)).Union(await Of(other, ct))];
}
