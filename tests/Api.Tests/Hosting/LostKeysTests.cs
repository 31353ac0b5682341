using System.Net;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests.Channels;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Hosting;

/// <summary>The keys under which secrets lie are gone, as after a backup that left a table out.</summary>
internal sealed class LostKeysTests
{
    [Test]
    public async Task Keys_ThatAreLost_AreToldOfAtStartAndMakeNotReadyAnd503UntilTheyAreBack()
    {
        await using var before = TestApi.Start();
        var keys = await before.Read(db => db.Set<DataProtectionKey>().AsNoTracking().ToListAsync());
        await before.Read(db => db.Set<DataProtectionKey>().ExecuteDeleteAsync());

        await using var after = TestApi.Start(beside: before);
        var ready = (await after.Http.GetAsync("/health/ready")).StatusCode;
        var message = await InboundMessage(after);
        await before.Read(db =>
        {
            db.AddRange(keys.Select(key => new DataProtectionKey { FriendlyName = key.FriendlyName, Xml = key.Xml }));
            return Task.FromResult(db.SaveChanges());   // as the framework's key store saves
        });
        await Until(async () => (await after.Http.GetAsync("/health/ready")).IsSuccessStatusCode);

        Assert.That((ready, message.StatusCode, message.Headers.RetryAfter is null), Is.EqualTo(
            (HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, false)));
        Assert.That(after.Log.All, Has.One.Matches("of [0-9]+ stored secrets cannot be opened.*DataProtectionKeys"));
        Assert.That((await InboundMessage(after)).IsSuccessStatusCode, Is.True, "the vendor's repeat is taken");
    }

    [Test]
    public async Task Keys_ThatAreLost_CostNothingButSecrets()
    {
        await using var before = TestApi.Start();
        await before.Read(db => db.Set<DataProtectionKey>().ExecuteDeleteAsync());
        await using var after = TestApi.Start(beside: before);

        var booking = await after.Http.PostAsync(
            "/api/webhooks/n8n/booking-created", TestApi.Json(Sample.Text("n8n_booking_created.json")));

        Assert.That(booking.StatusCode, Is.EqualTo(HttpStatusCode.Created));
    }

    private static async Task<HttpResponseMessage> InboundMessage(TestApi api)
    {
        var body = Sample.Bytes("retell_call_analyzed_booked.json");
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/webhooks/retell/{Demo.RetellConnectionId}")
        {
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TryAddWithoutValidation("X-Retell-Signature", VendorApi.RetellSignature(
            body, Demo.RetellSecret, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()));
        using var http = api.Anonymous();
        return await http.SendAsync(request);
    }

    private static async Task Until(Func<Task<bool>> isSo)
    {
        for (var tries = 0; !await isSo(); tries++)
        {
            Assert.That(tries, Is.LessThan(600));
            await Task.Delay(50);
        }
    }
}
