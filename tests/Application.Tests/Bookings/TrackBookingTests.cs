using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CustomerTracking.Application.Tests.Bookings;

internal sealed class TrackBookingTests : AppTests
{
    [Test]
    public async Task Track_AFirstBooking_MakesAClient()
    {
        var tracked = await App.Send(ABooking());

        var client = await App.Send(new GetClient(tracked.ClientId));
        Assert.That((client.FirstName, client.LastName, client.Phone), Is.EqualTo(("Aoife", "Ní Bhriain", AoifesKey)));
    }

    [Test]
    public async Task Track_AFirstBooking_SaysThatItCreated()
    {
        var tracked = await App.Send(ABooking());

        Assert.That(tracked.Match, Is.EqualTo(new MatchReceipt(MatchDecision.Created, MatchedBy.Phone, AoifesKey)));
    }

    [Test]
    public async Task Track_AnExternalClient_MapsIt()
    {
        var tracked = await App.Send(
            ABooking() with { ExternalClients = [ExternalClient.Create("phorest", "igK6", "biz", "b1")] });

        var mapping = await App.Read(db => db.Set<ServiceMapping>().SingleAsync());
        Assert.That(
            (mapping.ClientId, mapping.ServiceProvider, mapping.ExternalClientId, mapping.BusinessId, mapping.BranchId),
            Is.EqualTo((tracked.ClientId, "phorest", "igK6", "biz", "b1")));
    }

    [Test]
    public async Task Track_AReturningClient_MovesTheLastBookingDate()
    {
        var clock = new FakeTimeProvider(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
        await using var salon = await TestApp.Open(services => services.AddSingleton<TimeProvider>(clock));
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
        var first = await App.Send(ABooking(hour: 9));
        await App.Send(
            new ChangeClient { Channel = Channel.Rest, Id = first.ClientId, Status = ClientStatus.Inactive });

        await App.Send(ABooking(hour: 10));

        Assert.That((await App.Send(new GetClient(first.ClientId))).Status, Is.EqualTo(ClientStatus.Active));
    }

    [Test]
    public async Task Track_ANamelessClientWhoIsNamedLater_CompletesTheName()
    {
        var first = await App.Send(ABooking(hour: 9) with { Name = GivenName.None });

        await App.Send(ABooking(hour: 10));

        var client = await App.Send(new GetClient(first.ClientId));
        Assert.That((client.FirstName, client.FirstNameIsPlaceholder, client.LastName),
            Is.EqualTo(("Aoife", false, "Ní Bhriain")));
    }

    [Test]
    public async Task Track_AMissingEmail_IsFilledIn()
    {
        var first = await App.Send(ABooking(hour: 9) with { Email = null });

        await App.Send(ABooking(hour: 10));

        Assert.That((await App.Send(new GetClient(first.ClientId))).Email, Is.EqualTo("aoife@example.ie"));
    }

    [Test]
    public async Task Track_AnotherNameAndEmail_StayOnTheBooking()
    {
        await App.Send(ABooking(hour: 9));

        var guest = await App.Send(
            ABooking(hour: 10) with { Name = GivenName.Create("Saoirse", "Byrne"), Email = "saoirse@example.ie" });

        var booking = await App.Send(new GetBooking(guest.BookingId));
        Assert.That((booking.GuestName, booking.GuestEmail), Is.EqualTo(("Saoirse Byrne", "saoirse@example.ie")));
    }

    [Test]
    public async Task Track_AnotherNameAndEmail_LeaveTheClientAsTheyWere()
    {
        var first = await App.Send(ABooking(hour: 9));

        await App.Send(
            ABooking(hour: 10) with { Name = GivenName.Create("Saoirse", "Byrne"), Email = "saoirse@example.ie" });

        var client = await App.Send(new GetClient(first.ClientId));
        Assert.That(
            (client.FirstName, client.LastName, client.Email), Is.EqualTo(("Aoife", "Ní Bhriain", "aoife@example.ie")));
    }

    [Test]
    public async Task Track_TheClientsOwnName_IsNoGuest()
    {
        await App.Send(ABooking(hour: 9));

        var again = await App.Send(
            ABooking(hour: 10) with { Name = GivenName.Create("AOIFE", "Ni Bhriain"), Email = "Aoife@Example.ie" });

        var booking = await App.Send(new GetBooking(again.BookingId));
        Assert.That((booking.GuestName, booking.GuestEmail), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public async Task Track_ABooking_AnswersWhatALaterReadShows()
    {
        var tracked = await App.Send(ABooking());

        var booking = await App.Send(new GetBooking(tracked.BookingId));
        Assert.That((booking.ClientId, booking.Match), Is.EqualTo((tracked.ClientId.Value, tracked.Match)));
    }
}
