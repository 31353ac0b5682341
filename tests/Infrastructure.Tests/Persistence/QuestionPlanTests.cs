using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Persistence.Repositories;
using CustomerTracking.Infrastructure.Persistence.Saving;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>What nearly every request asks goes by indexes, however many records there are.</summary>
internal sealed class QuestionPlanTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Question_AmongThousands_ScansNoTable(bool analysed)
    {
        await using var file = new ASqliteFile();
        await file.Use(Fill);
        if (analysed) await file.Scalar("ANALYZE");

        var plan = await file.Use(Plan);

        Assert.That(plan.Where(IsSlow), Is.Empty, string.Join('\n', plan));
    }

    private static async Task<List<string>> Plan(AppDb db)
    {
        var (questions, callers, messages) = (
            new BookingLookupQueries(db), new CallerQueries(db), new InboundMessageQueries(db));
        var (tenant, external) = (ASqliteFile.App.Id, ExternalClient.Create("phorest", "igK6", "biz", null));
        var point = ContactPoint.FromMessenger(MessengerId.OfWhatsapp("IE.42")!);
        Row[] all =
        [
            questions.ByKey(tenant, BookingKey.OfChannel(Channel.Retell, "call_1")),
            questions.ByReference(tenant, ExternalReference.Create(null, "B-1")!), questions.ByPoint(tenant, point),
            questions.ByExternalClient(tenant, external), questions.Mapped(tenant, point),
            questions.Mapped(tenant, external),
            questions.Suggested(tenant, point), questions.Suggested(tenant, external),
            callers.ByToken("hash"), callers.ById(tenant),
            callers.Connection(Channel.Retell, ChannelConnectionId.New()),
            callers.WhatsappConnections("106540352242922"), messages.ByKey(tenant, tenant.Value, "key"),
            messages.Count(InboundMessageId.New(), DateTimeOffset.UnixEpoch),
        ];
        var steps = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var (statement, values) in all)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + statement.Text;
            for (var place = 0; place < values.Length; place++)
                command.Parameters.Add(new SqliteParameter(Statement.Name(place), values[place]));
            await using var step = await command.ExecuteReaderAsync();
            while (await step.ReadAsync()) steps.Add(step.GetString(3));
        }

        return steps;
    }

    // To search by the tenant alone is to scan all that is the tenant's.
    private static bool IsSlow(string step) =>
        step.Contains("(TenantId=?)", StringComparison.Ordinal)
        || step.StartsWith("SCAN ", StringComparison.Ordinal);

    private static Task<int> Fill(AppDb db) => db.Database.ExecuteSqlRawAsync(
        Plans.Numbers + """
        INSERT INTO Clients (Id, TenantId, FirstName, FirstNameIsPlaceholder, LastName, FirstInteractionSource, FirstInteractionDate, Status, CreatedAt, UpdatedAt, Version, SearchText, SortName, EmailKey)
          SELECT id, {0}, 'A', 0, 'B', 'web', '2026-01-01', 'active', '2026-01-01', '2026-01-01', 1, '', 'a b' || (i / 2), 'a' || (i / 2) || '@example.ie' FROM N;
        INSERT INTO ContactPoints (TenantId, Kind, Key, ClientId, Value, Raw) SELECT {0}, 'phone', '+44' || i, id, '', '' FROM N;
        INSERT INTO ServiceMappings (Id, TenantId, ClientId, OriginalClientId, ServiceProvider, ExternalClientId, BusinessId, CreatedAt, UpdatedAt)
          SELECT id, {0}, id, id, 'phorest', 'c' || i, 'biz', '2026-01-01', '2026-01-01' FROM N;
        INSERT INTO Bookings (Id, TenantId, ClientId, BookingDate, ServiceName, Currency, Status, PaymentStatus, Source, Channel, ExternalProvider,
          ExternalBookingId, BookingKey, CreatedAt, UpdatedAt, Version, Match_By, Match_Decision, Match_Key)
          SELECT id, {0}, id, '2026-01-01', 'Trim', 'EUR', 'confirmed', 'pending', 'web', 'rest', 'phorest', 'b' || i, 'k' || i, '2026-01-01',
          '2026-01-01', 1, 'phone', 'created', '' FROM N;
        INSERT INTO Tenants (Id, Name, Region, TimeZone, Currency, DeliveryRetentionDays, CreatedAt, UpdatedAt, Version)
          SELECT id, 'Salon', 'IE', 'Europe/Dublin', 'EUR', 30, '2026-01-01', '2026-01-01', 1 FROM N;
        INSERT INTO ServiceAccounts (Id, TenantId, Name, Scopes, TokenHash, TokenHint, CreatedAt) SELECT id, id, 'n8n', '', 'h' || i, 'ctk', '2026-01-01' FROM N;
        INSERT INTO ChannelConnections (Id, TenantId, Channel, Name, Secret, PhoneNumberId, FieldMap, Enabled, CreatedAt, UpdatedAt, Version)
          SELECT id, id, 'whatsapp', 'Desk', '', 'p' || i, '{{}}', 1, '2026-01-01', '2026-01-01', 1 FROM N;
        INSERT INTO InboundMessages (Id, TenantId, Channel, Format, SenderId, SenderName, Key, Headers, Outcome, ReceivedAt, LastSeenAt, Repeats, Milliseconds, Version)
          SELECT id, {0}, 'web_chat', 'web-chat', {0}, 'Site', 'k' || i, '{{}}', 'tracked', '2026-01-01', '2026-01-01', 0, 1, 1 FROM N;
        INSERT INTO DuplicateSuggestions (Id, TenantId, ClientId, OtherClientId, Sign, Reason, CreatedAt, IsDismissed) SELECT id, {0}, id, id, 5, '', '2026-01-01', 0 FROM N;
        """,
        ASqliteFile.App.Id.Value.ToByteArray(bigEndian: true));
}
