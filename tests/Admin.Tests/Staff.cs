using System.Net.Http.Json;
using System.Text.Json;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Staff;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Staff;
using CustomerTracking.Infrastructure.Persistence;
using CustomerTracking.Infrastructure.Staff;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace CustomerTracking.Admin.Tests;

/// <summary>People who sit down at the pages.</summary>
internal static class Staff
{
    public static readonly ViewportSize Desktop = new() { Width = 1440, Height = 1000 };
    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    /// <summary>Adds somebody who works for the demo's salon, or for those given.</summary>
    /// <returns>Their password, which they need not change.</returns>
    public static async Task<string> Hire(this TestApi api, string email, StaffRole role, params Guid[] salons)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var added = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new AddStaff(
            email, $"{role} of the test", role, salons.Length > 0 ? salons : [Demo.TenantId.Value]));
        await scope.ServiceProvider.GetRequiredService<AppDb>().Set<StaffUser>()
            .Where(person => person.Id == added.Person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(person => person.MustChangePassword, false));
        return added.Password;
    }

    /// <returns>A salon beside the demo's, and behind it in the alphabet.</returns>
    public static async Task<Guid> AnotherSalon(this TestApi api)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var opened = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(
            new RegisterTenant { Name = "Yew", Region = "IE", TimeZone = "Europe/Dublin", Currency = "EUR" });
        return opened.Id;
    }

    /// <summary>Posts a booking as a channel with a token does.</summary>
    /// <returns>What was answered.</returns>
    public static async Task<JsonElement> Book(
        this TestApi api, object booking, string path = "/api/webhooks/chat/booking-confirmed")
    {
        var answer = await api.As(Demo.ServiceToken).PostAsJsonAsync(path, booking);
        var body = await TestApi.Body(answer);
        Assert.That((int)answer.StatusCode, Is.EqualTo(201).Or.EqualTo(200), body.ToString());
        return body;
    }

    /// <summary>As with the argument <c>--demo</c>.</summary>
    public static async Task FillDemo(this TestApi api)
    {
        await using var scope = api.Services.CreateAsyncScope();
        var mediator = scope.ServiceProvider.GetRequiredService<IMediator>();
        var salon = await mediator.Send(new FindTenantProfile(Demo.TenantId));
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(salon!, "demo");
        await scope.ServiceProvider.GetRequiredService<DemoFiller>().Fill(CancellationToken.None);
    }

    // One after the other: an attempt under way counts like a wrong one, and five are allowed.
    private static readonly SemaphoreSlim SigningIn = new(1);

    /// <summary>The demo's owner when nobody else is given; at a page once it is there.</summary>
    public static async Task<IPage> SignedIn(
        this Browser browser, TestApi api, string path = "/customers", string email = Demo.AdminEmail,
        string password = Demo.AdminPassword, ViewportSize? viewport = null)
    {
        var page = await browser.NewPage();
        if (viewport is not null) await page.SetViewportSizeAsync(viewport.Width, viewport.Height);
        await page.GotoAsync(api.Address(path));
        await SigningIn.WaitAsync();
        try
        {
            await page.SignIn(email, password);
            await Assertions.Expect(page.Locator(".frame h1")).ToBeFocusedAsync();
        }
        finally
        {
            SigningIn.Release();
        }

        return page;
    }

    /// <summary>With a password that another person handed over, which is changed before anything else opens.</summary>
    public static async Task<IPage> SignedInFirst(this Browser browser, TestApi api, string email, string password)
    {
        var page = await browser.NewPage();
        await page.GotoAsync(api.Address("/customers"));
        await page.SignIn(email, password);
        await page.GetByLabel("Your password now").FillAsync(password);
        await page.GetByLabel("A new one").FillAsync("hedgehog-lantern-quarry-7");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change it" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Your password is changed");
        await page.GotoAsync(api.Address("/customers"));
        return page;
    }

    public static async Task SignIn(this IPage page, string email, string password)
    {
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
    }

    public static string Address(this TestApi api, string path) => new Uri(api.Http.BaseAddress!, path).ToString();
}
