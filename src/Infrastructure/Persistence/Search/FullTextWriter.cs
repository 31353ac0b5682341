using CustomerTracking.Domain.Clients;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CustomerTracking.Infrastructure.Persistence.Search;

/// <summary>Writes <see cref="SearchDocument"/>s and SQLite's full-text index of them.</summary>
internal sealed class FullTextWriter : ISearchIndexWriter
{
    private const string Documents = "\"SearchDocuments\"";
    private const string Progress = "\"SearchProgress\"";
    private const string Index = $"\"{SearchDocument.Index}\"";

    private readonly RelationalTypeMapping _id;
    private readonly Statement _add;
    private readonly Statement _addToIndex;
    private readonly Statement _addMissing;
    private readonly Statement _change;
    private readonly Statement _remove;
    private readonly Statement _removeFromIndex;
    private readonly Statement _changeIndex;
    private readonly Statement _advance;
    private readonly Statement _finish;

    public FullTextWriter(AppDb db)
    {
        var document = db.Model.FindEntityType(typeof(SearchDocument))!;
        _id = document.FindProperty(nameof(SearchDocument.ClientId))!.GetRelationalTypeMapping();
        var number = document.FindProperty(nameof(SearchDocument.Number))!.GetRelationalTypeMapping();
        var text = document.FindProperty(nameof(SearchDocument.Terms))!.GetRelationalTypeMapping();
        _add = Write($"INSERT INTO {Documents} (\"ClientId\", \"Terms\") VALUES ({{0}}, {{1}})", _id, text);
        _addMissing = OrAgain($"{_add.Format} ON CONFLICT DO NOTHING", _id, text);
        _addToIndex = Write($"INSERT INTO {Index} (rowid, \"Terms\") VALUES (last_insert_rowid(), {{0}})", text);
        _change = OrAgain(
            $"UPDATE {Documents} SET \"Terms\" = {{0}} WHERE \"Number\" = {{1}} AND \"Terms\" = {{2}}", text, number,
            text);
        _remove = OrAgain($"DELETE FROM {Documents} WHERE \"Number\" = {{0}} AND \"Terms\" = {{1}}", number, text);
        _removeFromIndex = Write(
            $"INSERT INTO {Index} ({Index}, rowid, \"Terms\") VALUES ('delete', {{0}}, {{1}})", number, text);
        _changeIndex = Write($"INSERT INTO {Index} (rowid, \"Terms\") VALUES ({{0}}, {{1}})", number, text);
        _advance = OrAgain($"UPDATE {Progress} SET \"UpTo\" = {{0}} WHERE \"UpTo\" = {{1}}", _id, _id);
        _finish = OrAgain($"DELETE FROM {Progress} WHERE \"UpTo\" = {{0}}", _id);
    }

    public async ValueTask<IReadOnlyList<Row>> Rows(
        AppDb db, IReadOnlyList<TokenChange> changes, CancellationToken ct)
    {
        if (changes.Count == 0) return [];

        var rows = new List<Row>();
        var known = changes.Where(change => !change.IsNewClient).Select(change => change.ClientId).Distinct().ToList();
        var documents = known.Count == 0 ? [] : await Read(db, known, ct);
        foreach (var client in changes.GroupBy(change => change.ClientId))
        {
            var document = documents.GetValueOrDefault(client.Key);
            var terms = Changed(document?.Terms, client);
            if (document is not null) rows.AddRange(IsGone(client, terms) ? Remove(document) : Change(document, terms));
            else if (!IsGone(client, terms)) rows.AddRange(Add(client.Key, terms, client.First().IsNewClient ? _add : _addMissing));
        }

        return rows;
    }

    /// <summary>What makes a document anew, from all of a client's tokens.</summary>
    public IEnumerable<Row> Replace(SearchDocument? document, ClientId client, string terms) =>
        document is null ? Add(client, terms, _addMissing) : document.Terms == terms ? [] : Change(document, terms);

    /// <param name="from">How far the index was.</param>
    /// <param name="upTo">How far it is; null when it is complete.</param>
    public Row Advance(ClientId from, ClientId? upTo) => upTo is { } client
        ? new(_advance, [StoredValue.From(_id, client), StoredValue.From(_id, from)])
        : new(_finish, [StoredValue.From(_id, from)]);

    public static string Terms(string code, IEnumerable<string> tokens) =>
        string.Join(' ', tokens.Select(token => FullText.Token(code, token)));

    private static Task<Dictionary<ClientId, SearchDocument>> Read(
        AppDb db, List<ClientId> clients, CancellationToken ct) => db.Set<SearchDocument>().AsNoTracking()
        .Where(document => clients.Contains(document.ClientId)).ToDictionaryAsync(document => document.ClientId, ct);

    private static bool IsGone(IEnumerable<TokenChange> changes, string terms) =>
        terms.Length == 0 && changes.Any(change => change.IsGone);

    private static string Changed(string? before, IEnumerable<TokenChange> changes)
    {
        var terms = before?.Split(' ').ToList() ?? [];
        foreach (var change in changes)
        {
            var code = FullText.Code(change.TenantId);
            foreach (var token in change.Removed) terms.Remove(FullText.Token(code, token));
            terms.AddRange(change.Added.Select(token => FullText.Token(code, token)));
        }

        return string.Join(' ', terms);
    }

    private IEnumerable<Row> Add(ClientId client, string terms, Statement add) =>
        [new(add, [StoredValue.From(_id, client), terms]), new(_addToIndex, [terms])];

    private IEnumerable<Row> Remove(SearchDocument document) =>
    [
        new(_remove, [document.Number, document.Terms]),
        new(_removeFromIndex, [document.Number, document.Terms]),
    ];

    private IEnumerable<Row> Change(SearchDocument document, string terms) =>
    [
        new(_change, [terms, document.Number, document.Terms]),
        new(_removeFromIndex, [document.Number, document.Terms]),
        new(_changeIndex, [document.Number, terms]),
    ];

    // Two requests that change the same client's: the later one is run again, as for any other row.
    private static Statement OrAgain(string format, params IReadOnlyList<RelationalTypeMapping> types) =>
        new(format, types, ForMany: "", MustChangeOne: true);

    // SQLite writes one row after the other; the text for many is SQL Server's.
    private static Statement Write(string format, params IReadOnlyList<RelationalTypeMapping> types) =>
        new(format, types, ForMany: "");
}
