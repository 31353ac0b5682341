using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.Clients;

/// <summary>Bookings that arrive while two clients are merged and parted, over two processes.</summary>
internal sealed class MergeRaceTests : AppTests
{
    private const int Crowd = 64;

    private TestApp _beside = null!;
    private ClientId _survivor;
    private ClientId _merged;

    [SetUp]
    public async Task TwoClients()
    {
        _beside = App.AnotherProcess();
        _survivor = (await App.Send(ABooking(9))).ClientId;
        _merged = (await App.Send(ABooking(9) with { Phone = SaoirsesPhone, Name = GivenName.OfWhole("Saoirse") })).ClientId;
    }

    [TearDown]
    public async Task CloseBeside() => await _beside.DisposeAsync();

    [Test]
    public async Task Bookings_WhileMergedAndParted_AreEachAtExactlyOne()
    {
        var moving = MoveBackAndForth(6);
        var booked = await AtOnce(Crowd, number => (number % 2 == 0 ? App : _beside).Send(ABooking() with
        {
            Phone = number % 4 < 2 ? SaoirsesPhone : AoifesPhone,
            Name = GivenName.None,
            StartsAt = At(10, number % 60),
            ExternalBookingId = $"B-{number}",
        }));
        await moving;

        Assert.That(booked.Select(one => one.BookingId).Distinct().Count(), Is.EqualTo(Crowd));
        Assert.That((await BookingsOf(_survivor), await BookingsOf(_merged)), Is.EqualTo((1 + (Crowd / 2), 1 + (Crowd / 2))));
        Assert.That(await App.Read(db => db.Set<Booking>().CountAsync()), Is.EqualTo(2 + Crowd));
    }

    [Test]
    public async Task Merge_OfOnePairAtOnce_IsOneMerge()
    {
        var outcomes = await AtOnce(8, number => OutcomeOf(() => (number % 2 == 0 ? App : _beside).Send(
            number % 4 < 2 ? AMerge(_survivor, _merged) : AMerge(_merged, _survivor))));

        Assert.That(outcomes.Count(refusal => refusal is null), Is.EqualTo(1));
        Assert.That(
            outcomes.OfType<DomainError>().Select(refusal => refusal.Code), Is.All.EqualTo("merge.already_merged"));
        Assert.That(await App.Read(db => db.Set<ClientMerge>().CountAsync()), Is.EqualTo(1));
    }

    [Test]
    public async Task Undo_OfOneMergeAtOnce_IsDoneOnce()
    {
        var merge = await App.Send(AMerge(_survivor, _merged));

        var outcomes = await AtOnce(8, number => OutcomeOf(
            () => (number % 2 == 0 ? App : _beside).Send(AnUndo(merge.Id!.Value))));

        Assert.That(outcomes.Count(refusal => refusal is null), Is.EqualTo(1));
        Assert.That((await App.Send(new GetClient(_merged))).Id, Is.EqualTo(_merged.Value));
    }

    private async Task MoveBackAndForth(int times)
    {
        for (var time = 0; time < times; time++)
        {
            var merge = await App.Send(AMerge(_survivor, _merged));
            await App.Send(AnUndo(merge.Id!.Value));
        }
    }

    private static MergeClients AMerge(ClientId survivor, ClientId merged) =>
        new() { SurvivorId = survivor, MergedId = merged, Channel = Channel.Admin };

    private UndoMerge AnUndo(Guid merge) => new() { SurvivorId = _survivor, Id = new(merge), Channel = Channel.Admin };

    private Task<int> BookingsOf(ClientId client) =>
        App.Read(db => db.Set<Booking>().CountAsync(booking => booking.ClientId == client));
}
