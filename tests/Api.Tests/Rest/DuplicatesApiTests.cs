namespace CustomerTracking.Api.Tests.Rest;

internal sealed class DuplicatesApiTests
{
    private TestApi _api = null!;

    [SetUp]
    public void Start() => _api = TestApi.Start();

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task List_TellsOfBothAndWhy()
    {
        var other = await Book("0862240001", hour: 10, phorest: "P-1");
        var client = await Book("0862240002", hour: 11);
        await Book("0862240002", hour: 12, phorest: "P-1");

        var page = await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/duplicates"));
        var dismissed = await TestApi.Body(await _api.Http.GetAsync($"{TestApi.TenantPath}/duplicates?dismissed=true"));

        var pair = page.GetProperty("items").EnumerateArray().Single();
        Assert.Multiple(() =>
        {
            Assert.That(pair.GetProperty("client").GetProperty("id").GetGuid(), Is.EqualTo(client));
            Assert.That(pair.GetProperty("other").GetProperty("id").GetGuid(), Is.EqualTo(other));
            Assert.That(pair.GetProperty("other").GetProperty("phone").GetString(), Is.EqualTo("+353862240001"));
            Assert.That(
                pair.GetProperty("reason").GetString(), Is.EqualTo("A booking also named phorest client P-1."));
            Assert.That(dismissed.GetProperty("items").GetArrayLength(), Is.Zero);
        });
    }

    private async Task<Guid> Book(string phone, int hour, string phorest = "")
    {
        var answer = await _api.Http.PostAsync("/api/webhooks/chat/booking-confirmed", TestApi.Json(
            $$"""{"phone":"{{phone}}","firstName":"Grace","service":"Cut","dateTime":"2026-12-05T{{hour}}:00","phorestClientId":"{{phorest}}"}"""));
        return (await TestApi.Body(answer)).GetProperty("clientId").GetGuid();
    }
}
