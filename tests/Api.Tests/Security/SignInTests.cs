using System.Net;
using System.Text.RegularExpressions;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests.Events;
using CustomerTracking.Application.Staff;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Security;

/// <summary>Who gets in, how often it may be tried, and what the answers tell.</summary>
internal sealed class SignInTests
{
    private const string NewPassword = "nine quiet herons over Sligo";
    private const string Wait = "Too many wrong passwords or codes.";

    private readonly ShiftedClock _clock = new();
    private TestApi _api = null!;
    private int _networks;
    private string _email = null!;
    private string _password = null!;

    [OneTimeSetUp]
    public void Start() => _api = TestApi.Start(
        new() { ["ForwardedHeaders:KnownProxies"] = "127.0.0.1" },
        services => services.AddSingleton<TimeProvider>(_clock));

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [SetUp]
    public async Task Hire()
    {
        _clock.Ahead = TimeSpan.Zero;
        _email = $"{Guid.CreateVersion7():N}@willow.example";
        _password = await StaffClient.Hire(_api, _email);
    }

    [TestCase("")]
    [TestCase("nobody@willow.example")]
    [TestCase("no e-mail at all")]
    public async Task WrongPasswords_OfAnyEMail_AreAnsweredAlike(string email)
    {
        using var stranger = new StaffClient(_api, $"198.51.100.{email.Length}");
        if (email.Length == 0) email = _email;

        var answers = new List<string>();
        for (var attempt = 0; attempt < 7; attempt++) answers.Add(Fault(await stranger.SignIn(email, "not the one")));

        Assert.That(answers.Take(5), Has.All.Contain("The e-mail or the password is wrong."));
        Assert.That(answers.Skip(5), Has.All.Contain(Wait));
    }

    [Test]
    public async Task Lock_HeldFromOutside_DoesNotKeepAKnownDeviceOut()
    {
        using var known = await SignedIn();
        await known.Send("/sign-out", "sign-out");
        await Lock();
        using var unknown = new StaffClient(_api, "203.0.113.8");

        Assert.That(Fault(await unknown.SignIn(_email, _password)), Does.Contain(Wait));
        Assert.That((await known.SignIn(_email, _password)).StatusCode, Is.EqualTo(HttpStatusCode.Found));
    }

    [Test]
    public async Task KnownDevice_WithWrongPasswords_WaitsAsWell()
    {
        using var known = await SignedIn();
        await known.Send("/sign-out", "sign-out");

        for (var attempt = 0; attempt < 5; attempt++) await known.SignIn(_email, "not the one");

        Assert.That(Fault(await known.SignIn(_email, _password)), Does.Contain(Wait));
        _clock.Ahead = TimeSpan.FromMinutes(11);
        Assert.That((await known.SignIn(_email, _password)).StatusCode, Is.EqualTo(HttpStatusCode.Found));
    }

    [Test]
    public async Task KnownDevice_OfOnePerson_IsUnknownForAnother()
    {
        await StaffClient.Hire(_api, "orla@willow.example");
        var password = await StaffClient.Hire(_api, "una@willow.example");
        using var desk = await StaffClient.SignedIn(_api, "una@willow.example", password);
        await Lock();

        Assert.That(Fault(await desk.SignIn(_email, _password)), Does.Contain(Wait));
    }

    [Test]
    public async Task Address_ThatTriesManyAccounts_Waits_AndOthersDoNot()
    {
        using var sprayer = new StaffClient(_api, "203.0.113.9");
        for (var attempt = 0; attempt < 30; attempt++) await sprayer.SignIn(
            $"person{attempt}@willow.example", "not the one");

        Assert.That(Fault(await sprayer.SignIn(_email, _password)), Does.Contain(Wait));
        using var elsewhere = new StaffClient(_api, "203.0.113.10");
        Assert.That((await elsewhere.SignIn(_email, _password)).StatusCode, Is.EqualTo(HttpStatusCode.Found));
    }

    [Test]
    public async Task Attempts_AllAtOnce_AreNoMoreThanInARow()
    {
        using var stranger = new StaffClient(_api, "203.0.113.11");
        var page = await stranger.Page("/sign-in");

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => Fault(
            await stranger.Send("/sign-in", "sign-in", page, ("Email", _email), ("Password", "not the one")))));

        Assert.That(answers.Count(one => one.Contains("is wrong", StringComparison.Ordinal)), Is.EqualTo(5));
    }

    [Test]
    public async Task PasswordAskedForAgain_HasTheSameLimits()
    {
        using var browser = await SignedIn();

        var answers = new List<string>();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            answers.Add(Fault(await browser.Send("/account/authenticator", "begin", ("Password", "not the one"))));
            answers.Add(Fault(await browser.Send(
                "/account/password", "password", ("Old", "not the one"), ("New", NewPassword))));
        }

        var right = await browser.Send("/account/password", "password", ("Old", _password), ("New", NewPassword));
        Assert.That(answers.Take(5), Has.All.Contain("The password is wrong."));
        Assert.That(Fault(right), Does.Contain(Wait));
    }

    [Test]
    public async Task HandedOverPassword_OpensNothingBeforeItWasChanged()
    {
        var handedOver = await StaffClient.Hire(_api, "handed.over@willow.example", mustChange: true);
        using var browser = await StaffClient.SignedIn(_api, "handed.over@willow.example", handedOver);

        var page = await browser.Get("/customers?q=Zo%C3%AB");
        var export = await browser.Get($"/customers/export.csv?salon={Demo.TenantId.Value}");
        var circuit = await browser.Send("/_blazor/negotiate", "none", page: "");
        var same = await browser.Send("/account/password", "password", ("Old", handedOver), ("New", handedOver));

        Assert.That(page.Headers.Location!.ToString(), Does.StartWith("/account/password?returnUrl="));
        Assert.That(
            (export.StatusCode, circuit.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)));
        Assert.That(Fault(same), Does.Contain("Choose another one."));

        await browser.Send(
            page.Headers.Location!.ToString(), "password", ("Old", handedOver), ("New", NewPassword));
        Assert.That((await browser.Get("/customers")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Reset_LiftsTheLock_AndTheNewPasswordMustBeChanged()
    {
        await Lock();
        var person = await StaffClient.Person(_api, _email);
        await using var scope = _api.Services.CreateAsyncScope();

        var password = await scope.ServiceProvider.GetRequiredService<IMediator>()
            .Send(new ResetStaffPassword(person.Id));

        using var browser = new StaffClient(_api, "203.0.113.12");
        await browser.SignIn(_email, password);
        Assert.That(
            (await browser.Get("/customers")).Headers.Location!.ToString(), Does.StartWith("/account/password"));
    }

    [Test]
    public async Task TwoTabs_BothOpenAtTheSignIn_SignInBoth()
    {
        using var browser = new StaffClient(_api);
        var (first, second) = (await browser.Page("/sign-in"), await browser.Page("/sign-in"));

        var one = await browser.Send("/sign-in", "sign-in", first, ("Email", _email), ("Password", _password));
        var two = await browser.Send(
            "/sign-in?returnUrl=/bookings", "sign-in", second, ("Email", _email), ("Password", _password));

        Assert.That((one.StatusCode, two.StatusCode), Is.EqualTo((HttpStatusCode.Found, HttpStatusCode.Found)));
        Assert.That(two.Headers.Location!.ToString(), Does.EndWith("/bookings"));
        Assert.That((await browser.Get("/customers")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("/sign-in?returnUrl=/bookings", "sign-in")]
    [TestCase("/sign-in/code", "code")]
    [TestCase("/account/password", "password")]
    [TestCase("/account/authenticator", "begin")]
    [TestCase("/sign-out", "sign-out")]
    public async Task Form_ThatHasGrownStale_IsOfferedAnew(string path, string form)
    {
        using var browser = path.StartsWith("/sign-in", StringComparison.Ordinal) ? new StaffClient(_api)
            : await SignedIn();

        var stale = await browser.Send(path, form, page: "");

        var again = stale.Headers.Location!.ToString();
        Assert.That((stale.StatusCode, again), Is.EqualTo((HttpStatusCode.SeeOther, again)));
        Assert.That(again, Does.StartWith(path.Split('?')[0]).And.Contain("retry=1"));
        Assert.That((await browser.Get(again)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        if (path.Contains('?', StringComparison.Ordinal))
            Assert.That((await browser.Send(
                again, form, ("Email", _email), ("Password", _password)))
                    .Headers.Location!.ToString(), Does.EndWith("/bookings"));
    }

    [TestCase("/customers?q=Zoë", "/customers?q=Zo%C3%AB")]
    [TestCase("/customers?q=Ærø 李", "/customers?q=%C3%86r%C3%B8%20%E6%9D%8E")]
    [TestCase("/bookings?day=2026-12-03#top", "/bookings?day=2026-12-03#top")]
    [TestCase("/settings/staff", "/settings/staff")]
    [TestCase("/", "/customers")]
    [TestCase("", "/customers")]
    [TestCase("customers", "/customers")]
    [TestCase("//evil.example/x", "/customers")]
    [TestCase("/\\evil.example", "/customers")]
    [TestCase("/\t/evil.example", "/customers")]
    [TestCase("/.//evil.example", "/customers")]
    [TestCase("/a/..//evil.example", "/customers")]
    [TestCase("https:evil.example", "/customers")]
    [TestCase("https://evil.example", "/customers")]
    [TestCase("javascript:alert(1)", "/customers")]
    [TestCase("/sign-out", "/customers")]
    public async Task ReturnUrl_StaysHere_InAnyLetters(string asked, string gone)
    {
        using var browser = new StaffClient(_api);

        var answer = await browser.SignIn(_email, _password, $"?returnUrl={Uri.EscapeDataString(asked)}");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Found));
        var location = new Uri(_api.Http.BaseAddress!, answer.Headers.GetValues("Location").Single());
        Assert.That(location.Authority, Is.EqualTo(_api.Http.BaseAddress!.Authority));
        Assert.That(location.PathAndQuery + location.Fragment, Is.EqualTo(gone));
    }

    private Task<StaffClient> SignedIn() => StaffClient.SignedIn(_api, _email, _password);

    private async Task Lock()
    {
        using var stranger = new StaffClient(_api, ANetwork());
        for (var attempt = 0; attempt < 6; attempt++) await stranger.SignIn(_email, "not the one");
    }

    private string ANetwork() => $"192.0.2.{++_networks}";

    private static string Fault(HttpResponseMessage answer) => Regex.Match(
        WebUtility.HtmlDecode(answer.Content.ReadAsStringAsync().GetAwaiter().GetResult()), "role=\"alert\">([^<]+)<")
            .Groups[1].Value;
}
