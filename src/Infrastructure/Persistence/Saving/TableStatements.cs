using System.Collections.Concurrent;
using System.Globalization;
using CustomerTracking.Domain.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CustomerTracking.Infrastructure.Persistence.Saving;

/// <summary>
/// The statements that write each table, made from the model once. EF Core's own save makes each anew, with all that it
/// could also do for other models, and takes some ten times as long.
/// </summary>
internal sealed class TableStatements
{
    private readonly ConcurrentDictionary<IEntityType, Table> _tables = new();
    private volatile Statement? _raise;

    /// <summary>A row for a record that is not tracked and has no property without a member.</summary>
    public Row Insert(DbContext db, object record) => TableOf(db, record).Insert(record);

    /// <summary>
    /// An event is kept where its tenant has a subscription that wants its type at that moment. If none of those is
    /// switched on, it counts as handed out from the beginning: otherwise it would be written twice.
    /// </summary>
    public Row Raise(DbContext db, OutboxEvent one)
    {
        var table = TableOf(db, one);
        var values = table.Insert(one).Values;
        values[table.PlaceOf(nameof(OutboxEvent.FannedOutAt))] = values[table.PlaceOf(nameof(OutboxEvent.OccurredAt))];
        return new(_raise ??= table.InsertWhere(
            nameof(OutboxEvent.FannedOutAt), value => $"EXISTS ({Wanting(value)})",
            value => $"EXISTS ({Wanting(value)} AND s.\"Enabled\" = 1)"), values);
    }

    // No type's name is a part of another's, and the list is empty where all are wanted.
    private static string Wanting(Func<string, string> value) =>
        $"""
        SELECT 1 FROM "EventSubscriptions" AS s WHERE s."TenantId" = {value(nameof(OutboxEvent.TenantId))}
            AND (s."EventTypes" = ''
                OR REPLACE(s."EventTypes", {value(nameof(OutboxEvent.Type))}, '') <> s."EventTypes")
        """;

    /// <inheritdoc cref="Insert"/>
    public Row Delete(DbContext db, object record) => TableOf(db, record).Delete(record);

    private static IEntityType TypeOf(DbContext db, object record) =>
        db.Model.FindEntityType(record.GetType()) ?? throw new ArgumentException("It is in no table.", nameof(record));

    public static string Place(int number) => string.Create(CultureInfo.InvariantCulture, $"{{{number}}}");

    public Table TableOf(DbContext db, object record) => TableOf(TypeOf(db, record), db);

    public Table TableOf(IEntityType type, DbContext db) =>
        _tables.TryGetValue(type, out var table) ? table : _tables.GetOrAdd(type, new Table(type, db));
}
