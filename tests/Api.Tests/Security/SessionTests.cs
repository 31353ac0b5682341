using System.Net;
using System.Net.WebSockets;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Application.Staff;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Security;

/// <summary>A cookie is worth what its session is worth, at this moment.</summary>
internal sealed class SessionTests
{
    private const string NewPassword = "nine quiet herons over Sligo";

    private static readonly string[] Pages =
        ["/customers", "/bookings", "/settings/staff", "/account/password", "/account/authenticator", "/sign-out"];

    private TestApi _api = null!;
    private string _email = null!;
    private string _password = null!;

    [OneTimeSetUp]
    public void Start() => _api = TestApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [SetUp]
    public async Task Hire()
    {
        _email = $"{Guid.CreateVersion7():N}@willow.example";
        _password = await StaffClient.Hire(_api, _email);
    }

    [Test]
    public async Task SignOut_EndsACopiedCookie_AndNoOtherSession()
    {
        using var browser = await SignedIn();
        using var phone = await SignedIn();
        var copy = browser.CookieHeader;

        var answer = await browser.Send("/sign-out", "sign-out");

        Assert.That(answer.Headers.Location!.ToString(), Does.EndWith("sign-in"));
        await AssertIsDead(copy);
        Assert.That((await phone.Get("/customers")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task CopiedCookie_AfterThePasswordWasChanged_OpensNothingAndIsNotRenewed()
    {
        using var victim = await SignedIn();
        using var other = await SignedIn();
        var copy = victim.CookieHeader;

        var changed = await victim.Send("/account/password", "password", ("Old", _password), ("New", NewPassword));

        Assert.That(await changed.Content.ReadAsStringAsync(), Does.Contain("Your password is changed."));
        await AssertIsDead(copy);
        await AssertIsDead(other.CookieHeader);
        Assert.That((await victim.Get("/customers")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task CopiedCookie_AfterAnOwnersReset_OpensNothing()
    {
        using var browser = await SignedIn();

        await Reset();

        await AssertIsDead(browser.CookieHeader);
    }

    [Test]
    public async Task Get_OfEachAccountPage_ChangesNothing()
    {
        using var browser = await SignedIn();
        using var other = await SignedIn();
        var before = await Rows();

        foreach (var page in Pages) await browser.Get(page);
        var stale = await browser.Get("/sign-out-stale");

        Assert.That(await Rows(), Is.EqualTo(before));
        Assert.That(stale.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That((await other.Get("/customers")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task SignOut_WithoutAToken_SignsNobodyOut()
    {
        using var browser = await SignedIn();

        await browser.Send("/sign-out", "sign-out", page: "");
        await browser.Get("/sign-out");

        Assert.That((await browser.Get("/customers")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Export_OfADeadSession_IsA401_AndForANavigationTheSignInPage()
    {
        using var browser = await SignedIn();
        await Reset();
        var path = $"/customers/export.csv?salon={Demo.TenantId.Value}";

        Assert.That((await browser.Get(path)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(
            (await browser.Get(path.Replace("csv", "count"))).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await browser.Get(path, "text/html")).Headers.Location!.ToString(), Does.Contain("/sign-in"));
        Assert.That((await browser.Get(path, "text/html")).StatusCode, Is.EqualTo(HttpStatusCode.Found));
    }

    [TestCase("/_blazor")]
    [TestCase("/_blazor/negotiate?negotiateVersion=1")]
    [TestCase("/_blazor/initializers")]
    public async Task Circuit_OfAStranger_IsRefused(string path)
    {
        using var stranger = new StaffClient(_api);

        Assert.That((await stranger.Get(path)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await stranger.Send(path, "none", page: "")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("SignIn:PagesPerPerson")]
    [TestCase("SignIn:PagesPerAddress")]
    public async Task Circuits_MoreThanAllowed_AreRefusedUntilOneCloses(string setting)
    {
        await using var api = TestApi.Start(new() { [setting] = "2" });
        var password = await StaffClient.Hire(api, _email);
        using var browser = await StaffClient.SignedIn(api, _email, password);

        using var first = await Connect(api, browser);
        using var second = await Connect(api, browser);
        var third = Assert.ThrowsAsync<WebSocketException>(() => Connect(api, browser))!;

        Assert.That(third.Message, Does.Contain("429"));
        await first.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        Assert.That(() => Opens(api, browser), Is.True.After(5000, 50));
    }

    private Task<StaffClient> SignedIn() => StaffClient.SignedIn(_api, _email, _password);

    private async Task Reset()
    {
        var person = await StaffClient.Person(_api, _email);
        await using var scope = _api.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ResetStaffPassword(person.Id));
    }

    private Task<List<string>> Rows() =>
        _api.Rows("Staff", "StaffTokens", "StaffSessions", "StaffAttempts", "SecurityLog");

    // Nothing but the cookie: as from another machine.
    private async Task AssertIsDead(string cookie)
    {
        using var thief = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = _api.Http.BaseAddress,
        };
        thief.DefaultRequestHeaders.Add("Cookie", cookie);
        foreach (var page in Pages)
        {
            var answer = await thief.GetAsync(page);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Found), page);
            Assert.That(answer.Headers.Location!.ToString(), Does.Contain("/sign-in"), page);
            Assert.That(answer.Headers.TryGetValues("Set-Cookie", out _), Is.False, page);
        }

        Assert.That(
            (await thief.PostAsync("/_blazor/negotiate", null)).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    private static bool Opens(TestApi api, StaffClient browser)
    {
        try
        {
            Connect(api, browser).GetAwaiter().GetResult().Dispose();
            return true;
        }
        catch (WebSocketException)
        {
            return false;
        }
    }

    private static async Task<ClientWebSocket> Connect(TestApi api, StaffClient browser)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", browser.CookieHeader);
        var address = new UriBuilder(new Uri(api.Http.BaseAddress!, "/_blazor")) { Scheme = "ws" };
        await socket.ConnectAsync(address.Uri, CancellationToken.None);
        return socket;
    }
}
