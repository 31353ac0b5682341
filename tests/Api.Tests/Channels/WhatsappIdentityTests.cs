using System.Globalization;
using System.Net;
using System.Text.Json;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>People change their number or user id on WhatsApp, and stay the same client.</summary>
internal sealed class WhatsappIdentityTests
{
    private static int _people;

    private VendorApi _api = null!;
    private string _old = null!;
    private string _new = null!;
    private string _id = null!;

    [OneTimeSetUp]
    public void Start() => _api = VendorApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [SetUp]
    public void APerson()
    {
        var number = 353_862_330_000 + (10 * Interlocked.Increment(ref _people));
        (_old, _new) = (
            number.ToString(CultureInfo.InvariantCulture), (number + 1).ToString(CultureInfo.InvariantCulture));
        _id = "IE." + _old;
    }

    [Test]
    public async Task UserChangedUserId_MovesThePersonToTheNewId()
    {
        var before = await Book("before", from: null, userId: _id);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => System(
            "user_changed_user_id", from: null, $"\"previous_user_id\":\"{_id}\",\"user_id\":\"{_id}new\"")));
        var after = await Book("after", from: null, userId: _id + "new");
        var late = await Book("late", from: null, userId: _id);

        Assert.That(answers.Select(answer => answer.StatusCode), Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That((after, late), Is.EqualTo((before, before)));
        Assert.That(await History(before), Is.EqualTo(new[] { ("whatsappUserId", _id, _id + "new") }));
    }

    [TestCase("user_changed_number", "wa_id")]
    [TestCase("customer_changed_number", "new_wa_id")]
    public async Task UserChangedNumber_MovesThePersonToTheNewNumber(string type, string field)
    {
        var before = await Book("before", _old, _id);

        await System(type, _old, $"\"{field}\":\"{_new}\",\"previous_user_id\":\"{_id}\",\"user_id\":\"{_id}new\"");
        await System(type, _old, $"\"{field}\":\"{_new}\",\"previous_user_id\":\"{_id}\",\"user_id\":\"{_id}new\"");
        var byNumber = await Book("number", _new, userId: null);
        var byId = await Book("id", from: null, userId: _id + "new");

        var client = await _api.Client(before);
        Assert.That((byNumber, byId), Is.EqualTo((before, before)));
        Assert.That(client.Phone, Is.EqualTo("+" + _new));
        Assert.That(client.ContactPoints.Select(point => point.Key),
            Is.EquivalentTo(new[] { "+" + _old, "+" + _new, _id, _id + "new" }));
        Assert.That(await History(before), Is.EquivalentTo(new[]
        {
            ("phone", "+" + _old, "+" + _new), ("whatsappUserId", _id, _id + "new"),
        }));
    }

    [Test]
    public async Task UserChangedNumber_OfWhomOnlyTheNumberIsKnown_MovesByTheNumber()
    {
        var before = await Book("before", _old, userId: null);

        await System("user_changed_number", _old, $"\"wa_id\":\"{_new}\"");

        Assert.That(await Book("after", _new, userId: null), Is.EqualTo(before));
    }

    [Test]
    public async Task NewIdentity_ThatIsAnotherClients_IsNotTakenButSuggested()
    {
        var before = await Book("before", _old, userId: null);
        var other = await Book("other", _new, userId: null);

        await System("user_changed_number", _old, $"\"wa_id\":\"{_new}\"", id: "first");
        await System("user_changed_number", _old, $"\"wa_id\":\"{_new}\"", id: "second");

        var suggestions = await _api.Api.Read(db => db.Set<DuplicateSuggestion>().AsNoTracking()
            .Where(one => one.ClientId == before).ToListAsync());
        Assert.That(other, Is.Not.EqualTo(before));
        Assert.That((await _api.Client(before)).Phone, Is.EqualTo("+" + _old));
        Assert.That(suggestions.Select(one => one.OtherClientId), Is.EqualTo(new[] { other }));
    }

    [TestCase("user_changed_number", "\"wa_id\":\"353862999999\"")]
    [TestCase("user_changed_user_id", "\"previous_user_id\":\"IE.nobody\",\"user_id\":\"IE.somebody\"")]
    [TestCase("user_changed_user_id", "\"user_id\":{}")]
    [TestCase("user_identity_changed", "\"wa_id\":\"353862999999\"")]
    public async Task SystemMessage_OfNobodyKnown_IsAcknowledgedAndChangesNothing(string type, string system)
    {
        var clients = await _api.Api.Read(db => db.Set<Client>().CountAsync());

        var answer = await System(type, _old, system, id: "nobody_" + type.Length + system.Length);

        var kept = await _api.Api.Read(db => db.Set<InboundMessage>().AsNoTracking()
            .SingleAsync(one => one.Key == "wamid.system.nobody_" + type.Length + system.Length));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(kept.Outcome, Is.EqualTo(InboundMessageOutcome.Ignored));
        Assert.That(await _api.Api.Read(db => db.Set<Client>().CountAsync()), Is.EqualTo(clients));
    }

    [TestCase("From", "")]
    [TestCase("From", "&WaId=")]
    [TestCase("ExternalUserIdentifier", "&From=whatsapp%3A%2B{0}")]
    public async Task Twilio_PersonWithoutANumber_BooksLikeMetas(string field, string more)
    {
        var user = _id;
        var meta = await Book("meta", from: null, userId: user);
        const string Answer = """{"booking_confirmed":true,"service":"Cut","start_time":"2026-12-09T11:00"}""";
        var sid = $"SM_{_old}";

        var answer = await _api.Twilio(
            $"MessageSid={sid}&{field}=whatsapp%3A{user}{more.Replace("{0}", _new, StringComparison.Ordinal)}&InteractiveData={Uri.EscapeDataString(Answer)}");

        var booking = await _api.Booking("twilio:" + sid);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(booking.ClientId, Is.EqualTo(meta));
    }

    private async Task<ClientId> Book(string name, string? from, string? userId)
    {
        var id = $"wamid.{_old}.{name}";
        var who = (from is null ? "" : $"\"from\":\"{from}\",")
            + (userId is null ? "" : $"\"from_user_id\":\"{userId}\",");
        var answer = JsonSerializer.Serialize($$"""{"booking_confirmed":true,"service":"Cut {{name}}","start_time":"2026-12-05T11:00"}""");
        await Send($$$"""{{{{who}}}"id":"{{{id}}}","type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"response_json":{{{answer}}} } } }""");
        return (await _api.Booking("whatsapp:" + id)).ClientId;
    }

    private Task<HttpResponseMessage> System(string type, string? from, string system, string? id = null) => Send(
        $$$"""{"id":"wamid.system.{{{id ?? _old}}}",{{{(from is null ? "" : $"\"from\":\"{from}\",")}}}"type":"system","system":{"body":"User changed","type":"{{{type}}}",{{{system}}}} }""");

    private Task<HttpResponseMessage> Send(string message) => _api.Whatsapp(
        """{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"411122233344455"},"messages":["""
        + message + "]}}]}]}");

    private async Task<List<(string, string?, string?)>> History(ClientId client) =>
        [.. (await _api.Api.Read(
            db => db.Set<ClientChange>().AsNoTracking().Where(one => one.ClientId == client).ToListAsync()))
            .Select(one => (one.Field, one.From, one.To))];
}
