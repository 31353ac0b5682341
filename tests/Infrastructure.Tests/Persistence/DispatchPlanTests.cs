using CustomerTracking.Domain.Events;
using CustomerTracking.Infrastructure.Events;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Infrastructure.Tests.Persistence;

/// <summary>
/// What the dispatcher asks again and again goes by indexes, however many events there were and wait.
/// </summary>
internal sealed class DispatchPlanTests
{
    private static readonly EventSubscriptionId Receiver = new(Guid.Parse("018F0000-0000-7000-8000-000000000001"));
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public async Task Dispatch_AmongThousands_ReadsWhatItNeeds()
    {
        var plans = new Plans();
        await using var file = plans.File();
        await file.Use(Fill);

        var salons = await PlanOf<FanOut>(one => one.TenantsWithNews(CancellationToken.None));
        var fanOut = await PlanOf<FanOut>(one => one.Run(CancellationToken.None));
        var due = await PlanOf<AppDb>(db =>
            DueSubscriptions.Find(db, Now, TimeSpan.FromMinutes(1), 8, [], CancellationToken.None));
        var turn = await PlanOf<DispatchBatch>(
            one => one.Run(Receiver, CancellationToken.None, CancellationToken.None));
        var retention = await PlanOf<EventRetention>(one => one.Run(CancellationToken.None));

        // Those that wait are read in their order, all subscriptions are looked at, and the oldest events end with the
        // page.
        Assert.That(
            Scans(salons), Is.EqualTo(["SCAN o USING INDEX IX_OutboxEvents_TenantId_Sequence", "SCAN o0"]),
            "SCAN o0 is its rows");
        Assert.That(Scans(due), Is.EqualTo(["SCAN e", "USE TEMP B-TREE FOR ORDER BY"]));
        Assert.That(Scans(retention), Is.EqualTo(["SCAN o USING INDEX IX_OutboxEvents_Sequence"]));
        Assert.That(Scans(fanOut.Concat(turn)), Is.Empty);
        Assert.That(due, Has.Exactly(2).EndsWith("(SubscriptionId=? AND IsTest=? AND NextAttemptAt<?)"));
        Assert.That(turn, Has.Some.Contains("IX_EventDeliveries_SubscriptionId_Sequence_NextAttemptAt"));

        async Task<List<string>> PlanOf<T>(Func<T, Task> use)
            where T : notnull
        {
            plans.Clear();
            await file.In<T, bool>(async one =>
            {
                await use(one);
                return true;
            });
            var steps = new List<string>();
            foreach (var query in plans.Asked.DistinctBy(one => one.Text).ToList())
                steps.AddRange(await file.Use(db => Plans.Explain(db, query)));
            return steps;
        }
    }

    private static IEnumerable<string> Scans(IEnumerable<string> plan) => plan.Where(step =>
        step.StartsWith("SCAN ", StringComparison.Ordinal) || step.StartsWith("USE TEMP", StringComparison.Ordinal));

    private static Task<int> Fill(AppDb db) => db.Database.ExecuteSqlRawAsync(
        Plans.Numbers + """
        INSERT INTO EventSubscriptions (Id, TenantId, Url, EventTypes, Secret, Enabled, CreatedAt, UpdatedAt, Version)
          SELECT id, {0}, 'http://127.0.0.1:1', '', '', 1, '2026-01-01', '2026-01-01', 1 FROM N WHERE i <= 3;
        INSERT INTO OutboxEvents (Id, TenantId, Sequence, Type, OccurredAt, Payload, FannedOutAt)
          SELECT id, {0}, i, 'booking.tracked', datetime('2026-11-26', i || ' seconds'), '{{}}', IIF(i < 2900, '2026-11-26', NULL) FROM N;
        INSERT INTO EventDeliveries (Id, TenantId, SubscriptionId, EventId, Sequence, IsTest, Attempts, NextAttemptAt)
          SELECT id, {0}, (SELECT MIN(Id) FROM EventSubscriptions), id, i, 0, 1, CASE WHEN i < 1000 THEN NULL WHEN i < 2000 THEN '2099-01-01' ELSE '2026-11-26' END
          FROM N WHERE i < 2900;
        """,
        ASqliteFile.App.Id.Value.ToByteArray(bigEndian: true));
}
