using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CustomerTracking.Application.Tests.Bookings;

internal sealed class TrackBookingTests : SalonTests
{
    [Test]
    public async Task Track_AFirstBooking_MakesAClient()
    {
        var tracked = await Salon.Send(ABooking());

        var client = await Salon.Send(new GetClient(tracked.ClientId));
        Assert.That((client.FirstName, client.LastName, client.Phone), Is.EqualTo(("Aoife", "Ní Bhriain", AoifesKey)));
    }

    [Test]
    public async Task Track_AFirstBooking_SaysThatItCreated()
    {
        var tracked = await Salon.Send(ABooking());

        Assert.That(tracked.Match, Is.EqualTo(new MatchReceipt(MatchDecision.Created, MatchedBy.Phone, AoifesKey)));
    }

    [Test]
    public async Task Track_AnExternalClient_MapsIt()
    {
        var tracked = await Salon.Send(
            ABooking() with { ExternalClient = ExternalClient.Of("phorest", "igK6", "biz", "b1") });

        var mapping = await Salon.Read(db => db.Set<ServiceMapping>().SingleAsync());
        Assert.That(
            (mapping.ClientId, mapping.ServiceProvider, mapping.ExternalClientId, mapping.BusinessId, mapping.BranchId),
            Is.EqualTo((tracked.ClientId, "phorest", "igK6", "biz", "b1")));
    }

    [Test]
    public async Task Track_AReturningClient_MovesTheLastBookingDate()
    {
        var clock = new FakeTimeProvider(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        await using var salon = await TestSalon.Open(services => services.AddSingleton<TimeProvider>(clock));
        var first = await salon.Send(ABooking(hour: 9));
        var before = await salon.Send(new GetClient(first.ClientId));
        clock.Advance(TimeSpan.FromMinutes(1));

        await salon.Send(ABooking(hour: 10));

        var after = await salon.Send(new GetClient(first.ClientId));
        Assert.That((after.FirstBookingDate, after.LastBookingDate > before.LastBookingDate),
            Is.EqualTo((before.FirstBookingDate, true)));
    }

    [Test]
    public async Task Track_AClientGoneQuiet_IsActiveAgain()
    {
        var first = await Salon.Send(ABooking(hour: 9));
        await Salon.Send(new ChangeClient { Channel = Channel.Rest, Id = first.ClientId, Status = ClientStatus.Inactive });

        await Salon.Send(ABooking(hour: 10));

        Assert.That((await Salon.Send(new GetClient(first.ClientId))).Status, Is.EqualTo(ClientStatus.Active));
    }

    [Test]
    public async Task Track_ANamelessClientWhoIsNamedLater_CompletesTheName()
    {
        var first = await Salon.Send(ABooking(hour: 9) with { Name = GivenName.None });

        await Salon.Send(ABooking(hour: 10));

        var client = await Salon.Send(new GetClient(first.ClientId));
        Assert.That((client.FirstName, client.FirstNameIsPlaceholder, client.LastName),
            Is.EqualTo(("Aoife", false, "Ní Bhriain")));
    }

    [Test]
    public async Task Track_AMissingEmail_IsFilledIn()
    {
        var first = await Salon.Send(ABooking(hour: 9) with { Email = null });

        await Salon.Send(ABooking(hour: 10));

        Assert.That((await Salon.Send(new GetClient(first.ClientId))).Email, Is.EqualTo("aoife@example.ie"));
    }

    [Test]
    public async Task Track_AnotherNameAndEmail_StayOnTheBooking()
    {
        await Salon.Send(ABooking(hour: 9));

        var guest = await Salon.Send(
            ABooking(hour: 10) with { Name = GivenName.Of("Saoirse", "Byrne"), Email = "saoirse@example.ie" });

        var booking = await Salon.Send(new GetBooking(guest.BookingId));
        Assert.That((booking.GuestName, booking.GuestEmail), Is.EqualTo(("Saoirse Byrne", "saoirse@example.ie")));
    }

    [Test]
    public async Task Track_AnotherNameAndEmail_LeaveTheClientAsTheyWere()
    {
        var first = await Salon.Send(ABooking(hour: 9));

        await Salon.Send(
            ABooking(hour: 10) with { Name = GivenName.Of("Saoirse", "Byrne"), Email = "saoirse@example.ie" });

        var client = await Salon.Send(new GetClient(first.ClientId));
        Assert.That(
            (client.FirstName, client.LastName, client.Email), Is.EqualTo(("Aoife", "Ní Bhriain", "aoife@example.ie")));
    }

    [Test]
    public async Task Track_TheClientsOwnName_IsNoGuest()
    {
        await Salon.Send(ABooking(hour: 9));

        var again = await Salon.Send(
            ABooking(hour: 10) with { Name = GivenName.Of("AOIFE", "Ni Bhriain"), Email = "Aoife@Example.ie" });

        var booking = await Salon.Send(new GetBooking(again.BookingId));
        Assert.That((booking.GuestName, booking.GuestEmail), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public async Task Track_ABooking_AnswersWhatALaterReadShows()
    {
        var tracked = await Salon.Send(ABooking());

        var booking = await Salon.Send(new GetBooking(tracked.BookingId));
        Assert.That((booking.ClientId, booking.Match), Is.EqualTo((tracked.ClientId.Value, tracked.Match)));
    }
}
