using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Clients;

/// <summary>Clients, the newest first.</summary>
public sealed record ListClients : IRequest<Page<ClientRow>>, IRead
{
    /// <summary>
    /// The start of any word of the name or e-mail, or at least three digits of a phone number in any spelling.
    /// </summary>
    public string? Query { get; init; }

    public Source? Source { get; init; }

    public ClientStatus? Status { get; init; }

    public string? Cursor { get; init; }

    public int Limit { get; init; } = Page<ClientRow>.DefaultLimit;
}

internal sealed class ListClientsHandler(IReadDb db, IPhoneNumbers phones, CurrentCaller caller, IMapper mapper)
    : IRequestHandler<ListClients, Page<ClientRow>>
{
    private const int FewestDigits = 3;

    public async Task<Page<ClientRow>> Handle(ListClients query, CancellationToken ct)
    {
        var rows = await Filtered(query)
            .LatestFirst(
                Cursor.Read(query.Cursor), client => client.CreatedAt, client => client.Id, id => new ClientId(id))
            .Take(query.Limit + 1)
            .ProjectTo<ClientRow>(mapper.ConfigurationProvider)
            .ToListAsync(ct);
        return Page<ClientRow>.Of(rows, query.Limit, row => new(row.CreatedAt, row.Id));
    }

    private IQueryable<Client> Filtered(ListClients query)
    {
        var clients = db.Clients;
        if (query.Source is { } source) clients = clients.Where(client => client.FirstInteractionSource == source);
        if (query.Status is { } status) clients = clients.Where(client => client.Status == status);
        return CleanText.Line(query.Query) is { } words ? Matching(words, clients) : clients;
    }

    private IQueryable<Client> Matching(string words, IQueryable<Client> clients)
    {
        if (PhonePart(words) is { } digits)
            return clients.Where(client =>
                client.ContactPoints.Any(point => point.Kind == ContactPointKind.Phone && point.Key.Contains(digits)));

        foreach (var word in CleanText.Fold(words).Split(' '))
        {
            var start = " " + word;
            clients = clients.Where(client => client.SearchText.Contains(start));
        }

        return clients;
    }

    // A whole number is looked for by its key. Of a part, the trunk and international zeros in front are not in the
    // key.
    private string? PhonePart(string words)
    {
        if (words.Any(char.IsLetter) || words.Contains('@', StringComparison.Ordinal)) return null;
        if (phones.Read(words, caller.Tenant.Region) is { IsValid: true, Number: { } number }) return number.Key;

        var digits = string.Concat(words.Where(char.IsAsciiDigit)).TrimStart('0');
        return digits.Length >= FewestDigits ? digits : null;
    }
}
