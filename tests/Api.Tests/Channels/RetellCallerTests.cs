using System.Diagnostics;
using System.Net;
using CustomerTracking.Api.Channels.Retell;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Infrastructure.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>The person hears ringing until we answer, so we always do.</summary>
internal sealed class RetellCallerTests
{
    private const string Known = """{"event":"call_analyzed","call":{"call_id":"call_before","direction":"inbound","from_number":"+353871234567","call_analysis":{"custom_analysis_data":{"booking_confirmed":true,"customer_name":"Aoife Walsh","service_name":"Cut","appointment_datetime":"2026-12-03T14:30"}}}}""";

    private readonly WatchedCallers _callers = new();

    private VendorApi _api = null!;

    [SetUp]
    public void Start() => _api = VendorApi.Start(configure: _callers.Watch);

    [TearDown]
    public async Task Stop()
    {
        _callers.Release();
        await _api.DisposeAsync();
    }

    [Test, CancelAfter(60_000)]
    public async Task Ringing_WhileTheWriterIsHeld_IsAnsweredWithTheNameAndRecordedAfterwards(CancellationToken ct)
    {
        await _api.Retell(Known);
        await using var held = await HeldWriter(ct);
        var began = Stopwatch.GetTimestamp();

        var answer = await _api.Retell(Sample.Bytes("retell_call_inbound.json"));

        var took = Stopwatch.GetElapsedTime(began);
        Assert.That(await answer.Content.ReadAsStringAsync(ct), Does.Contain("\"caller_first_name\":\"Aoife\""));
        Assert.That(took, Is.LessThan(RetellCaller.Patience + TimeSpan.FromSeconds(2)));
        Assert.That(await Ringing(), Is.Empty);

        await held.RollbackAsync(ct);
        await Record();
        Assert.That((await Ringing()).Single().Outcome, Is.EqualTo(InboundMessageOutcome.Ignored));
    }

    [Test, CancelAfter(60_000)]
    public async Task Ringing_WhileTheConnectionCannotBeLookedUp_CarriesOnAndIsRecordedAfterwards(CancellationToken ct)
    {
        var body = Sample.Bytes("retell_call_inbound.json");
        _callers.Hold();
        var began = Stopwatch.GetTimestamp();

        var answer = await _api.Retell(body);
        var forged = await _api.Retell(body, signature: "v=1,d=" + new string('0', 64));

        Assert.That(Stopwatch.GetElapsedTime(began), Is.LessThan(3 * RetellCaller.Patience));
        Assert.That(await answer.Content.ReadAsStringAsync(ct), Is.EqualTo("""{"call_inbound":{}}"""));
        Assert.That(await forged.Content.ReadAsStringAsync(ct), Is.EqualTo("""{"call_inbound":{}}"""));

        _api.Clock.Now += 600_000;   // the signature is of the time when it came
        _callers.Release();
        await Record();
        Assert.That((await Ringing()).Single().EventType, Is.EqualTo("call_inbound"));
        Assert.That(
            (await InboundMessages()).Count(one => one.Outcome == InboundMessageOutcome.Refused), Is.EqualTo(1));
    }

    [TestCase("call_inbound")]
    [TestCase("chat_inbound")]
    public async Task Ringing_OfACallOrAChat_IsAnsweredUnderItsOwnName(string name)
    {
        await _api.Retell(Known);
        var body = Sample.Text("retell_call_inbound.json").Replace("call_inbound", name, StringComparison.Ordinal);

        var known = await _api.Retell(body);
        var stranger = await _api.Retell(body.Replace("+353871234567", "+353861110009", StringComparison.Ordinal));

        Assert.That(await known.Content.ReadAsStringAsync(), Is.EqualTo(
            $"{{\"{name}\":" + """{"dynamic_variables":{"caller_known":"true","caller_first_name":"Aoife"},"metadata":{"tenantId":"eb40f9f0-e696-4f46-bf00-4c7cf96338cc"}}}"""));
        Assert.That((await TestApi.Body(stranger)).GetProperty(name).GetProperty("dynamic_variables").ToString(),
            Is.EqualTo("""{"caller_known":"false"}"""));
    }

    [Test]
    public async Task Ringing_OfWhoIsKnownAsSomethingElse_GreetsThemSo()
    {
        await _api.Retell(Known);
        var client = await TestApi.Body(await _api.Api.Http.GetAsync($"{TestApi.TenantPath}/clients/by-phone/0871234567"));
        using var change = new HttpRequestMessage(
            HttpMethod.Patch, $"{TestApi.TenantPath}/clients/{client.GetProperty("id").GetGuid()}")
        {
            Content = TestApi.Json("""{"knownAs":"Eefa"}"""),
        };
        change.Headers.TryAddWithoutValidation("If-Match", "*");
        await _api.Api.Http.SendAsync(change);

        var answer = await _api.Retell(Sample.Bytes("retell_call_inbound.json"));

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("\"caller_first_name\":\"Eefa\""));
    }

    [TestCase("call_inbound")]
    [TestCase("chat_inbound")]
    public async Task Ringing_WithAWrongSignature_Is401(string name)
    {
        var body = Sample.Text("retell_call_inbound.json").Replace("call_inbound", name, StringComparison.Ordinal);

        var answer = await _api.Retell(body, secret: "another-key");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Ringing_ToAConnectionThatIsUnknown_Is404()
    {
        var answer = await _api.Retell(Sample.Bytes("retell_call_inbound.json"), connection: Guid.CreateVersion7());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    // As a clean stop does: what waits is recorded first.
    private Task Record() =>
        _api.Api.Services.GetRequiredService<RetellRingingLog>().StopAsync(CancellationToken.None);

    private async Task<List<InboundMessage>> Ringing() =>
        [.. (await InboundMessages()).Where(one => one.EventType == "call_inbound")];

    private Task<List<InboundMessage>> InboundMessages() =>
        _api.Api.Read(db => db.Set<InboundMessage>().AsNoTracking().ToListAsync());

    private async Task<SqliteTransaction> HeldWriter(CancellationToken ct)
    {
        var connection = await _api.Api.Read(db => Task.FromResult(db.Database.GetConnectionString()!));
        if (!connection.StartsWith("Data Source=", StringComparison.Ordinal) || await IsSqlServer())
            Assert.Ignore("SQLite's single writer");

        var holder = new SqliteConnection(connection);
        await holder.OpenAsync(ct);
        return holder.BeginTransaction(deferred: false);
    }

    private Task<bool> IsSqlServer() => _api.Api.Read(db => Task.FromResult(db is SqlServerDb));
}
