using CustomerTracking.Api.Channels;
using CustomerTracking.Api.DemoData;
using CustomerTracking.Api.Tests;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerTracking.Admin.Tests;

internal sealed class ConnectionTestTests
{
    private TestApi _api = null!;

    [OneTimeSetUp]
    public void Start() => _api = TestApi.Start();

    [OneTimeTearDown]
    public async Task Stop() => await _api.DisposeAsync();

    [Test]
    public async Task Run_OfAnotherSalonsConnection_FindsNothingAndSendsNothing()
    {
        var other = await In(null, services => services.GetRequiredService<IMediator>().Send(
            new RegisterTenant { Name = "Oak", Region = "IE", TimeZone = "Europe/Dublin", Currency = "EUR" }));

        Assert.That(() => Run(other.Id, Channel.Retell, Demo.RetellConnectionId), NotFound);

        Assert.That(await Tests(Demo.RetellConnectionId), Is.Zero);
    }

    [Test]
    public async Task Run_OfASwitchedOffConnection_IsRefused()
    {
        var id = Demo.SpareConnectionId;
        await In(Demo.TenantId.Value, services => services.GetRequiredService<IMediator>().Send(
            new ChangeConnection { Id = id, Enabled = false }));

        Assert.That(() => Run(Demo.TenantId.Value, Channel.Retell, id), NotFound);
    }

    [Test]
    public async Task Run_Twice_IsTwoMessages()
    {
        await Run(Demo.TenantId.Value, Channel.Twilio, Demo.TwilioConnectionId);
        await Run(Demo.TenantId.Value, Channel.Twilio, Demo.TwilioConnectionId);

        Assert.That(await Tests(Demo.TwilioConnectionId), Is.EqualTo(2));
    }

    private static NUnit.Framework.Constraints.Constraint NotFound =>
        Throws.TypeOf<DomainException>().With.Property("Error").EqualTo(ChannelErrors.NotFound);

    private Task<InboundMessageRow> Run(Guid salon, Channel channel, ChannelConnectionId id) => In(
        salon, services => services.GetRequiredService<ConnectionTest>().Run(channel, id, CancellationToken.None));

    private async Task<int> Tests(ChannelConnectionId id)
    {
        var filter = new InboundMessageFilter { EventType = "test" };
        var page = await In(Demo.TenantId.Value, services => services.GetRequiredService<IMediator>().Send(
            new ListInboundMessages { Filter = filter, Limit = Page<InboundMessageRow>.MaxLimit }));
        return page.Items.Count(row => row.SenderId == id.Value);
    }

    private async Task<TResult> In<TResult>(Guid? salon, Func<IServiceProvider, Task<TResult>> use)
    {
        await using var scope = _api.Services.CreateAsyncScope();
        if (salon is { } id)
        {
            var profile = await scope.ServiceProvider.GetRequiredService<IMediator>()
                .Send(new FindTenantProfile(new(id)));
            scope.ServiceProvider.GetRequiredService<CurrentCaller>().Enter(profile!, "a test");
        }

        return await use(scope.ServiceProvider);
    }
}
