using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.Bookings;

internal sealed class CreateBookingTests : AppTests
{
    [Test]
    public async Task Create_ABooking_StandsUnderTheClientById()
    {
        var client = await App.Send(ARegistration());

        var booking = await App.Send(ABookingFor(client.Id));

        Assert.That(
            (booking.ClientId, booking.Match),
            Is.EqualTo((client.Id, new MatchReceipt(MatchDecision.Matched, MatchedBy.ClientId, client.Id.ToString()))));
    }

    [Test]
    public async Task Create_ABooking_KeepsTheClientsDatesAndStatusTrue()
    {
        var client = await App.Send(ARegistration() with { Status = ClientStatus.Inactive });

        var booking = await App.Send(ABookingFor(client.Id));

        var after = await App.Send(new GetClient(new(client.Id)));
        Assert.That(
            (after.FirstBookingDate, after.LastBookingDate, after.Status),
            Is.EqualTo(((DateTimeOffset?)booking.CreatedAt, (DateTimeOffset?)booking.CreatedAt, ClientStatus.Active)));
    }

    [Test]
    public async Task Create_TwiceWithoutAnExternalId_MakesTwo()
    {
        var client = await App.Send(ARegistration());

        var (one, other) = (await App.Send(ABookingFor(client.Id)), await App.Send(ABookingFor(client.Id)));

        Assert.That(other.Id, Is.Not.EqualTo(one.Id));
    }

    [Test]
    public async Task Create_AnExternalIdTwice_NamesTheFirst()
    {
        var client = await App.Send(ARegistration());
        var first = await App.Send(ABookingFor(client.Id) with { ExternalBookingId = "B-1" });

        var refusal = await ARefusal(() => App.Send(ABookingFor(client.Id) with { ExternalBookingId = "B-1" }));

        Assert.That((refusal.Code, refusal.ExistingId, refusal.Kind),
            Is.EqualTo(("booking.already_recorded", (Guid?)first.Id, ErrorKind.Conflict)));
    }

    [Test]
    public async Task Create_AnExternalIdAtOnce_MakesOne()
    {
        var client = await App.Send(ARegistration());

        var outcomes = await AtOnce(
            16, _ => OutcomeOf(() => App.Send(ABookingFor(client.Id) with { ExternalBookingId = "B-1" })));

        Assert.That(
            (outcomes.Count(one => one is null), outcomes.Count(one => one?.Code == "booking.already_recorded")),
            Is.EqualTo((1, 15)));
    }

    [Test]
    public async Task Create_ForOneClientAtOnce_MakesThemAll()
    {
        var client = await App.Send(ARegistration());
        await using var beside = App.AnotherProcess();

        await AtOnce(32, number => (number % 2 == 0 ? App : beside).Send(ABookingFor(client.Id)));

        Assert.That(await App.Read(db => db.Set<Booking>().CountAsync()), Is.EqualTo(32));
    }

    [Test]
    public async Task Create_ForNobody_IsNotFoundUnderTheField()
    {
        var refusal = await ARefusal(() => App.Send(ABookingFor(Guid.CreateVersion7())));

        Assert.That((refusal.Code, refusal.Field), Is.EqualTo(("client.not_found", "clientId")));
    }

    [Test]
    public async Task Create_WithoutStartOrService_NamesBoth()
    {
        var faults = await FaultsOf(
            () => App.Send(ABookingFor(Guid.Empty) with { BookingDate = null, ServiceName = null }));

        Assert.That(faults,
            Is.EquivalentTo(new[] { "BookingDate: booking.start_missing", "ServiceName: booking.service_missing" }));
    }
}
