using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Search;

/// <summary>
/// An index gives those who have the words in its own order, who was recorded last first, and not by who booked last:
/// of many, a block is read and sorted at a time. Only who searches for what more people have than that notices.
/// </summary>
internal abstract class BlockSearch : IClientSearchIndex
{
    protected const int BlockSize = 500;

    public virtual async Task<List<SearchPlace>> Find(
        SearchWords words, IQueryable<Client> clients, SearchPlace? from, int limit, CancellationToken ct)
    {
        var found = new List<SearchPlace>();
        for (var match = from?.Match ?? WordMatch.Whole; match <= WordMatch.Beginning && found.Count <= limit; match++)
        {
            var start = from?.Match == match ? from : null;
            var behind = start?.Block;
            for (var isFull = true; isFull && found.Count <= limit;)
            {
                var block = behind;
                var hits = await Block(words, match, behind, clients).ToListAsync(ct);
                found.AddRange(hits.Where(hit => hit.IsListed)
                    .Select(hit => new SearchPlace(match, block, hit.LastBooked, hit.ClientId))
                    .Where(place => start is null || start.Block != block || place.CompareTo(start) > 0).Order());
                isFull = hits.Count == BlockSize;
                if (isFull) behind = hits[^1].ClientId;
            }
        }

        return found;
    }

    public virtual async Task<List<SearchPlace>> FindSimilar(
        SearchWords words, IQueryable<Client> clients, CancellationToken ct) =>
    [
        .. (await Block(words, WordMatch.Similar, null, clients).ToListAsync(ct)).Where(hit => hit.IsListed)
            .Select(hit => new SearchPlace(WordMatch.Similar, null, hit.LastBooked, hit.ClientId)).Order(),
    ];

    /// <param name="words">All of them, in the way that <paramref name="match"/> says; who has them whole does not only
    /// begin so.</param>
    /// <param name="match">How.</param>
    /// <param name="behind">The last one of the block before; null for the first.</param>
    /// <param name="clients">Those whom the list shows.</param>
    /// <returns>At most <see cref="BlockSize"/>, in the index's order.</returns>
    protected abstract IQueryable<Hit> Block(
        SearchWords words, WordMatch match, ClientId? behind, IQueryable<Client> clients);

    /// <param name="ClientId">Who has the words.</param>
    /// <param name="IsListed">Whether the list shows them.</param>
    /// <param name="LastBooked">When they last booked, where it shows them.</param>
    protected sealed record Hit(ClientId ClientId, bool IsListed, DateTimeOffset? LastBooked);
}
