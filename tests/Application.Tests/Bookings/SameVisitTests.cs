using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.Bookings;

/// <summary>One visit that several senders tell of is one booking; two people, or two ids, are two.</summary>
internal sealed class SameVisitTests : AppTests
{
    private static readonly TrackBooking Call =
        ABooking() with
        {
            Channel = Channel.Retell,
            Phone = null,
            CallerPhone = AoifesKey,
            ChannelBookingId = "call_1"
        };

    private static readonly TrackBooking Workflow = ABooking() with { Channel = Channel.N8n, Name = GivenName.None };
    private static readonly TrackBooking WorkflowWithId = Workflow with { ExternalBookingId = "BKG-1" };
    private static readonly TrackBooking Chat =
        ABooking() with { Channel = Channel.WebChat, ServiceName = "Half-head highlights" };

    private static readonly TrackBooking Form =
        ABooking() with { Channel = Channel.Whatsapp, ChannelBookingId = "wamid.1", Messenger = MessengerId.OfWhatsapp("IE.42") };

    private static IEnumerable<TrackBooking[]> Pairs
    {
        get
        {
            TrackBooking[] all = [Call, Workflow, WorkflowWithId, Chat, Form];
            return
                from one in all
                from other in all
                where one != other && one with { ExternalBookingId = null } != other with { ExternalBookingId = null }
                select new[] { one, other };
        }
    }

    [TestCaseSource(nameof(Pairs))]
    public async Task Track_OneVisitSeenTwoWays_IsOneBooking(TrackBooking one, TrackBooking other)
    {
        var first = await App.Send(one);
        var second = await App.Send(other);

        Assert.That((second.BookingId, second.IsNewBooking), Is.EqualTo((first.BookingId, false)));
        Assert.That(await Bookings(), Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Pairs))]
    public async Task Track_OneVisitSeenTwoWaysAtOnce_IsOneBooking(TrackBooking one, TrackBooking other)
    {
        await using var process = App.AnotherProcess();

        var booked = await AtOnce(8, number => (number % 4 < 2 ? App : process).Send(number % 2 == 0 ? one : other));

        Assert.That((booked.Count(one => one.IsNewBooking), await Bookings()), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Track_OneVisitSeenByAllAtOnce_IsOneBookingOfOneClient()
    {
        await using var process = App.AnotherProcess();
        TrackBooking[] all = [Call, Workflow, WorkflowWithId, Chat];

        await AtOnce(64, number => (number % 2 == 0 ? App : process).Send(all[number / 2 % all.Length]));

        Assert.That((await Bookings(), await App.Read(db => db.Set<Client>().CountAsync())), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Track_AVisitThatIsSeenAgainWithAnId_IsFoundByTheIdLater()
    {
        var call = await App.Send(Call);
        await App.Send(WorkflowWithId);

        var cancelled = await App.Send(new ChangeBooking
        {
            Reference = ExternalReference.Create(null, "BKG-1"),
            Channel = Channel.N8n,
            Status = BookingStatus.Cancelled,
        });

        Assert.That(cancelled.Id, Is.EqualTo(call.BookingId.Value));
    }

    [Test]
    public async Task Track_ACallThatWasSeenFirstByTheWorkflow_IsKnownByItsIdAfterAMove()
    {
        var workflow = await App.Send(Workflow);
        await App.Send(Call);
        await App.Send(new ChangeBooking { Id = workflow.BookingId, Channel = Channel.Admin, BookingDate = At(17) });

        var again = await App.Send(Call);

        Assert.That((again.BookingId, again.IsNewBooking), Is.EqualTo((workflow.BookingId, false)));
    }

    [Test]
    public async Task Track_MotherAndDaughterOnTwoChannels_AreTwoBookings()
    {
        await App.Send(Call);

        var daughter = await App.Send(Workflow with { Name = GivenName.Create("Saoirse", "Byrne") });
        var seenAgain = await App.Send(Chat with { Name = GivenName.Create("Saoirse", "Byrne") });

        Assert.That((daughter.IsNewBooking, seenAgain.BookingId), Is.EqualTo((true, daughter.BookingId)));
    }

    [Test]
    public async Task Track_AnotherServiceOrStart_IsAnotherVisit()
    {
        await App.Send(Call);

        var service = await App.Send(Workflow with { ServiceName = "Toner" });
        var start = await App.Send(Workflow with { StartsAt = At(16) });

        Assert.That((service.IsNewBooking, start.IsNewBooking), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Track_TwoIdsOfOneSystem_AreTwoBookings()
    {
        await App.Send(WorkflowWithId);
        await App.Send(Call);

        var otherId = await App.Send(WorkflowWithId with { ExternalBookingId = "BKG-2" });
        var otherCall = await App.Send(Call with { ChannelBookingId = "call_2" });

        Assert.That((otherId.IsNewBooking, otherCall.IsNewBooking), Is.EqualTo((true, false)),
            "BKG-2 is told of by its id; the second call may be about it");
    }

    private Task<int> Bookings() => App.Read(db => db.Set<Booking>().CountAsync());
}
