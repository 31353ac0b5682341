using CustomerTracking.Application.Clients;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Tests.Bookings;

/// <summary>Nothing twice: a repeat answers like the first and changes nothing.</summary>
internal sealed class RepeatedBookingTests : AppTests
{
    [Test]
    public async Task Track_AReSentForm_IsTheSameBooking()
    {
        var first = await App.Send(ABooking());

        var second = await App.Send(
            ABooking() with { Phone = "+353 87 1234567", ServiceName = "half  head HIGHLIGHTS" });

        Assert.That(
            (second.BookingId, second.ClientId, second.IsNewBooking, second.Match.Decision, second.Match.By),
            Is.EqualTo((first.BookingId, first.ClientId, false, MatchDecision.Duplicate, MatchedBy.BookingKey)));
    }

    [Test]
    public async Task Track_AReSentForm_LeavesTheClientAlone()
    {
        var first = await App.Send(ABooking());
        var before = await App.Send(new GetClient(first.ClientId));

        await App.Send(ABooking() with { Email = "other@example.ie" });

        Assert.That((await App.Send(new GetClient(first.ClientId))).Version, Is.EqualTo(before.Version));
    }

    [Test]
    public async Task Track_MotherAndDaughterAtTheSameHour_AreTwoBookings()
    {
        var mother = await App.Send(ABooking());

        var daughter = await App.Send(ABooking() with { Name = GivenName.Create("Saoirse", "Byrne") });

        Assert.That(daughter.BookingId, Is.Not.EqualTo(mother.BookingId));
    }

    [Test]
    public async Task Track_TheSameCallAgainWithOtherWords_IsTheSameBooking()
    {
        var first = await App.Send(ABooking() with { Channel = Channel.Retell, ChannelBookingId = "call_1" });

        var second = await App.Send(
            ABooking(hour: 16) with { Channel = Channel.Retell, ChannelBookingId = "call_1", ServiceName = "Trim" });

        Assert.That((second.BookingId, second.Match.Key), Is.EqualTo((first.BookingId, "retell:call_1")));
    }

    [Test]
    public async Task Track_TheSameExternalIdOverAnotherChannel_IsTheSameBooking()
    {
        var first = await App.Send(ABooking() with
        {
            Channel = Channel.Retell,
            ChannelBookingId = "call_1",
            ExternalProvider = "phorest",
            ExternalBookingId = "B-1",
        });

        var second = await App.Send(
            ABooking(hour: 16) with { Channel = Channel.N8n, ExternalProvider = "Phorest", ExternalBookingId = "B-1" });

        Assert.That(
            (second.BookingId, second.Match),
            Is.EqualTo(
                (first.BookingId, new MatchReceipt(MatchDecision.Duplicate, MatchedBy.ExternalBookingId, "B-1"))));
    }

    [Test]
    public async Task Track_TheSameExternalIdUnderAnotherPhone_IsTheSameBooking()
    {
        var first = await App.Send(ABooking() with { ExternalBookingId = "B-1" });

        var second = await App.Send(ABooking() with { Phone = SaoirsesPhone, ExternalBookingId = "B-1" });

        Assert.That((second.BookingId, second.ClientId), Is.EqualTo((first.BookingId, first.ClientId)));
    }

    [Test]
    public async Task Track_AnExternalIdInAnotherLetterCase_IsAnotherBooking()
    {
        await App.Send(ABooking() with { ExternalBookingId = "aB-1" });

        var second = await App.Send(ABooking() with { ExternalBookingId = "Ab-1" });

        Assert.That(second.IsNewBooking, Is.True);
    }

    [Test]
    public async Task Track_AnOverLongChannelId_IsStillRecognised()
    {
        var id = new string('w', 1000);
        var first = await App.Send(ABooking() with { ChannelBookingId = id });

        var second = await App.Send(ABooking() with { ChannelBookingId = id });

        Assert.That(second.BookingId, Is.EqualTo(first.BookingId));
    }

    [TestCase("")]
    [TestCase("  ")]
    public async Task Track_AnEmptyChannelId_IsNone(string id)
    {
        await App.Send(ABooking(hour: 9) with { ChannelBookingId = id });

        var second = await App.Send(ABooking(hour: 10) with { ChannelBookingId = id });

        Assert.That(second.IsNewBooking, Is.True);
    }
}
