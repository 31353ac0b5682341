using System.Net;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>Households over HTTP: who books, and whom it is for.</summary>
internal sealed class HouseholdApiTests
{
    private TestApi _api = null!;
    private Guid _mary;

    [SetUp]
    public async Task Start()
    {
        _api = TestApi.Start();
        _mary = Id(await Book("Mary Byrne", 9), "clientId");
    }

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Guest_MadeAMember_TheNextWebhookNamesBothIds()
    {
        var guest = await Book("Emma", 10);
        var added = await Send(HttpMethod.Post, $"clients/{_mary}/household", """{"guestName":"Emma"}""");
        var member = await TestApi.Body(added);
        var next = await Book("Emma", 11);

        Assert.That(guest.GetProperty("memberId").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(added.StatusCode, Is.EqualTo(HttpStatusCode.Created), member.ToString());
        Assert.That(added.Headers.Location!.ToString(), Does.EndWith($"/clients/{Id(member, "id")}"));
        Assert.That((Id(next, "clientId"), Id(next, "memberId")), Is.EqualTo((_mary, Id(member, "id"))));
        var owner = await Get($"clients/{_mary}");
        var household = owner.GetProperty("household").EnumerateArray().Single();
        Assert.That((Id(household, "id"), household.GetProperty("firstName").GetString(), household.GetProperty("isOwner").GetBoolean()),
            Is.EqualTo((Id(member, "id"), "Emma", false)));
        var booked = await Get($"bookings?memberId={Id(member, "id")}");
        Assert.That(booked.GetProperty("items").EnumerateArray().Select(one => Id(one, "id")), Is.EquivalentTo(
            new[] { Id(guest, "bookingId"), Id(next, "bookingId") }));
        Assert.That(
            booked.GetProperty("items").EnumerateArray().Select(one => Id(one, "memberId")), Is.All.EqualTo(Id(member, "id")));
    }

    [Test]
    public async Task Greeting_TellsNothingOfTheOthers()
    {
        await Send(HttpMethod.Post, $"clients/{_mary}/household", """{"firstName":"Emma","lastName":"Secret"}""");

        var byPhone = await Get("clients/by-phone/0862251234");

        Assert.That(byPhone.ToString(), Does.Not.Contain("Emma").And.Not.Contain("Secret"));
    }

    [Test]
    public async Task Household_JoinedAndLeft_ByAPatchOfTheClient()
    {
        var paul = Id(await TestApi.Body(await _api.Http.PostAsync($"{TestApi.TenantPath}/clients", TestApi.Json(
            """{"firstName":"Paul","phone":"0862259999","firstInteractionSource":"web"}"""))), "id");

        var joined = await Send(HttpMethod.Patch, $"clients/{paul}", $$"""{"householdOwnerId":"{{_mary}}"}""");
        Assert.That((await Get($"clients/{_mary}")).GetProperty("household").GetArrayLength(), Is.EqualTo(1));
        var left = await Send(HttpMethod.Patch, $"clients/{paul}", """{"householdOwnerId":null}""");

        Assert.That(Id(await TestApi.Body(joined), "householdOwnerId"), Is.EqualTo(_mary));
        Assert.That((await TestApi.Body(left)).GetProperty("householdOwnerId").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That((await Get($"clients/{_mary}")).GetProperty("household").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task Booking_MovedAndCreatedForAMember()
    {
        var member = Id(await TestApi.Body(
            await Send(HttpMethod.Post, $"clients/{_mary}/household", """{"firstName":"Emma"}""")), "id");
        var booking = Id(await Book("Mary Byrne", 12), "bookingId");

        var moved = await TestApi.Body(await Send(HttpMethod.Patch, $"bookings/{booking}", $$"""{"memberId":"{{member}}"}"""));
        var back = await TestApi.Body(await Send(HttpMethod.Patch, $"bookings/{booking}", """{"memberId":null}"""));
        var created = await TestApi.Body(await Send(HttpMethod.Post, "bookings",
            $$"""{"clientId":"{{_mary}}","memberId":"{{member}}","bookingDate":"2026-12-09T10:00","serviceName":"Cut","source":"voice"}"""));

        Assert.That((Id(moved, "clientId"), Id(moved, "memberId")), Is.EqualTo((_mary, member)));
        Assert.That(back.GetProperty("memberId").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(Id(created, "memberId"), Is.EqualTo(member));
    }

    [TestCase("POST", "clients/MARY/household", """{}""", 400, "household.name_missing", "firstName")]
    [TestCase("POST", "clients/MARY/household", """{"firstName":"undefined"}""", 400, "household.name_missing", "firstName")]
    [TestCase("POST", "clients/MARY/household", """{"firstName":7}""", 400, "validation.failed", "firstName")]
    [TestCase("POST", "clients/MARY/household", """{"firstName":"LONG"}""", 400, "validation.failed", "firstName")]
    [TestCase("POST", "clients/MARY/household", """{"guestName":"LONG"}""", 400, "validation.failed", "guestName")]
    [TestCase("POST", "clients/MARY/household", """{"firstName":"Emma","email":"emma"}""", 400, "validation.failed", "email")]
    [TestCase("POST", "clients/MARY/household", """{"firstName":"Emma","phone":"12"}""", 400, "phone", "phone")]
    [TestCase("POST", "clients/MARY/household", """{"firstName":"Emma","phone":"0862251234"}""", 409, "client.phone_taken", "phone")]
    [TestCase("POST", "clients/01930000-0000-7000-8000-0000000000ff/household", """{"firstName":"Emma"}""", 404, "client.not_found", "")]
    [TestCase("PATCH", "clients/MARY", """{"householdOwnerId":"MARY"}""", 400, "household.same_client", "householdOwnerId")]
    [TestCase("PATCH", "clients/MARY", """{"householdOwnerId":"me"}""", 400, "validation.failed", "householdOwnerId")]
    [TestCase("PATCH", "clients/MARY", """{"householdOwnerId":"01930000-0000-7000-8000-0000000000ff"}""", 404, "client.not_found", "householdOwnerId")]
    [TestCase("PATCH", "bookings/BOOKING", """{"memberId":"01930000-0000-7000-8000-000000000001"}""", 400, "booking.not_in_household", "memberId")]
    [TestCase("PATCH", "bookings/BOOKING", """{"memberId":[]}""", 400, "validation.failed", "memberId")]
    [TestCase("GET", "bookings?memberId=01930000-0000-7000-8000-0000000000ff", "", 404, "client.not_found", "")]
    public async Task Refused_NamesTheField(
        string method, string path, string body, int status, string code, string field)
    {
        var booking = Id(await Book("Mary Byrne", 13), "bookingId");

        var response = await Send(new HttpMethod(method), Filled(path), Filled(body));

        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(status), text);
        Assert.That(text, Does.Contain(code).And.Contain(field));

        string Filled(string template) => template.Replace("MARY", $"{_mary}", StringComparison.Ordinal)
            .Replace("BOOKING", $"{booking}", StringComparison.Ordinal)
            .Replace("LONG", new string('x', 10_000), StringComparison.Ordinal);
    }

    private async Task<JsonElement> Book(string name, int hour) => await TestApi.Body(await _api.Http.PostAsync(
        "/api/webhooks/n8n/booking-created",
        TestApi.Json($$"""
            {"externalId":"H-{{hour}}","phone":"0862251234","name":"{{name}}","service":"Cut","dateTime":"2026-12-05T{{hour:00}}:00"}
            """)));

    private async Task<JsonElement> Get(string path) =>
        await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/{path}"));

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, $"{TestApi.TenantPath}/{path}");
        if (method != HttpMethod.Get) request.Content = TestApi.Json(body);
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        return await _api.Http.SendAsync(request);
    }

    private static Guid Id(JsonElement element, string field) => element.GetProperty(field).GetGuid();
}
