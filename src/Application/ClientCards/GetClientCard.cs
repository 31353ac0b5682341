using System.Linq.Expressions;
using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Security;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.ClientCards;

/// <summary>All that explains one client's record, for staff who have them on the phone.</summary>
public sealed record GetClientCard(ClientId Id) : IRequest<ClientCard>, IRead, ISecurityRelevant
{
    /// <summary>So many of each kind are read, the latest.</summary>
    public const int MostOfEach = 200;

    SecurityAction ISecurityRelevant.Action => SecurityAction.ClientViewed;

    AuditNeed ISecurityRelevant.Need => AuditNeed.Look;

    Guid? ISecurityRelevant.SubjectOf(object? answer) => (answer as ClientCard)?.Client.Id;
}

/// <param name="Client">Who, with where the values come from.</param>
/// <param name="Mappings">Whom the salon's own systems know them as.</param>
/// <param name="Bookings">What they booked, and what others of their household booked for them, by the time of the
/// appointment, the latest first.</param>
/// <param name="Changes">What was changed of the client, the latest first.</param>
/// <param name="PossibleDuplicates">Who may be the same person.</param>
/// <param name="InboundMessages">The message behind each booking that has one.</param>
/// <param name="Merges">Which clients were merged into this one, and into whom this one was; the latest first.</param>
/// <param name="Consents">What the client agreed to.</param>
/// <param name="Names">What those are called whom bookings and changes of this card name by id.</param>
public sealed record ClientCard(
    ClientRow Client, IReadOnlyList<ServiceMappingRow> Mappings, IReadOnlyList<BookingRow> Bookings,
    IReadOnlyList<ClientChangeRow> Changes, IReadOnlyList<PossibleDuplicateRow> PossibleDuplicates,
    IReadOnlyDictionary<Guid, Guid> InboundMessages, IReadOnlyList<MergeRow> Merges,
    IReadOnlyDictionary<Guid, string> Names, ClientConsents Consents);

/// <summary>A line of a client's history; as <see cref="ClientChange"/> says.</summary>
public sealed record ClientChangeRow(
    DateTimeOffset At, string By, Channel Channel, string Field, string? From, string? To, ValueSource? FromSource,
    ValueSource? ToSource)
{
    internal static readonly Expression<Func<ClientChange, ClientChangeRow>> Projection = change => new(
        change.At, change.By, change.Channel, change.Field, change.From, change.To, change.FromSource, change.ToSource);
}

/// <param name="SuggestionId">The pair's.</param>
/// <param name="Id">The other client's.</param>
/// <param name="Name">The client's; empty where it is not known.</param>
/// <param name="Phone">Theirs.</param>
/// <param name="Reason">A sentence for staff.</param>
public sealed record PossibleDuplicateRow(Guid SuggestionId, Guid Id, string Name, string? Phone, string Reason);

internal sealed class GetClientCardHandler(IReadDb db, IMapper mapper) : IRequestHandler<GetClientCard, ClientCard>
{
    public async Task<ClientCard> Handle(GetClientCard query, CancellationToken ct)
    {
        var id = await db.Survivor(query.Id, ct) ?? throw new DomainException(ClientErrors.NotFound);
        var client = await db.Clients.Where(one => one.Id == id)
            .ProjectTo<ClientRow>(mapper.ConfigurationProvider).SingleOrDefaultAsync(ct)
            ?? throw new DomainException(ClientErrors.NotFound);
        IReadOnlyList<ClientId> records = [id, .. await db.MergedInto(id, ct)];
        var bookings = await db.BookingRows(records, mapper, GetClientCard.MostOfEach, ct);
        var mappings = await db.ServiceMappings.Where(mapping => mapping.ClientId == id)
            .OrderBy(mapping => mapping.ServiceProvider)
            .ProjectTo<ServiceMappingRow>(mapper.ConfigurationProvider).ToListAsync(ct);
        var changes = await db.ClientChanges.Where(change => records.Contains(change.ClientId))
            .OrderByDescending(change => change.At).Take(GetClientCard.MostOfEach)
            .Select(ClientChangeRow.Projection).ToListAsync(ct);
        client = client with
        {
            Household = [.. (await db.Household(id, ct)).Select(HouseholdPersonRow.From)],
            Provenance = await db.Provenance(id, ct),
        };
        return new(
            client, mappings, bookings, changes, await PossibleDuplicates(records, ct),
            await InboundMessages(records, ct), await db.Merges(records, ct), await Names(bookings, changes, ct),
            await db.Consents(records, ct));
    }

    private async Task<Dictionary<Guid, string>> Names(
        List<BookingRow> bookings, List<ClientChangeRow> changes, CancellationToken ct)
    {
        var inHistory = bookings.SelectMany(booking => booking.History)
            .Where(change => change.Field is "memberId").SelectMany(change => new[] { change.From, change.To })
            .Concat(changes.Where(change => change.Field is "householdOwnerId" or "householdMember")
                .SelectMany(change => new[] { change.From, change.To }))
            .Select(id => Guid.TryParse(id, out var known) ? known : (Guid?)null);
        var ids = bookings.SelectMany(booking => new[] { booking.ClientId, booking.MemberId }).Concat(inHistory)
            .OfType<Guid>().Select(id => new ClientId(id));
        return (await db.Named(ids, ct)).ToDictionary(pair => pair.Key, pair => pair.Value.Name);
    }

    // Two look-ups rather than one with "or", which would read them all.
    private async Task<List<PossibleDuplicateRow>> PossibleDuplicates(
        IReadOnlyList<ClientId> records, CancellationToken ct)
    {
        var open = db.DuplicateSuggestions.Where(one => !one.IsDismissed && one.SettledBy == null);
        var suggested = await open.Where(one => records.Contains(one.ClientId))
            .Select(one => new { SuggestionId = one.Id, Id = one.OtherClientId, one.Reason, one.CreatedAt })
            .Concat(open.Where(one => records.Contains(one.OtherClientId))
                .Select(one => new { SuggestionId = one.Id, Id = one.ClientId, one.Reason, one.CreatedAt }))
            .OrderBy(one => one.CreatedAt).Take(GetClientCard.MostOfEach)
            .ToListAsync(ct);
        var names = await db.Named(suggested.Select(one => one.Id), ct);
        return
        [
            .. suggested.Select(one => (One: one, Other: names[one.Id.Value])).DistinctBy(pair => pair.Other.Id)
                .Select(pair => new PossibleDuplicateRow(
                    pair.One.SuggestionId.Value, pair.Other.Id, pair.Other.Name, pair.Other.Phone, pair.One.Reason)),
        ];
    }

    // A later message of the same booking said nothing new.
    private async Task<Dictionary<Guid, Guid>> InboundMessages(IReadOnlyList<ClientId> records, CancellationToken ct)
    {
        var messages = await db.InboundMessages
            .Where(message => message.ClientId != null && records.Contains(message.ClientId.Value)
                && message.Outcome == InboundMessageOutcome.Tracked)
            .OrderByDescending(message => message.ReceivedAt).Take(GetClientCard.MostOfEach)
            .Select(message => new { message.Id, message.BookingId }).ToListAsync(ct);
        return messages.Where(message => message.BookingId is not null)
            .GroupBy(message => message.BookingId!.Value.Value)
            .ToDictionary(group => group.Key, group => group.Last().Id.Value);
    }
}
