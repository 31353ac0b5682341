using System.Net;
using System.Text.Json;

namespace CustomerTracking.Api.Tests.Rest;

/// <summary>A search for two thousand words once ended the process with a stack overflow.</summary>
internal sealed class SearchSizeTests
{
    private TestApi _api = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _api = TestApi.Start();
        (await _api.Http.PostAsync($"{TestApi.TenantPath}/clients", TestApi.Json(
            """
            {"firstName": "Maximiliana", "lastName": "Featherstonehaugh Ó Súilleabháin", "phone": "087 123 4567",
             "email": "max@example.ie", "firstInteractionSource": "web"}
            """))).EnsureSuccessStatusCode();
    }

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [TestCase("a ", 2_000)]
    [TestCase("a@b.ie ", 700)]
    [TestCase("0871234567 ", 400)]
    [TestCase("x", 201)]
    [TestCase("'", 1_000)]
    public async Task Search_LongerThanTwoHundredCharacters_IsRefused(string words, int times)
    {
        var response = await Search(string.Concat(Enumerable.Repeat(words, times)));

        var errors = (await TestApi.Body(response)).GetProperty("errors").GetProperty("q");
        Assert.That((response.StatusCode, errors[0].GetString()),
            Is.EqualTo((HttpStatusCode.BadRequest, "Search for at most 200 characters.")));
    }

    [TestCase(" ")]
    [TestCase("\t")]
    [TestCase("\u00A0")]
    public async Task Search_OfTheSameWordAHundredTimes_IsOneWord(string between)
    {
        var page = await Page(string.Join(between, Enumerable.Repeat("m", 100)));

        Assert.That((Count(page), page.TryGetProperty("notice", out _)), Is.EqualTo((1, false)));
    }

    [Test]
    public async Task Search_OfMoreThanSixWords_FindsByTheLongestAndSaysSo()
    {
        var page = await Page("z y x w maximil feather suille o max@ ex m");

        Assert.That(Count(page), Is.Zero);   // a single letter that fits nothing is among the six longest
        Assert.That(page.GetProperty("notice").GetString(),
            Does.StartWith("Only the 6 longest words were searched for: ").And.Contain("maximil, feather, suille"));
    }

    [Test]
    public async Task Search_ForSixWordsAmongShorterOnes_FindsTheClient()
    {
        var page = await Page("b maximil c feather d suilleab e max@exa f example.ie g featherst");

        Assert.That(Count(page), Is.EqualTo(1));
    }

    [Test]
    public async Task Search_OfAHundredDifferentWords_IsAnswered()
    {
        var words = string.Join(' ', Enumerable.Range(0, 100).Select(number => (char)(0x4E00 + number)));

        Assert.That((await Search(words)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private Task<HttpResponseMessage> Search(string words) =>
        _api.Http.GetAsync($"{TestApi.TenantPath}/clients?q={Uri.EscapeDataString(words)}");

    private async Task<JsonElement> Page(string words) => await TestApi.Body(await Search(words));

    private static int Count(JsonElement page) => page.GetProperty("items").GetArrayLength();
}
