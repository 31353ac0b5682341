using AutoMapper;
using AutoMapper.QueryableExtensions;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Clients;

/// <summary>Clients, the newest first; who is searched for, in the order of <see cref="SearchPlace"/>.</summary>
public sealed record ListClients : IRequest<Page<ClientRow>>, IRead
{
    /// <summary>
    /// The start of words of the name, of the e-mail or of an id in the salon's own system; or a phone number in any
    /// spelling, its start, or its last three digits or more.
    /// </summary>
    public string? Query { get; init; }

    public Source? Source { get; init; }

    public ClientStatus? Status { get; init; }

    public string? Cursor { get; init; }

    public int Limit { get; init; } = Page<ClientRow>.DefaultLimit;
}

internal sealed class ListClientsValidator : AbstractValidator<ListClients>
{
    public ListClientsValidator() => RuleFor(query => query.Query).IsSearchQuery();
}

internal sealed class ListClientsHandler(IReadDb db, ClientSearch search, IMapper mapper)
    : IRequestHandler<ListClients, Page<ClientRow>>
{
    public async Task<Page<ClientRow>> Handle(ListClients query, CancellationToken ct)
    {
        if (CleanText.Line(query.Query) is { } words) return await Search(query, words, ct);

        var rows = await Filtered(query)
            .LatestFirst(
                Cursor.Read(query.Cursor), client => client.CreatedAt, client => client.Id, id => new ClientId(id))
            .Take(query.Limit + 1)
            .ProjectTo<ClientRow>(mapper.ConfigurationProvider)
            .ToListAsync(ct);
        return Page<ClientRow>.From(rows, query.Limit, row => new(row.CreatedAt, row.Id));
    }

    private Task<Page<ClientRow>> Search(ListClients query, string words, CancellationToken ct) => search.Page(
        words, Filtered(query), query.Cursor, query.Limit,
        found => db.Clients.Where(client => found.Contains(client.Id))
            .ProjectTo<ClientRow>(mapper.ConfigurationProvider).ToDictionaryAsync(row => row.Id, ct), ct);

    private IQueryable<Client> Filtered(ListClients query)
    {
        var clients = db.Clients;
        if (query.Source is { } source) clients = clients.Where(client => client.FirstInteractionSource == source);
        if (query.Status is { } status) clients = clients.Where(client => client.Status == status);
        return clients;
    }
}
