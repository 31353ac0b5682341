using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;

namespace CustomerTracking.Application.Tests.Bookings;

/// <summary>A number that the network showed beside the one that was given.</summary>
internal sealed class BorrowedPhoneTests : SalonTests
{
    [Test]
    public async Task Track_ADaughterOnHerMothersPhone_IsNotHerMother()
    {
        var mother = await Salon.Send(ABooking(hour: 9));

        var daughter = await Salon.Send(ABooking(hour: 10) with
        {
            Phone = SaoirsesPhone,
            CallerPhone = AoifesPhone,
            Name = GivenName.Of("Saoirse", "Byrne"),
            Email = null,
        });

        Assert.That((daughter.ClientId == mother.ClientId, daughter.IsNewClient), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Track_OnesOwnSecondNumber_IsLinked()
    {
        var first = await Salon.Send(ABooking(hour: 9));

        var second = await Salon.Send(ABooking(hour: 10) with { Phone = SaoirsesPhone, CallerPhone = AoifesPhone });

        var client = await Salon.Send(new GetClient(first.ClientId));
        Assert.That(
            (second.ClientId, second.Match.Decision, client.Phone, client.ContactPoints.Count),
            Is.EqualTo((first.ClientId, MatchDecision.Linked, AoifesKey, 2)));
    }
}
