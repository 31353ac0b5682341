using System.Text;
using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Persistence.Search;

/// <summary>
/// A row for each token, for SQL Server: its full-text search is an optional part that many installations lack, and its
/// log writes rows, not pages. A beginning is a range of the table's key.
/// </summary>
internal sealed class TermIndex(AppDb db) : BlockSearch
{
    private const int FirstBehindSurrogates = 0xE000;

    /// <summary>
    /// The end of the range of all that begin so: the first text behind them, in the order of code points (SQLite) as
    /// in that of UTF-16 (SQL Server's BIN2), supplementary characters too.
    /// </summary>
    public static string Behind(string beginning)
    {
        Rune.DecodeLastFromUtf16(beginning, out var last, out var length);
        var next = last.Value + 1;
        return beginning[..^length] + new Rune(Rune.IsValid(next) ? next : FirstBehindSurrogates);
    }

    protected override IQueryable<Hit> Block(
        SearchWords words, WordMatch match, ClientId? behind, IQueryable<Client> clients)
    {
        var found = Found(words, match);
        if (match is WordMatch.Beginning)
        {
            var whole = Found(words, WordMatch.Whole);
            found = found.Where(term => !whole.Any(one => one.ClientId == term.ClientId));
        }

        var ids = found.Select(term => term.ClientId).Distinct();
        if (behind is { } last) ids = ids.Where(id => id.CompareTo(last) < 0);
        return from id in ids.OrderByDescending(id => id).Take(BlockSize)
               from client in clients.Where(one => one.Id == id).DefaultIfEmpty()
               orderby id descending
               select new Hit(id, client != null, client == null ? null : client.LastBookingDate);
    }

    // Those terms that are the first word, a range of the key, of clients who have the others as well.
    private IQueryable<SearchTerm> Found(SearchWords words, WordMatch match)
    {
        var found = Found(words.Words[0], match);
        foreach (var word in words.Words.Skip(1))
        {
            var other = Found(word, match);
            found = found.Where(term => other.Any(one => one.ClientId == term.ClientId));
        }

        return found;
    }

    private IQueryable<SearchTerm> Found(SearchWord searched, WordMatch match)
    {
        var (terms, word) = (db.Set<SearchTerm>().AsNoTracking(), searched.Tokens);
        var (one, other, third) = (word[0], word.ElementAtOrDefault(1) ?? word[0], word[^1]);
        if (match is WordMatch.Whole) return word.Count == 1
            ? terms.Where(term => term.Term == one)
            : terms.Where(term => term.Term == one || term.Term == other || term.Term == third);

        var (oneEnd, otherEnd, thirdEnd) = (Behind(one), Behind(other), Behind(third));
        if (match is WordMatch.Similar && searched.Similar is { Count: > 0 } similar)
            return terms.Where(term => similar.Contains(term.Term)
                || (string.Compare(term.Term, one) >= 0 && string.Compare(term.Term, oneEnd) < 0));

        return word.Count == 1
            ? terms.Where(term => string.Compare(term.Term, one) >= 0 && string.Compare(term.Term, oneEnd) < 0)
            : terms.Where(term =>
                (string.Compare(term.Term, one) >= 0 && string.Compare(term.Term, oneEnd) < 0)
                || (string.Compare(term.Term, other) >= 0 && string.Compare(term.Term, otherEnd) < 0)
                || (string.Compare(term.Term, third) >= 0 && string.Compare(term.Term, thirdEnd) < 0));
    }
}

/// <summary>Writes <see cref="SearchTerm"/>s.</summary>
internal sealed class TermWriter(TableStatements statements) : ISearchIndexWriter
{
    public ValueTask<IReadOnlyList<Row>> Rows(AppDb db, IReadOnlyList<TokenChange> changes, CancellationToken ct)
    {
        var rows = new List<Row>();
        foreach (var change in changes)
        {
            rows.AddRange(change.Removed.Select(token => statements.Delete(db, Term(change, token))));
            rows.AddRange(change.Added.Select(token => statements.Insert(db, Term(change, token))));
        }

        return new(rows);
    }

    private static SearchTerm Term(TokenChange change, string token) =>
        new() { TenantId = change.TenantId, Term = token, ClientId = change.ClientId, Origin = change.Origin };
}
