using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.Bookings;

/// <summary>An id that two people sent does not make one of them the other, and loses neither's booking.</summary>
internal sealed class SecondLineTests : AppTests
{
    private static readonly GivenName Saoirse = GivenName.Create("Saoirse", "Byrne");
    private static readonly TrackBooking First = ABooking() with { Channel = Channel.N8n, ExternalBookingId = "BKG-1" };

    [TestCase(16, "Aoife", "startsAt")]
    [TestCase(14, "Saoirse", "name")]
    [TestCase(16, "Saoirse", "startsAt,name")]
    public async Task Track_AKnownIdWithAnotherPhoneAndMore_IsRefused(int hour, string name, string differs)
    {
        var first = await App.Send(First);

        var refusal = await ARefusal(() => App.Send(First with
        {
            Phone = SaoirsesPhone,
            StartsAt = At(hour),
            Name = GivenName.Create(name, null),
        }));

        Assert.That(
            (refusal.Code, refusal.Field, refusal.ExistingId, string.Join(',', refusal.Differs)),
            Is.EqualTo((
                "booking.other_under_this_id", "externalBookingId", (Guid?)first.BookingId.Value, "phone," + differs)));
        Assert.That(refusal.Message, Does.Contain("BKG-1").And.Contain("phone number"));
    }

    [Test]
    public async Task Track_AKnownCallWithAnotherPhoneAndStart_IsRefused()
    {
        var call = ABooking() with { Channel = Channel.Retell, ChannelBookingId = "call_1" };
        await App.Send(call);

        var refusal = await ARefusal(() => App.Send(call with { Phone = SaoirsesPhone, StartsAt = At(9) }));

        Assert.That((refusal.Code, refusal.Field), Is.EqualTo(("booking.other_under_this_id", "callId")));
    }

    [Test]
    public async Task Track_AKnownIdWithTheSamePhone_IsARepeatWhateverElseDiffers()
    {
        var first = await App.Send(First);

        var again = await App.Send(First with { StartsAt = At(16), Name = Saoirse });

        Assert.That((again.BookingId, again.IsNewBooking), Is.EqualTo((first.BookingId, false)));
    }

    [Test]
    public async Task Track_AKnownIdWithoutANameAndWithTheSameStart_IsARepeat()
    {
        var first = await App.Send(First);

        var again = await App.Send(First with { Phone = SaoirsesPhone, Name = GivenName.None });

        Assert.That(again.BookingId, Is.EqualTo(first.BookingId));
    }

    [TestCase("undefined")]
    [TestCase("[object Object]")]
    [TestCase("0")]
    [TestCase("{{ $json.id }}")]
    [TestCase("BKG-20261203-XXXX")]
    public async Task Track_TwoPeopleWhoseIdMeansNothing_AreTwoBookings(string id)
    {
        await App.Send(ABooking() with { ExternalBookingId = id, ChannelBookingId = id });

        var second = await App.Send(
            ABooking() with { ExternalBookingId = id, ChannelBookingId = id, Phone = SaoirsesPhone, Name = Saoirse });

        Assert.That((second.IsNewBooking, second.IsNewClient), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task Track_AClientIdThatComesWithAnotherPhoneAndName_IsANewClientAndASuggestion()
    {
        var igK6 = ExternalClient.Create("phorest", "igK6", null, null);
        var first = await App.Send(ABooking() with { ExternalClients = [igK6] });

        var second = await App.Send(ABooking() with { ExternalClients = [igK6], Phone = SaoirsesPhone, Name = Saoirse });

        Assert.That((second.IsNewClient, second.ClientId == first.ClientId), Is.EqualTo((true, false)));
        var suggestion = await App.Read(db => db.Set<DuplicateSuggestion>().SingleAsync());
        Assert.That((suggestion.ClientId, suggestion.OtherClientId), Is.EqualTo((second.ClientId, first.ClientId)));
        Assert.That(await App.Read(db => db.Set<ServiceMapping>().CountAsync()), Is.EqualTo(1));
    }

    [TestCase("Aoife")]
    [TestCase(null)]
    public async Task Track_AClientIdThatComesWithAnotherPhoneOnly_IsTheSameClient(string? name)
    {
        var igK6 = ExternalClient.Create("phorest", "igK6", null, null);
        var first = await App.Send(ABooking() with { ExternalClients = [igK6] });

        var second = await App.Send(
            ABooking() with { ExternalClients = [igK6], Phone = SaoirsesPhone, Name = GivenName.Create(name, null) });

        Assert.That(second.ClientId, Is.EqualTo(first.ClientId));
    }

    [TestCase("+86282452253")]
    [TestCase("+10000000000")]
    [TestCase("+353000000000")]
    public async Task Track_CallersWithANumberOfNobody_ShareNoClient(string nobodys)
    {
        var first = await App.Send(ABooking() with { CallerPhone = nobodys });
        var second = await App.Send(
            ABooking() with { CallerPhone = nobodys, Phone = SaoirsesPhone, Name = Saoirse });
        var refusal = await ARefusal(() => App.Send(ABooking() with { CallerPhone = nobodys, Phone = null }));

        Assert.That((second.ClientId == first.ClientId, refusal.Code), Is.EqualTo((false, "phone.nobodys")));
    }
}
