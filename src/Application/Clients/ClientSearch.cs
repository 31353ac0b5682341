using CustomerTracking.Application.Clients.Names;
using CustomerTracking.Application.Common;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Clients;

/// <summary>A page of those who have what was typed; where they are few, also of those with a name like it.</summary>
internal sealed class ClientSearch(IClientSearchIndex index, IPhoneNumbers phones, CurrentCaller caller)
{
    /// <summary>So many found are enough: who is similar is not looked for.</summary>
    private const int Enough = 5;

    private const int MostSimilar = 10;

    // Of those who may be similar, so many are compared.
    private const int MostCompared = 200;

    /// <param name="text">What was typed.</param>
    /// <param name="clients">Filtered, not sorted.</param>
    /// <param name="cursor">Of the page before.</param>
    /// <param name="limit">How many of the page.</param>
    /// <param name="rows">Reads the rows of those found, by their ids.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<Page<T>> Page<T>(
        string text, IQueryable<Client> clients, string? cursor, int limit,
        Func<IReadOnlyList<ClientId>, Task<Dictionary<Guid, T>>> rows, CancellationToken ct)
        where T : class
    {
        var from = SearchPlace.Read(cursor);
        if (SearchWords.From(text, phones, caller.Tenant.Region) is not { } words) return new([], null);

        var found = await index.Find(words, clients, from, limit, ct);
        var next = found.Count > limit ? found[limit - 1].ToCursor() : null;
        var ids = found.Take(limit).Select(one => one.ClientId).ToList();
        var similar = from is null && next is null && ids.Count < Enough ? await Similar(words, clients, ids, ct) : [];
        var read = ids.Count + similar.Count > 0 ? await rows([.. ids, .. similar]) : [];
        return new(Rows(ids), next)
        {
            Notice = words.Notice,
            Similar = similar.Count > 0 ? Rows(similar) : null,
        };

        List<T> Rows(List<ClientId> those) =>
            [.. those.Select(id => read.GetValueOrDefault(id.Value)).OfType<T>()];
    }

    private async Task<List<ClientId>> Similar(
        SearchWords words, IQueryable<Client> clients, List<ClientId> found, CancellationToken ct)
    {
        if (words.Words.All(word => word.Similar.Count == 0)) return [];

        var candidates = (await index.FindSimilar(words, clients, ct)).Select(place => place.ClientId).Except(found)
            .Take(MostCompared).ToList();
        if (candidates.Count == 0) return [];

        var texts = await clients.Where(client => candidates.Contains(client.Id))
            .Select(client => new { client.Id, client.SearchText }).ToDictionaryAsync(one => one.Id, ct);
        return
        [
            .. candidates.Where(texts.ContainsKey)
                .Select(id => (Id: id, Distance: Distance(words, texts[id].SearchText)))
                .Where(one => one.Distance is not null).OrderBy(one => one.Distance).Take(MostSimilar)
                .Select(one => one.Id),
        ];
    }

    // The index has keys of names, of which two names may share one without being similar.
    private static int? Distance(SearchWords words, string searchText)
    {
        var names = SearchTokens.OfName(searchText).ToList();
        var tokens = SearchTokens.OfNameAndEmail(searchText).ToList();
        var distance = 0;
        foreach (var word in words.Words.Where(word => word.Similar.Count > 0))
        {
            var typed = word.Tokens[0];
            if (tokens.Any(token => token.StartsWith(typed, StringComparison.Ordinal))) continue;
            if (names.Min(name => SimilarNames.Distance(typed, name)) is not { } nearest) return null;

            distance += nearest;
        }

        return distance;
    }
}
