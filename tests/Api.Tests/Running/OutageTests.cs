using System.Net;
using CustomerTracking.Domain.Bookings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Running;

internal sealed class OutageTests
{
    [Test]
    public async Task Post_WhileTheDatabaseIsLocked_Is503AndThenTakesTheSameBooking()
    {
        if (Environment.GetEnvironmentVariable("CUSTOMERTRACKING_TEST_SQLSERVER") is { Length: > 0 })
            Assert.Pass("Only SQLite locks its file.");
        var file = Path.Combine(Path.GetTempPath(), $"ct-locked-{Guid.CreateVersion7():N}.db");
        await using var api = TestApi.Start(
            new() { ["ConnectionStrings:CustomerTracking"] = $"Data Source={file};Default Timeout=1" });
        await using var other = new SqliteConnection($"Data Source={file}");
        await other.OpenAsync();
        var locked = other.BeginTransaction();

        var during = await Post(api);
        await locked.RollbackAsync();
        var after = await Post(api);

        Assert.That((during.StatusCode, during.Headers.RetryAfter?.ToString()),
            Is.EqualTo((HttpStatusCode.ServiceUnavailable, "2")));
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.Created));
        Assert.That(await api.Read(db =>
            db.Set<Booking>().CountAsync(booking => booking.ExternalBookingId == "BKG-20261204-0102")), Is.EqualTo(1));
    }

    private static Task<HttpResponseMessage> Post(TestApi api) =>
        api.Http.PostAsync("/api/webhooks/n8n/booking-created", TestApi.Json(Sample.Text("n8n_booking_created.json")));
}
