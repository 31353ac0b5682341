using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Channels;
using CustomerTracking.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.Bookings;

/// <summary>A key remembers what happened since: nothing is answered with a booking that does not stand.</summary>
internal sealed class RebookingTests : AppTests
{
    private static readonly TrackBooking Chat = ABooking() with { Channel = Channel.WebChat };
    private static readonly TrackBooking WithId =
        ABooking() with { Channel = Channel.N8n, ExternalBookingId = "BKG-1" };

    private static IEnumerable<TrackBooking> Requests => [Chat, WithId];

    [Test]
    public async Task Track_AfterItWasCancelled_BooksAnew([ValueSource(nameof(Requests))] TrackBooking request) =>
        await BooksAnew(request, BookingStatus.Cancelled);

    [Test]
    public async Task Track_AfterNobodyCame_BooksAnew([ValueSource(nameof(Requests))] TrackBooking request) =>
        await BooksAnew(request, BookingStatus.NoShow);

    [Test]
    public async Task Track_AfterItWasCompletedEarly_BooksAnew([ValueSource(nameof(Requests))] TrackBooking request) =>
        await BooksAnew(request, BookingStatus.Completed);

    [Test]
    public async Task Track_AfterItWasCancelledThrice_BooksAnewEachTime()
    {
        var ids = new HashSet<BookingId>();
        for (var time = 0; time < 4; time++)
        {
            var booked = await App.Send(WithId);
            ids.Add(booked.BookingId);
            await Become(booked.BookingId, BookingStatus.Cancelled);
        }

        Assert.That(ids, Has.Count.EqualTo(4));
    }

    [Test]
    public async Task Track_AnIdWhoseBookingWasCancelled_GivesTheIdToTheNewOne()
    {
        var first = await App.Send(WithId);
        await Become(first.BookingId, BookingStatus.Cancelled);

        var second = await App.Send(WithId);

        var cancelled = await App.Send(new ChangeBooking
        {
            Reference = ExternalReference.Create(null, "BKG-1"),
            Channel = Channel.N8n,
            Status = BookingStatus.Cancelled,
        });
        Assert.That(cancelled.Id, Is.EqualTo(second.BookingId.Value));
        Assert.That(await History(first.BookingId), Does.Contain($"bookedAgain: BKG-1 → {second.BookingId}"));
    }

    [Test]
    public async Task Track_APastBookingOfAnotherDay_BooksTheNextAppointmentUnderTheSameId()
    {
        var past = await App.Send(WithId with { StartsAt = new(new DateTime(2025, 3, 3, 10, 0, 0), null) });

        var next = await App.Send(WithId with { StartsAt = new(new DateTime(2099, 3, 3, 10, 0, 0), null) });

        Assert.That((next.IsNewBooking, next.BookingId == past.BookingId), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Track_APastBookingAgain_IsARepeat([Values] bool isCompleted)
    {
        var past = Chat with { StartsAt = new(new DateTime(2025, 3, 3, 10, 0, 0), null) };
        var first = await App.Send(past);
        if (isCompleted) await Become(first.BookingId, BookingStatus.Completed);

        var again = await App.Send(past);

        Assert.That((again.BookingId, again.IsNewBooking), Is.EqualTo((first.BookingId, false)));
    }

    [Test]
    public async Task Track_ACallWhoseBookingWasCancelled_IsARepeatOfTheCall()
    {
        var call = ABooking() with { Channel = Channel.Retell, ChannelBookingId = "call_1" };
        var first = await App.Send(call);
        await Become(first.BookingId, BookingStatus.Cancelled);

        var again = await App.Send(call);

        Assert.That((again.BookingId, again.IsNewBooking), Is.EqualTo((first.BookingId, false)));
    }

    [Test]
    public async Task Track_TheNextCallAfterACancellation_BooksAnew()
    {
        var call = ABooking() with { Channel = Channel.Retell, ChannelBookingId = "call_1" };
        var first = await App.Send(call);
        await Become(first.BookingId, BookingStatus.Cancelled);

        var second = await App.Send(call with { ChannelBookingId = "call_2" });

        Assert.That(second.IsNewBooking, Is.True);
    }

    [Test]
    public async Task Receive_TheSameMessageAfterACancellation_StaysARepeat()
    {
        var first = await App.Receive(AMessage("n8n-created:run-1"), WithId);
        await Become(first.BookingId, BookingStatus.Cancelled);

        var again = await App.Receive(AMessage("n8n-created:run-1"), WithId);
        var next = await App.Receive(AMessage("n8n-created:run-2"), WithId);

        Assert.That(
            (again.BookingId, again.IsNewBooking, next.IsNewBooking), Is.EqualTo((first.BookingId, false, true)));
    }

    [Test]
    public async Task Receive_TheSameBytesWithoutAnIdAfterACancellation_BookAnewEachTime()
    {
        var key = "web-chat:" + DeduplicationKey.FromBody("{}"u8);
        for (var time = 0; time < 3; time++)
        {
            var booked = await App.Receive(AMessage(key, "web-chat"), Chat);
            Assert.That(booked.IsNewBooking, Is.True);
            await Become(booked.BookingId, BookingStatus.Cancelled);
        }

        var messages = await App.Read(
            db => db.Set<InboundMessage>().Select(one => one.BookingId).Distinct().CountAsync());
        Assert.That(messages, Is.EqualTo(3));
    }

    [Test]
    public async Task Track_ManyAtOnceAfterACancellation_MakeOne([ValueSource(nameof(Requests))] TrackBooking request)
    {
        await using var other = App.AnotherProcess();
        var first = await App.Send(request);
        await Become(first.BookingId, BookingStatus.Cancelled);

        var booked = await AtOnce(64, number => (number % 2 == 0 ? App : other).Send(request));

        Assert.That(booked.Count(one => one.IsNewBooking), Is.EqualTo(1));
        Assert.That(booked.Select(one => one.BookingId).Distinct().Count(), Is.EqualTo(1));
        Assert.That(await Statuses(), Is.EquivalentTo([BookingStatus.Cancelled, BookingStatus.Confirmed]));
    }

    private async Task BooksAnew(TrackBooking request, BookingStatus since)
    {
        var first = await App.Send(request);
        await Become(first.BookingId, since);

        var second = await App.Send(request);
        var third = await App.Send(request);

        Assert.That((second.IsNewBooking, second.ClientId), Is.EqualTo((true, first.ClientId)));
        Assert.That((third.IsNewBooking, third.BookingId), Is.EqualTo((false, second.BookingId)));
        Assert.That(await Statuses(), Is.EquivalentTo([since, BookingStatus.Confirmed]));
    }

    private Task Become(BookingId id, BookingStatus status) =>
        App.Send(new ChangeBooking { Id = id, Channel = Channel.Admin, Status = status });

    private Task<List<BookingStatus>> Statuses() =>
        App.Read(db => db.Set<Booking>().Select(booking => booking.Status).ToListAsync());

    private Task<List<string>> History(BookingId id) => App.Read(async db =>
    {
        var booking = await db.Set<Booking>().SingleAsync(one => one.Id == id);
        return booking.History.Select(line => $"{line.Field}: {line.From} → {line.To}").ToList();
    });
}
