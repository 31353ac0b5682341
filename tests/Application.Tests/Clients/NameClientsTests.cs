using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Bookings;

namespace CustomerTracking.Application.Tests.Clients;

internal sealed class NameClientsTests : SalonTests
{
    [Test]
    public async Task Names_AreWhole_AndEmptyWhereNobodySaidThem()
    {
        var named = await Salon.Send(new RegisterClient
        {
            FirstName = "Aoife",
            LastName = "Byrne",
            Phone = "0871234567",
            FirstInteractionSource = Source.Voice,
        });
        var nameless = await Salon.Send(
            new RegisterClient { Phone = "0861234567", FirstInteractionSource = Source.Voice });

        var names = await Salon.Send(new NameClients([new(named.Id), new(nameless.Id), new(named.Id)]));

        var expected = new Dictionary<Guid, string> { [named.Id] = "Aoife Byrne", [nameless.Id] = "" };
        Assert.That(names, Is.EquivalentTo(expected));
    }
}
