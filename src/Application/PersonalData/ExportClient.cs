using System.Text.Json;
using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.ClientCards;
using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.PersonalData;

/// <summary>
/// Everything that is held about one client, for the person who asks for their data (GDPR, Articles 15 and 20). It is no
/// <see cref="IRead"/>, so that it takes a manager on the pages, and it stands in the security log.
/// </summary>
/// <param name="Id">The client's, or one's who was merged into them.</param>
public sealed record ExportClient(ClientId Id) : IRequest<ClientExport>, ISecurityRelevant
{
    SecurityAction ISecurityRelevant.Action => SecurityAction.ClientExported;

    AuditNeed ISecurityRelevant.Need => AuditNeed.Always;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => (answer as ClientExport)?.Client.Id;
}

/// <summary>Everything that is held about one client. Of other people it has only what they have to do with this one.</summary>
public sealed record ClientExport
{
    /// <summary>The form of this document. Fields may be added to it; a form that changes otherwise has another name.</summary>
    public string Form { get; } = "customertracking.client/1";

    public required DateTimeOffset ExportedAt { get; init; }

    /// <summary>Who holds the data: the salon's name.</summary>
    public required string Salon { get; init; }

    /// <summary>The values, where they come from, and every way in which the client is recognised.</summary>
    public required ClientRow Client { get; init; }

    /// <summary>The records that were merged into this client, as they were then.</summary>
    public required IReadOnlyList<ClientRow> MergedRecords { get; init; }

    /// <summary>Names and e-mails that channels gave for the client, also those that were dismissed.</summary>
    public required IReadOnlyList<ExportedSuggestion> Suggestions { get; init; }

    /// <summary>What the client agreed to, and what not.</summary>
    public required ClientConsents Consents { get; init; }

    /// <summary>What the salon's own systems call the client.</summary>
    public required IReadOnlyList<ServiceMappingRow> ServiceMappings { get; init; }

    /// <summary>What the client booked, and what others of their household booked for them, the latest first.</summary>
    public required IReadOnlyList<BookingRow> Bookings { get; init; }

    /// <summary>What was changed of the client, the latest first.</summary>
    public required IReadOnlyList<ClientChangeRow> History { get; init; }

    public required IReadOnlyList<MergeRow> Merges { get; init; }

    /// <summary>When the client was taken for the same person as another one, and by which sign.</summary>
    public required IReadOnlyList<ExportedPair> PossibleDuplicates { get; init; }

    /// <summary>What channels sent about the client, with its text as long as that is kept; the latest first.</summary>
    public required IReadOnlyList<InboundMessageDetails> Messages { get; init; }

    /// <summary>Who opened, read, exported or erased the client's data, as long as that is kept; the latest first.</summary>
    public required IReadOnlyList<ExportedLook> Looks { get; init; }

    /// <summary>What subscribers were told about the client, as long as that is kept; the oldest first.</summary>
    public required IReadOnlyList<JsonElement> Events { get; init; }
}

/// <inheritdoc cref="ValueSuggestion"/>
public sealed record ExportedSuggestion(string Value, ValueSource Source, DateTimeOffset At, SuggestionState State);

/// <param name="By">The name of the person or program; null where it is gone.</param>
public sealed record ExportedLook(SecurityAction Action, DateTimeOffset At, string? By);

/// <summary>A pair of possible duplicates, without the other client.</summary>
public sealed record ExportedPair(DuplicateSign Sign, DateTimeOffset At, DateTimeOffset? DismissedAt);

internal sealed class ExportClientHandler(
    IReadDb db, ISecrets secrets, ISecurityLog log, CurrentCaller caller, TimeProvider clock, IMapper mapper)
    : IRequestHandler<ExportClient, ClientExport>
{
    // SQL Server takes 2,100 in one command.
    private const int MostParameters = 1000;

    public async Task<ClientExport> Handle(ExportClient query, CancellationToken ct)
    {
        var records = await db.RecordsOf(query.Id, ct) ?? throw new DomainException(ClientErrors.NotFound);
        var id = records[0];
        var rows = await db.ClientRecords.Where(client => records.Contains(client.Id))
            .ProjectTo<ClientRow>(mapper.ConfigurationProvider).ToListAsync(ct);
        var bookings = await db.BookingRows(records, mapper, int.MaxValue, ct);
        var export = new ClientExport
        {
            ExportedAt = clock.GetUtcNow(),
            Salon = caller.Tenant.Name,
            Client = await Client(rows.Single(row => row.Id == id.Value), records, ct),
            MergedRecords = rows.FindAll(row => row.Id != id.Value),
            Suggestions =
            [
                .. (await db.ValueSuggestions.Where(one => records.Contains(one.ClientId)).ToListAsync(ct))
                    .OrderBy(one => one.CreatedAt)
                    .Select(one => new ExportedSuggestion(one.Value, one.Source, one.CreatedAt, one.State)),
            ],
            Consents = await db.Consents(records, ct),
            ServiceMappings = await db.ServiceMappings.Where(mapping => mapping.ClientId == id)
                .ProjectTo<ServiceMappingRow>(mapper.ConfigurationProvider).ToListAsync(ct),
            Bookings = bookings,
            History = await db.ClientChanges.Where(change => records.Contains(change.ClientId))
                .OrderByDescending(change => change.At).Select(ClientChangeRow.Projection).ToListAsync(ct),
            Merges = await db.Merges(records, ct),
            PossibleDuplicates = await Pairs(records, ct),
            Messages = await Messages(records, bookings, ct),
            Looks =
            [
                .. (await log.Find(
                    new() { TenantId = caller.Tenant.Id, Subjects = [.. records.Select(record => record.Value)] },
                    ListSecurityLog.Most, ct)).Select(entry => new ExportedLook(entry.Action, entry.At, entry.ActorName)),
            ],
            Events = [],
        };
        return export with { Events = await Events(export, ct) };
    }

    // Of the others of the household only who they are to this client.
    private async Task<ClientRow> Client(ClientRow row, IReadOnlyList<ClientId> records, CancellationToken ct) => row with
    {
        MergedIds = [.. records.Skip(1).Select(record => record.Value)],
        Household =
        [
            .. (await db.Household(records[0], ct)).Select(HouseholdPersonRow.From)
                .Select(one => one with { LastName = null, Phone = null }),
        ],
        Provenance = await db.Provenance(records[0], ct),
    };

    // Two look-ups rather than one with "or", which would read them all.
    private async Task<List<ExportedPair>> Pairs(IReadOnlyList<ClientId> records, CancellationToken ct) =>
        await db.DuplicateSuggestions.Where(pair => records.Contains(pair.ClientId))
            .Select(pair => new { pair.Sign, pair.CreatedAt, pair.DismissedAt })
            .Concat(db.DuplicateSuggestions.Where(pair => records.Contains(pair.OtherClientId))
                .Select(pair => new { pair.Sign, pair.CreatedAt, pair.DismissedAt }))
            .OrderBy(pair => pair.CreatedAt)
            .Select(pair => new ExportedPair(pair.Sign, pair.CreatedAt, pair.DismissedAt)).ToListAsync(ct);

    // What others sent to book for the client stands under those others.
    private async Task<List<InboundMessageDetails>> Messages(
        IReadOnlyList<ClientId> records, List<BookingRow> bookings, CancellationToken ct)
    {
        var others = bookings.Select(booking => new ClientId(booking.ClientId)).Except(records).ToList();
        var theirs = bookings.Where(booking => others.Contains(new(booking.ClientId)))
            .Select(booking => new BookingId(booking.Id)).ToList();
        var messages = await db.InboundMessages
            .Where(message => message.ClientId != null && records.Contains(message.ClientId.Value)).ToListAsync(ct);
        if (theirs.Count > 0)
        {
            messages.AddRange(await db.InboundMessages
                .Where(message => message.ClientId != null && others.Contains(message.ClientId.Value)
                    && message.BookingId != null && theirs.Contains(message.BookingId.Value)).ToListAsync(ct));
        }

        return
        [
            .. messages.OrderByDescending(message => message.ReceivedAt)
                .Select(message => message.ToDetails(mapper, secrets)),
        ];
    }

    // An event bears the time of the change that it tells of, by which it is found; the ids then say whose it is.
    private async Task<List<JsonElement>> Events(ClientExport export, CancellationToken ct)
    {
        var times = export.Bookings.SelectMany(booking => new[] { booking.CreatedAt, booking.UpdatedAt })
            .Concat(export.Bookings.SelectMany(booking => booking.History).Select(change => change.At))
            .Concat(export.History.Select(change => change.At))
            .Concat(export.MergedRecords.Append(export.Client).SelectMany(one => new[] { one.CreatedAt, one.UpdatedAt }))
            .Concat(export.Merges.SelectMany(merge => new[] { merge.MergedAt, merge.UndoneAt ?? merge.MergedAt }))
            .Concat(export.ServiceMappings.Select(mapping => mapping.CreatedAt)).Distinct().ToList();
        var ids = export.MergedRecords.Append(export.Client).Select(one => one.Id)
            .Concat(export.Bookings.Select(booking => booking.Id)).Select(id => id.ToString()).ToList();
        var told = new List<JsonElement>();
        foreach (var some in times.Order().Chunk(MostParameters))
        {
            var payloads = await db.Events.Where(one => some.Contains(one.OccurredAt))
                .OrderBy(one => one.OccurredAt).ThenBy(one => one.Id).Select(one => one.Payload).ToListAsync(ct);
            told.AddRange(payloads
                .Where(payload => ids.Exists(id => payload.Contains(id, StringComparison.OrdinalIgnoreCase)))
                .Select(payload => JsonDocument.Parse(payload).RootElement));
        }

        return told;
    }
}
