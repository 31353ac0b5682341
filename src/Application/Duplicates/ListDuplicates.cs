using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Duplicates;

/// <summary>Pairs of clients who may be one person: the strongest sign first, then those noticed last.</summary>
public sealed record ListDuplicates : IRequest<Page<DuplicateRow>>, IRead
{
    /// <summary>Those that staff said are two people, instead of those that nobody has decided on.</summary>
    public bool Dismissed { get; init; }

    public string? Cursor { get; init; }

    public int Limit { get; init; } = Page<DuplicateRow>.DefaultLimit;
}

/// <summary>How many pairs nobody has decided on, <see cref="Most"/> at most.</summary>
public sealed record CountDuplicates : IRequest<int>, IRead
{
    /// <summary>More are not counted.</summary>
    public const int Most = 100;
}

/// <summary>Two clients who may be one person.</summary>
/// <param name="Id">The pair's.</param>
/// <param name="Client">The one of them.</param>
/// <param name="Other">The other.</param>
/// <param name="Sign">What says so.</param>
/// <param name="Reason">Why they may be one person, as a sentence.</param>
/// <param name="CreatedAt">When it was noticed.</param>
/// <param name="DismissedAt">When staff said that they are two; null while nobody has.</param>
/// <param name="DismissedBy">Who said so.</param>
public sealed record DuplicateRow(
    Guid Id, DuplicateClient Client, DuplicateClient Other, DuplicateSign Sign, string Reason,
    DateTimeOffset CreatedAt, DateTimeOffset? DismissedAt, string? DismissedBy);

/// <summary>What tells two clients apart at a glance.</summary>
/// <param name="Id">The client's.</param>
/// <param name="Name">Empty where it is not known.</param>
/// <param name="Phone">The number to call, in E.164.</param>
/// <param name="Email">Null where none is known.</param>
/// <param name="FirstInteractionDate">When they were first heard of.</param>
/// <param name="LastBookingDate">When they last booked; null where they never did.</param>
public sealed record DuplicateClient(
    Guid Id, string Name, string? Phone, string? Email, DateTimeOffset FirstInteractionDate,
    DateTimeOffset? LastBookingDate);

internal sealed class ListDuplicatesHandler(IReadDb db)
    : IRequestHandler<ListDuplicates, Page<DuplicateRow>>, IRequestHandler<CountDuplicates, int>
{
    private const char BehindSign = '.';

    private static readonly DuplicateSign[] StrongestFirst = [.. Enum.GetValues<DuplicateSign>().OrderDescending()];

    public async Task<Page<DuplicateRow>> Handle(ListDuplicates query, CancellationToken ct)
    {
        var pairs = await Read(query, ct);
        var clients = await Clients(pairs.SelectMany(pair => new[] { pair.ClientId, pair.OtherClientId }), ct);
        var page = Page<DuplicateRow>.From(
            pairs.ConvertAll(pair => new DuplicateRow(
                pair.Id.Value, clients[pair.ClientId], clients[pair.OtherClientId], pair.Sign, pair.Reason,
                pair.CreatedAt, pair.DismissedAt, pair.DismissedBy)),
            query.Limit, row => new(row.CreatedAt, row.Id));
        return page.NextCursor is null
            ? page : page with { NextCursor = $"{page.Items[^1].Sign:D}{BehindSign}{page.NextCursor}" };
    }

    // One range of the index for each sign, until the page is full.
    private async Task<List<DuplicateSuggestion>> Read(ListDuplicates query, CancellationToken ct)
    {
        var (after, cursor) = Place(query.Cursor);
        var pairs = new List<DuplicateSuggestion>();
        foreach (var sign in StrongestFirst.Where(sign => after is null || sign <= after))
        {
            pairs.AddRange(await Pairs(query.Dismissed).Where(pair => pair.Sign == sign)
                .LatestFirst(
                    sign == after ? cursor : null, pair => pair.CreatedAt, pair => pair.Id,
                    id => new DuplicateSuggestionId(id))
                .Take(query.Limit + 1 - pairs.Count).ToListAsync(ct));
            if (pairs.Count > query.Limit) break;
        }

        return pairs;
    }

    private static (DuplicateSign? Sign, Cursor? Cursor) Place(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor)) return (null, null);

        return cursor.Split(BehindSign) is [var number, { Length: > 0 } place]
            && StrongestFirst.FirstOrDefault(sign => $"{sign:D}" == number) is var sign && sign != default
            ? (sign, Cursor.Read(place)) : throw new DomainException(Cursor.Invalid);
    }

    // As a list: the count of a part would be of a query within a query.
    public async Task<int> Handle(CountDuplicates query, CancellationToken ct) => (await Pairs(dismissed: false)
        .Select(pair => pair.Id).Take(CountDuplicates.Most).ToListAsync(ct)).Count;

    // Compared with a parameter: "not dismissed" as such is no range of the index.
    private IQueryable<DuplicateSuggestion> Pairs(bool dismissed) =>
        db.DuplicateSuggestions.Where(pair => pair.IsDismissed == dismissed && pair.SettledBy == null);

    // Of one who was merged, whoever stands for them.
    private async Task<Dictionary<ClientId, DuplicateClient>> Clients(
        IEnumerable<ClientId> clients, CancellationToken ct)
    {
        var ids = clients.Distinct().ToList();
        if (ids.Count == 0) return [];

        return await db.Survivors(ids).ToDictionaryAsync(
            one => one.Id,
            one => new DuplicateClient(
                one.Client.Id.Value, one.Client.FullName, one.Client.Phone, one.Client.Email?.Value,
                one.Client.FirstInteractionDate, one.Client.LastBookingDate),
            ct);
    }
}
