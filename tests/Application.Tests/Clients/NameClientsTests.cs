using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Tests.Clients;

internal sealed class NameClientsTests : AppTests
{
    [Test]
    public async Task Names_AreWhole_AndEmptyWhereNobodySaidThem()
    {
        var named = await App.Send(new RegisterClient
        {
            FirstName = "Aoife",
            LastName = "Byrne",
            Phone = "0871234567",
            FirstInteractionSource = Source.Voice,
        });
        var nameless = await App.Send(
            new RegisterClient { Phone = "0861234567", FirstInteractionSource = Source.Voice });

        var names = await App.Send(new NameClients([new(named.Id), new(nameless.Id), new(named.Id)]));

        var expected = new Dictionary<Guid, string> { [named.Id] = "Aoife Byrne", [nameless.Id] = "" };
        Assert.That(names, Is.EquivalentTo(expected));
    }
}
