using System.Security.Claims;
using CustomerTracking.Api.Admin;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests;
using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Staff;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.Staff;
using CustomerTracking.Infrastructure.Staff;
using MediatR;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerTracking.Admin.Tests;

/// <summary>What the pages send is held to the person's role and salons, whatever a page shows.</summary>
internal sealed class StaffSessionTests
{
    private TestApi _api = null!;
    private Guid _lastSession;

    [OneTimeSetUp]
    public void Start() => _api = TestApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Viewer_LooksAndDoesNotChange()
    {
        var staffSession = await Sit("viewer@willow.example", StaffRole.Viewer);

        Assert.That((await staffSession.Send(new ListClients())).Items, Is.Not.Empty);
        Assert.That(
            () => staffSession.Send(
                new ChangeClient { Channel = Channel.Rest, Id = Demo.ClientId, FirstName = "Mallory" }),
            Throws.TypeOf<DomainException>().With.Property("Error").EqualTo(StaffErrors.ReadOnlyRole));
    }

    [Test]
    public async Task Manager_ChangesAndOpensNoSalon()
    {
        var staffSession = await Sit("manager@willow.example", StaffRole.Manager);

        Assert.That((await staffSession.Send(new ChangeClient
        {
            Channel = Channel.Rest,
            Id = Demo.ClientId,
            LastName = "Demo"
        })).LastName, Is.EqualTo("Demo"));
        Assert.That(
            () => staffSession.Send(new ListStaff()),
            Throws.TypeOf<DomainException>().With.Property("Error").EqualTo(StaffErrors.OwnersOnly));
    }

    [Test]
    public async Task Manager_OfAnotherSalon_FindsNothingOfThisOne()
    {
        var other = await AnotherSalon();
        var staffSession = await Sit("elsewhere@willow.example", StaffRole.Manager, other);

        Assert.That((await staffSession.Send(new ListClients())).Items, Is.Empty);
        Assert.That(() => staffSession.Send(new GetBooking(Demo.BookingId)), Throws.TypeOf<DomainException>());
        Assert.That(
            () => staffSession.GoTo(Demo.TenantId.Value),
            Throws.TypeOf<DomainException>().With.Property("Error").EqualTo(StaffErrors.NotYourTenant));
    }

    [Test]
    public async Task GoTo_AnotherSalon_IsRememberedForTheNextTime()
    {
        var other = await AnotherSalon();
        var staffSession = await Sit("both@willow.example", StaffRole.Manager, Demo.TenantId.Value, other);

        await staffSession.GoTo(other);
        var later = await Sit("both@willow.example");

        Assert.That((staffSession.Tenant!.Id, later.Tenant!.Id), Is.EqualTo((other, other)));
    }

    [Test]
    public async Task Somebody_WhoWasRemoved_IsOutAtOnce()
    {
        var staffSession = await Sit("gone@willow.example", StaffRole.Manager);
        await staffSession.Send(new ListClients());

        await In<IMediator, Unit>(mediator => mediator.Send(new RemoveStaff(staffSession.Me.Id)));

        Assert.That(() => staffSession.Send(new ListClients()), Throws.TypeOf<SignedOutException>());
    }

    [Test]
    public async Task Session_ThatHasEnded_EndsWhatIsOpenInIt()
    {
        var staffSession = await Sit("leaves@willow.example", StaffRole.Manager);
        var session = _lastSession;
        var elsewhere = await Sit("leaves@willow.example");

        await In<SignInSessions, bool>(async sessions =>
        {
            await sessions.End(session, CancellationToken.None);
            return true;
        });

        Assert.That(() => staffSession.Send(new ListClients()), Throws.TypeOf<SignedOutException>());
        Assert.That((await elsewhere.Send(new ListClients())).Items, Is.Not.Empty);
    }

    [Test]
    public void Requests_ThatOnlyRead_HaveHandlersThatCannotSave()
    {
        var handlers =
            from type in typeof(ListClients).Assembly.GetTypes()
            from closed in type.GetInterfaces()
            where closed.IsGenericType && closed.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)
                && closed.GetGenericArguments()[0].IsAssignableTo(typeof(IRead))
            select type;

        var writing = handlers.Where(type => type.GetConstructors()[0].GetParameters()
            .Any(parameter => parameter.ParameterType == typeof(IUnitOfWork)));

        Assert.That(handlers, Is.Not.Empty);
        Assert.That(writing, Is.Empty);
    }

    private async Task<StaffSession> Sit(string email, StaffRole? hiredAs = null, params Guid[] salons)
    {
        if (hiredAs is { } role) await _api.Hire(email, role, salons);
        var (id, stamp) = await In<UserManager<StaffUser>, (Guid, string)>(async users =>
        {
            var person = await users.Users.SingleAsync(one => one.Email == email);
            return (person.Id, person.SecurityStamp!);
        });
        _lastSession = await In<SignInSessions, Guid>(sessions => sessions.Start(id, CancellationToken.None));
        var staffSession = new StaffSession(
            new SignedInAs(id, stamp, _lastSession), _api.Services.GetRequiredService<IServiceScopeFactory>(),
            _api.Services.GetRequiredService<IOptions<IdentityOptions>>());
        await staffSession.Open();
        return staffSession;
    }

    private async Task<Guid> AnotherSalon() => (await In<IMediator, TenantRow>(mediator => mediator.Send(
        new RegisterTenant { Name = "Oak", Region = "IE", TimeZone = "Europe/Dublin", Currency = "EUR" }))).Id;

    private async Task<TResult> In<TService, TResult>(Func<TService, Task<TResult>> use)
        where TService : notnull
    {
        await using var scope = _api.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private sealed class SignedInAs(Guid id, string stamp, Guid session) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() =>
            Task.FromResult(new AuthenticationState(
            new(new ClaimsIdentity(
                [
                    new(ClaimTypes.NameIdentifier, id.ToString()), new("AspNet.Identity.SecurityStamp", stamp),
                    new("session", session.ToString()),
                ],
                "test"))));
    }
}
