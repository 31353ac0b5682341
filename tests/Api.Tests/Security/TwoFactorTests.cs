using System.Net;
using System.Text.RegularExpressions;
using CustomerTracking.Api.Tests.Events;
using CustomerTracking.Application.Staff;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Security;

/// <summary>The authenticator: who may turn it on and off, and that a code opens once.</summary>
internal sealed class TwoFactorTests
{

    private readonly ShiftedClock _clock = new();
    private TestApi _api = null!;
    private string _email = null!;
    private string _password = null!;

    [OneTimeSetUp]
    public void Start() => _api = AnApi(beside: null);

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [SetUp]
    public async Task Hire()
    {
        _clock.Ahead = TimeSpan.Zero;
        _email = $"{Guid.CreateVersion7():N}@willow.example";
        _password = await StaffClient.Hire(_api, _email);
    }

    [Test]
    public async Task Key_IsShownToTheRightPasswordOnly_AndEndsNoOtherSession()
    {
        using var browser = await SignedIn();
        using var other = await SignedIn();

        var opened = await browser.Page("/account/authenticator");
        var wrong = await Text(await browser.Send("/account/authenticator", "begin", ("Password", "not the one")));
        var right = await Text(await browser.Send("/account/authenticator", "begin", ("Password", _password)));

        Assert.That((Key(opened), Key(wrong)), Is.EqualTo(("", "")));
        Assert.That(Key(right), Is.Not.Empty);
        Assert.That((await other.Get("/customers")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await StaffClient.Person(_api, _email)).TwoFactorEnabled, Is.False);
    }

    [Test]
    public async Task Ticket_OfAnotherSession_TurnsNothingOn()
    {
        using var thief = await SignedIn();
        using var browser = await SignedIn();
        var page = await Text(await thief.Send("/account/authenticator", "begin", ("Password", _password)));

        var answer = await Text(await browser.Send(
            "/account/authenticator", "on", await browser.Page("/account/authenticator"),
            ("Ticket", Ticket(page)), ("Code", Code(Key(page)))));

        Assert.That(answer, Does.Contain("open for too long"));
        Assert.That((await StaffClient.Person(_api, _email)).TwoFactorEnabled, Is.False);
    }

    [Test]
    public async Task Code_OpensOnce_AlsoWhenTwoProcessesGetItAtOnce()
    {
        await using var second = AnApi(beside: _api);
        using var browser = await SignedIn();
        var key = await TurnOn(browser);
        _clock.Ahead = TimeSpan.FromSeconds(30);   // the code of now was used to turn it on

        StaffClient[] halves = [await Half(_api), await Half(second), await Half(_api), await Half(second)];
        var pages = await Task.WhenAll(halves.Select(half => half.Page("/sign-in/code")));
        var code = Code(key);
        var answers = await Task.WhenAll(
            halves.Zip(pages, (half, page) => half.Send("/sign-in/code", "code", page, ("Code", code))));

        Assert.That(answers.Count(answer => answer.StatusCode is HttpStatusCode.Found), Is.EqualTo(1));
        Assert.That((await StaffClient.Person(_api, _email)).LastCodeStep, Is.Not.Null);
        foreach (var half in halves) half.Dispose();
    }

    [Test]
    public async Task Code_ThatTurnedItOn_SignsNobodyIn()
    {
        using var browser = await SignedIn();
        var key = await TurnOn(browser);
        using var half = await Half(_api);

        var answer = await Text(await half.Send("/sign-in/code", "code", ("Code", Code(key))));

        Assert.That(answer, Does.Contain("was used before"));
    }

    [Test]
    public async Task Codes_AfterFiveWrongOnes_Wait_AlsoTheRightOne()
    {
        using var browser = await SignedIn();
        var key = await TurnOn(browser);
        _clock.Ahead = TimeSpan.FromSeconds(30);
        using var half = await Half(_api);

        for (var attempt = 0; attempt < 5; attempt++) await half.Send("/sign-in/code", "code", ("Code", "000000"));
        await half.SignIn(_email, _password);   // the right password gives no new attempts
        var answer = await Text(await half.Send("/sign-in/code", "code", ("Code", Code(key))));

        Assert.That(answer, Does.Contain("Too many wrong passwords or codes."));
    }

    [Test]
    public async Task TurnOff_AsksForThePassword_AndForgetsTheKey()
    {
        using var browser = await SignedIn();
        await TurnOn(browser);

        await browser.Send("/account/authenticator", "off", ("Password", "not the one"));
        Assert.That((await StaffClient.Person(_api, _email)).TwoFactorEnabled, Is.True);

        await browser.Send("/account/authenticator", "off", ("Password", _password));
        Assert.That((await StaffClient.Person(_api, _email)).TwoFactorEnabled, Is.False);
        Assert.That(await Tokens(), Is.Empty);
        Assert.That((await browser.Get("/customers")).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Reset_ByAnOwner_ForgetsTheKeyAndTheRecoveryCodes()
    {
        using var browser = await SignedIn();
        await TurnOn(browser);
        var person = await StaffClient.Person(_api, _email);
        await using var scope = _api.Services.CreateAsyncScope();

        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new ResetStaffPassword(person.Id));

        Assert.That(await Tokens(), Is.Empty);
        Assert.That((await StaffClient.Person(_api, _email)).TwoFactorEnabled, Is.False);
    }

    [Test]
    public async Task RecoveryCodes_MadeAnew_TakeThePassword_AndEndTheOldOnes()
    {
        using var browser = await SignedIn();
        await TurnOn(browser);
        var before = await Tokens();

        var refused = await Text(await browser.Send("/account/authenticator", "codes", ("Password", "not the one")));
        var unchanged = await Tokens();
        var made = await Text(await browser.Send("/account/authenticator", "codes", ("Password", _password)));

        Assert.That(refused, Does.Contain("The password is wrong."));
        Assert.That(unchanged, Is.EqualTo(before));
        Assert.That(Regex.Count(made, "<li><code>"), Is.EqualTo(8));
        Assert.That(await Tokens(), Is.Not.EqualTo(before));
    }

    private TestApi AnApi(TestApi? beside) =>
        TestApi.Start(configure: services => services.AddSingleton<TimeProvider>(_clock), beside: beside);

    private async Task<List<string>> Tokens()
    {
        var id = (await StaffClient.Person(_api, _email)).Id;
        return [.. (await _api.Rows("StaffTokens")).Where(row =>
            row.Contains(id.ToString("N"), StringComparison.OrdinalIgnoreCase)
                || row.Contains(id.ToString(), StringComparison.Ordinal))];
    }

    private Task<StaffClient> SignedIn() => StaffClient.SignedIn(_api, _email, _password);

    private async Task<string> TurnOn(StaffClient browser)
    {
        var page = await Text(await browser.Send("/account/authenticator", "begin", ("Password", _password)));
        var done = await Text(await browser.Send(
            "/account/authenticator", "on", page, ("Ticket", Ticket(page)), ("Code", Code(Key(page)))));
        Assert.That(Regex.Count(done, "<li><code>"), Is.EqualTo(8), done);
        return Key(page);
    }

    private async Task<StaffClient> Half(TestApi api)
    {
        var half = new StaffClient(api);
        var answer = await half.SignIn(_email, _password);
        Assert.That(answer.Headers.Location!.ToString(), Does.Contain("/sign-in/code"));
        return half;
    }

    private string Code(string key) => AuthenticatorApp.Code(key, _clock.GetUtcNow());

    private static async Task<string> Text(HttpResponseMessage answer) =>
        WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    private static string Key(string page) => Regex.Match(page, "class=\"key\">([^<]+)<").Groups[1].Value;

    private static string Ticket(string page) =>
        Regex.Match(page, "name=\"Ticket\" value=\"([^\"]+)\"").Groups[1].Value;
}
