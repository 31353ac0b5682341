using System.Text.RegularExpressions;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.ServiceMappings;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>The look-up of an arriving booking goes by indexes, however many bookings there are.</summary>
internal sealed class TrackedRecordsPlanTests
{
    [TestCase(false)]
    [TestCase(true)]
    public async Task Find_AmongThousands_ScansNoTable(bool analysed)
    {
        var plans = new Plans();
        await using var file = new ASqliteFile(
            services => services.ConfigureDbContext<SqliteDb>(db => db.AddInterceptors(plans)));
        await file.Use(Fill);
        if (analysed) await file.Scalar("ANALYZE");
        await file.Send(ABooking());

        var lookUp = plans.Asked.Single(query => query.Text.Contains("ContactPoints", StringComparison.Ordinal));
        var plan = await file.Use(db => Plans.Of(db, lookUp));

        Assert.That(plan.Where(IsSlow), Is.Empty, string.Join('\n', plan));
    }

    private static TrackBooking ABooking() => new()
    {
        Source = Source.Voice,
        Channel = Channel.Rest,
        Phone = "087 123 4567",
        CallerPhone = "085 765 4321",
        WhatsappUserId = "IE.42",
        ServiceName = "Trim",
        StartsAt = new(new DateTime(2026, 12, 3, 14, 30, 0), null),
        ExternalBookingId = "B-1",
        ExternalClient = ExternalClient.Of("phorest", "igK6", "biz", null),
    };

    // To search by the tenant alone is to scan all that is the tenant's. The unions (u0, u1 …) and subqueries that are
    // scanned hold the handful of rows found a moment before.
    private static bool IsSlow(string step) =>
        step.Contains("(TenantId=?)", StringComparison.Ordinal)
        || (step.StartsWith("SCAN ", StringComparison.Ordinal)
            && !Regex.IsMatch(step, @"^SCAN (u\d+\b|\(|CONSTANT ROW)"));

    private static Task<int> Fill(AppDb db) => db.Database.ExecuteSqlRawAsync(
        """
        CREATE TEMP TABLE N AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
          SELECT i, printf('018F0000-0000-7000-8000-%012X', i) AS id FROM n;
        INSERT INTO Clients SELECT id, {0}, 'A', 0, NULL, NULL, NULL, 'web', '2026-01-01', NULL, NULL, 'active', '2026-01-01', '2026-01-01', 1, '', '' FROM N;
        INSERT INTO ContactPoints (TenantId, Kind, Key, ClientId, Value, Raw) SELECT {0}, 'phone', '+44' || i, id, '', '' FROM N;
        INSERT INTO ServiceMappings (Id, TenantId, ClientId, ServiceProvider, ExternalClientId, BusinessId, CreatedAt, UpdatedAt)
          SELECT id, {0}, id, 'phorest', 'c' || i, 'biz', '2026-01-01', '2026-01-01' FROM N;
        INSERT INTO Bookings (Id, TenantId, ClientId, BookingDate, ServiceName, Currency, Status, PaymentStatus, Source, Channel, ExternalProvider,
          ExternalBookingId, BookingKey, CreatedAt, UpdatedAt, Version, Match_By, Match_Decision, Match_Key)
          SELECT id, {0}, id, '2026-01-01', 'Trim', 'EUR', 'confirmed', 'pending', 'web', 'rest', 'phorest', 'b' || i, 'k' || i, '2026-01-01',
          '2026-01-01', 1, 'phone', 'created', '' FROM N;
        INSERT INTO DuplicateSuggestions (Id, TenantId, ClientId, OtherClientId, Reason, CreatedAt) SELECT id, {0}, id, id, '', '2026-01-01' FROM N;
        """,
        ASqliteFile.Salon.Id.Value);
}
