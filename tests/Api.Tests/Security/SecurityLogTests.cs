using System.Net.Http.Json;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests.Events;
using CustomerTracking.Application.Security;
using CustomerTracking.Application.Staff;
using CustomerTracking.Domain.Staff;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Api.Tests.Security;

/// <summary>Who did what to the doors, when and from where, without naming anybody.</summary>
internal sealed class SecurityLogTests
{
    private const string Email = "ciara.nolan@willow.example";
    private const string NewPassword = "nine quiet herons over Sligo";

    private readonly ShiftedClock _clock = new();
    private TestApi _api = null!;

    [SetUp]
    public void Start()
    {
        _clock.Ahead = TimeSpan.Zero;
        _api = TestApi.Start(
            new() { ["Housekeeping:Interval"] = "00:00:00.050" },
            services => services.AddSingleton<TimeProvider>(_clock));
    }

    [TearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task WhatPeopleDo_IsKept_WithoutNamingThem()
    {
        var password = await StaffClient.Hire(_api, Email);
        var person = (await StaffClient.Person(_api, Email)).Id;
        using var browser = await StaffClient.SignedIn(_api, Email, password);
        await browser.Get($"/customers/export.csv?salon={Demo.TenantId.Value}");
        await browser.Send("/account/password", "password", ("Old", password), ("New", NewPassword));
        await browser.Send("/sign-out", "sign-out");
        using var stranger = new StaffClient(_api);
        for (var attempt = 0; attempt < 7; attempt++) await stranger.SignIn(Email, "not the one");
        await Send(new ResetStaffPassword(person));
        await Send(new ChangeStaff(person, "Ciara Nolan", StaffRole.Manager, [Demo.TenantId.Value]));

        var log = await Send(new ListSecurityLog());

        Assert.That(log.Select(row => row.Action), Is.EqualTo(new[]
        {
            SecurityAction.StaffChanged, SecurityAction.PasswordReset, SecurityAction.SignInLocked,
            SecurityAction.SignInFailed, SecurityAction.SignInFailed, SecurityAction.SignInFailed,
            SecurityAction.SignInFailed, SecurityAction.SignInFailed, SecurityAction.SignedOut,
            SecurityAction.PasswordChanged, SecurityAction.CustomersExported, SecurityAction.SignedIn,
            SecurityAction.StaffAdded,
        }));
        Assert.That(log.Single(row => row.Action is SecurityAction.SignedIn).Actor, Is.EqualTo(person));
        Assert.That(log.Where(row => row.Action is SecurityAction.SignInFailed)
            .Select(row => (row.Actor, row.Subject, row.Address)),
            Has.All.EqualTo(((Guid?)null, (Guid?)person, "127.0.0.1")));
        var kept = string.Concat(await _api.Rows("SecurityLog"))
            + string.Concat(_api.Log.All.Where(line => line.Contains("Security:", StringComparison.Ordinal)));
        Assert.That(kept, Does.Contain("sign_in_locked").And.Not.Contain("Ciara").And.Not.Contain("ciara"));
    }

    [Test]
    public async Task WhatATokenDoes_IsKeptUnderItsId()
    {
        var made = await TestApi.Body(await _api.Http.PostAsJsonAsync(
            $"{TestApi.TenantPath}/service-accounts", new { name = "Front desk", scopes = new[] { "clients:read" } }));
        var id = made.GetProperty("id").GetGuid();
        await _api.Http.DeleteAsync($"{TestApi.TenantPath}/service-accounts/{id}");
        await _api.Http.PostAsJsonAsync(
            $"{TestApi.TenantPath}/channel-connections/{Demo.RetellConnectionId.Value}/rotate", new { });

        var log = await Send(new ListSecurityLog());

        Assert.That(log.Select(row => (row.Action, row.Subject)), Is.EqualTo(new[]
        {
            (SecurityAction.SecretRotated, (Guid?)Demo.RetellConnectionId.Value), (SecurityAction.TokenRevoked, id),
            (SecurityAction.TokenMade, id),
        }));
        Assert.That(log.Select(row => row.Actor).Distinct().Single(), Is.Not.Null);
        Assert.That(log.Select(row => row.Address), Has.All.EqualTo("127.0.0.1"));
        Assert.That(
            string.Concat(await _api.Rows("SecurityLog")), Does.Not.Contain(made.GetProperty("token").GetString()!));
    }

    [Test]
    public async Task Entries_OlderThanTheRetention_AreRemoved_WithDeadSessionsAndOldAttempts()
    {
        var password = await StaffClient.Hire(_api, Email);
        using var browser = await StaffClient.SignedIn(_api, Email, password);
        using var stranger = new StaffClient(_api);
        await stranger.SignIn("nobody@willow.example", "not the one");
        Assert.That(await Kept(), Is.GreaterThan(3));

        _clock.Ahead = TimeSpan.FromDays(731);

        Assert.That(Kept, Is.Zero.After(10_000, 100));
    }

    private async Task<int> Kept() => (await _api.Rows("SecurityLog", "StaffSessions", "StaffAttempts")).Count;

    private async Task<TResult> Send<TResult>(IRequest<TResult> request)
    {
        await using var scope = _api.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
