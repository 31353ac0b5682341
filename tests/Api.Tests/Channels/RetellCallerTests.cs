using System.Text.Json;
using CustomerTracking.Api.Channels.Retell;
using CustomerTracking.Application.Channels;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Tenants;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using MediatR;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace CustomerTracking.Api.Tests.Channels;

/// <summary>The person hears ringing until we answer, so we always do.</summary>
internal sealed class RetellCallerTests
{
    private static readonly OpenDoor Door = new(
        Demo.RetellConnectionId, ConnectedChannel.Retell, "Reception", Demo.RetellSecret, null, null, FieldMap.Default,
        new(Demo.TenantId, "IE", "Europe/Dublin", Currency.Of("EUR")));

    [Test]
    public async Task Greet_WhenTheLookUpFails_CarriesOn()
    {
        var greeting = await Greet((_, _) => throw new IOException("The database has gone away."));

        Assert.That(JsonSerializer.Serialize(greeting), Is.EqualTo("""{"call_inbound":{}}"""));
    }

    [Test, CancelAfter(10_000)]
    public async Task Greet_WhenTheLookUpHangs_CarriesOn(CancellationToken ct)
    {
        var greeting = await Greet(async (_, hurry) =>
        {
            await Task.Delay(Timeout.Infinite, CancellationTokenSource.CreateLinkedTokenSource(ct, hurry).Token);
            return null!;
        });

        Assert.That(JsonSerializer.Serialize(greeting), Is.EqualTo("""{"call_inbound":{}}"""));
    }

    private static Task<RetellGreeting> Greet(Func<IRequest<ClientRow>, CancellationToken, Task<ClientRow>> lookUp)
    {
        var mediator = new Mock<IMediator>();
        mediator.Setup(one => one.Send(It.IsAny<IRequest<ClientRow>>(), It.IsAny<CancellationToken>())).Returns(lookUp);
        return new RetellCaller(mediator.Object, new CurrentCaller(), NullLogger<RetellCaller>.Instance)
            .Greet(Door, "+353871234567", CancellationToken.None);
    }
}
