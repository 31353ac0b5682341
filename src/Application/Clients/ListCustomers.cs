using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Clients;

/// <summary>Clients as the pages list them, with their bookings counted.</summary>
public sealed record ListCustomers : IRequest<Page<CustomerRow>>, IRead
{
    /// <summary>As much as <see cref="Page{T}.MaxLimit"/> is for programs, for an export.</summary>
    public const int LargestPage = 500;

    public CustomerFilter Filter { get; init; } = new();

    /// <summary>Who is searched for comes in the order of <see cref="SearchPlace"/> instead.</summary>
    public CustomerOrder Order { get; init; }

    public string? Cursor { get; init; }

    public int Limit { get; init; } = Page<CustomerRow>.DefaultLimit;
}

/// <summary>How many there are, for an export to tell how far it is.</summary>
public sealed record CountCustomers(CustomerFilter Filter) : IRequest<int?>, IRead;

/// <summary>Which clients; what is null does not matter.</summary>
public sealed record CustomerFilter
{
    /// <inheritdoc cref="ListClients.Query"/>
    public string? Query { get; init; }

    public Source? Source { get; init; }

    public ClientStatus? Status { get; init; }

    /// <summary>First seen on this day of the salon's or later.</summary>
    public DateOnly? SeenFrom { get; init; }

    /// <summary>First seen on this day of the salon's or before.</summary>
    public DateOnly? SeenTo { get; init; }

    /// <summary>Last booked on this day of the salon's or later.</summary>
    public DateOnly? BookedFrom { get; init; }

    /// <summary>Last booked on this day of the salon's or before.</summary>
    public DateOnly? BookedTo { get; init; }

    internal IQueryable<Client> Apply(IQueryable<Client> clients, TimeZoneInfo zone)
    {
        if (Source is { } source) clients = clients.Where(client => client.FirstInteractionSource == source);
        if (Status is { } status) clients = clients.Where(client => client.Status == status);
        if (SeenFrom?.In(zone) is { } from) clients = clients.Where(client => client.FirstInteractionDate >= from);
        if (SeenTo?.EndIn(zone) is { } to) clients = clients.Where(client => client.FirstInteractionDate < to);
        if (BookedFrom?.In(zone) is { } since) clients = clients.Where(client => client.LastBookingDate >= since);
        if (BookedTo?.EndIn(zone) is { } until) clients = clients.Where(client => client.LastBookingDate < until);
        return clients;
    }
}

public enum CustomerOrder
{
    /// <summary>Who was recorded last comes first.</summary>
    Newest,

    /// <summary>Who booked last comes first; who never booked is left out.</summary>
    LastBooked,

    Name,
}

/// <param name="Id">Theirs.</param>
/// <param name="Name">Empty where it is not known.</param>
/// <param name="Phone">The number to call, in E.164.</param>
/// <param name="Email">Theirs.</param>
/// <param name="Source">Where they first came from.</param>
/// <param name="Bookings">How many they made, and others of their household made for them, of whatever status.</param>
/// <param name="FirstSeen">When they were first heard of.</param>
/// <param name="LastBooked">When they last booked.</param>
/// <param name="Status">Theirs.</param>
/// <param name="CreatedAt">When they were recorded.</param>
/// <param name="SortName">The name as lists sort it.</param>
public sealed record CustomerRow(
    Guid Id, string Name, string? Phone, string? Email, Source Source, int Bookings, DateTimeOffset FirstSeen,
    DateTimeOffset? LastBooked, ClientStatus Status, DateTimeOffset CreatedAt, string SortName);

internal sealed class ListCustomersValidator : AbstractValidator<ListCustomers>
{
    public ListCustomersValidator() => RuleFor(query => query.Filter.Query).IsSearchQuery();
}

internal sealed class ListCustomersHandler(IReadDb db, ClientSearch search, CurrentCaller caller)
    : IRequestHandler<ListCustomers, Page<CustomerRow>>, IRequestHandler<CountCustomers, int?>
{
    public async Task<Page<CustomerRow>> Handle(ListCustomers query, CancellationToken ct)
    {
        var clients = query.Filter.Apply(db.Clients, caller.Tenant.Zone);
        if (CleanText.Line(query.Filter.Query) is { } words) return await Search(query, words, clients, ct);

        var (next, limit) = (query.Cursor, query.Limit);
        switch (query.Order)
        {
            case CustomerOrder.LastBooked:
                return Page<CustomerRow>.From(
                    await Rows(clients.Where(client => client.LastBookingDate != null).LatestFirst(
                        Cursor.Read(next), client => client.LastBookingDate!.Value, client => client.Id,
                        id => new ClientId(id)).Take(limit + 1), ct),
                    limit, row => new(row.LastBooked!.Value, row.Id));
            case CustomerOrder.Name:
                var rows = await Rows(ByName(clients, NamePlace.Read(next)).Take(limit + 1), ct);
                return rows.Count <= limit
                    ? new(rows, null)
                    : new(rows[..limit], new NamePlace(rows[limit - 1].SortName, rows[limit - 1].Id).ToString());
            default:
                return Page<CustomerRow>.From(
                    await Rows(clients.LatestFirst(
                        Cursor.Read(next), client => client.CreatedAt, client => client.Id, id => new ClientId(id))
                        .Take(limit + 1), ct),
                    limit, row => new(row.CreatedAt, row.Id));
        }
    }

    public async Task<int?> Handle(CountCustomers query, CancellationToken ct) =>
        CleanText.Line(query.Filter.Query) is null
            ? await query.Filter.Apply(db.Clients, caller.Tenant.Zone).CountAsync(ct)
            : null;

    private Task<Page<CustomerRow>> Search(
        ListCustomers query, string words, IQueryable<Client> clients, CancellationToken ct) => search.Page(
        words, clients, query.Cursor, query.Limit,
        async found => (await Rows(db.Clients.Where(client => found.Contains(client.Id)), ct))
            .ToDictionary(row => row.Id), ct);

    private static IQueryable<Client> ByName(IQueryable<Client> clients, NamePlace? from)
    {
        if (from is { } last)
        {
            var (name, id) = (last.Name, new ClientId(last.Id));
            clients = clients.Where(client => string.Compare(client.SortName, name) > 0
                || (client.SortName == name && client.Id.CompareTo(id) > 0));
        }

        return clients.OrderBy(client => client.SortName).ThenBy(client => client.Id);
    }

    private Task<List<CustomerRow>> Rows(IQueryable<Client> clients, CancellationToken ct) => clients
        .Select(client => new CustomerRow(
            client.Id.Value,
            ((client.FirstNameIsPlaceholder ? "" : client.FirstName + " ") + (client.LastName ?? "")).Trim(),
            client.Phone, client.Email == null ? null : client.Email.Value, client.FirstInteractionSource,
            db.Bookings.Count(booking => booking.ClientId == client.Id)
                + db.Bookings.Count(booking => booking.MemberId == client.Id && booking.ClientId != client.Id),
            client.FirstInteractionDate,
            client.LastBookingDate, client.Status, client.CreatedAt, client.SortName))
        .ToListAsync(ct);

    private sealed record NamePlace(string Name, Guid Id)
    {
        private const char Between = '\n';

        public static NamePlace? Read(string? cursor)
        {
            if (string.IsNullOrEmpty(cursor)) return null;

            var text = CursorText.Read(cursor);
            var end = text.LastIndexOf(Between);
            return end >= 0 && Guid.TryParse(text[(end + 1)..], out var id)
                ? new(text[..end], id)
                : throw new DomainException(Cursor.Invalid);
        }

        public override string ToString() => CursorText.Encode($"{Name}{Between}{Id}");
    }
}
