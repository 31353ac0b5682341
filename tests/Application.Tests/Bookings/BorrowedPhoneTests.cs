using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Application.Tests.Bookings;

/// <summary>A number that the network showed beside the one that was given.</summary>
internal sealed class BorrowedPhoneTests : AppTests
{
    [Test]
    public async Task Track_ADaughterOnHerMothersPhone_IsNotHerMother()
    {
        var mother = await App.Send(ABooking(hour: 9));

        var daughter = await App.Send(ABooking(hour: 10) with
        {
            Phone = SaoirsesPhone,
            CallerPhone = AoifesPhone,
            Name = GivenName.Create("Saoirse", "Byrne"),
            Email = null,
        });

        Assert.That((daughter.ClientId == mother.ClientId, daughter.IsNewClient), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Track_OnesOwnSecondNumber_IsLinked()
    {
        var first = await App.Send(ABooking(hour: 9));

        var second = await App.Send(ABooking(hour: 10) with { Phone = SaoirsesPhone, CallerPhone = AoifesPhone });

        var client = await App.Send(new GetClient(first.ClientId));
        Assert.That(
            (second.ClientId, second.Match.Decision, client.Phone, client.ContactPoints.Count),
            Is.EqualTo((first.ClientId, MatchDecision.Linked, AoifesKey, 2)));
    }
}
