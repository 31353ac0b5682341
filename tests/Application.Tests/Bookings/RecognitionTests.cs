using CustomerTracking.Application.Bookings;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;
using Microsoft.EntityFrameworkCore;

namespace CustomerTracking.Application.Tests.Bookings;

/// <summary>Who it is: phone, then WhatsApp user, then the salon system's id, then somebody new.</summary>
internal sealed class RecognitionTests : AppTests
{
    private static readonly ExternalClient AoifeInPhorest = ExternalClient.Create("phorest", "igK6", "biz", null);

    [TestCase("+353 87 123 4567")]
    [TestCase("00353871234567")]
    [TestCase("353871234567")]
    [TestCase("0871234567")]
    public async Task Track_AnotherSpellingOfThePhone_IsTheSameClient(string phone)
    {
        var first = await App.Send(ABooking(hour: 9));

        var second = await App.Send(ABooking(hour: 10) with { Phone = phone });

        Assert.That(
            (second.ClientId, second.IsNewClient, second.Match),
            Is.EqualTo((first.ClientId, false, new MatchReceipt(MatchDecision.Matched, MatchedBy.Phone, AoifesKey))));
    }

    [Test]
    public async Task Track_AWhatsappUserWithoutAPhone_IsKnownByUserId()
    {
        var first = await App.Send(AWhatsappBooking(hour: 9));

        var second = await App.Send(AWhatsappBooking(hour: 10));

        Assert.That(
            (second.ClientId, second.Match),
            Is.EqualTo((first.ClientId, new MatchReceipt(MatchDecision.Matched, MatchedBy.WhatsappUserId, "IE.42"))));
    }

    [Test]
    public async Task Track_AWhatsappUserWhoShowsAPhone_IsLinked()
    {
        var first = await App.Send(AWhatsappBooking(hour: 9));

        var second = await App.Send(AWhatsappBooking(hour: 10) with { CallerPhone = AoifesPhone });

        Assert.That(
            (second.ClientId, second.Match), Is.EqualTo(
                (first.ClientId, new MatchReceipt(MatchDecision.Linked, MatchedBy.WhatsappUserId, "IE.42"))));
    }

    [Test]
    public async Task Track_ALinkedPhone_IsKnownFromThenOn()
    {
        var first = await App.Send(AWhatsappBooking(hour: 9) with { CallerPhone = AoifesPhone });

        var second = await App.Send(ABooking(hour: 10));

        Assert.That((second.ClientId, second.Match.By), Is.EqualTo((first.ClientId, MatchedBy.Phone)));
    }

    [Test]
    public async Task Track_AKnownExternalClientWithANewPhone_IsLinked()
    {
        var first = await App.Send(ABooking(hour: 9) with { ExternalClients = [AoifeInPhorest] });

        var second = await App.Send(
            ABooking(hour: 10) with { Phone = SaoirsesPhone, ExternalClients = [AoifeInPhorest] });

        Assert.That(
            (second.ClientId, second.Match),
            Is.EqualTo((first.ClientId, new MatchReceipt(MatchDecision.Linked, MatchedBy.ServiceMapping, "igK6"))));
    }

    [Test]
    public async Task Track_AnExternalIdInAnotherLetterCase_IsAnotherClient()
    {
        await App.Send(ABooking(hour: 9) with { ExternalClients = [AoifeInPhorest] });

        var second = await App.Send(ABooking(hour: 10) with
        {
            Phone = SaoirsesPhone,
            ExternalClients = [ExternalClient.Create("phorest", "IGK6", "biz", null)],
        });

        Assert.That(second.IsNewClient, Is.True);
    }

    [Test]
    public async Task Track_KeysOfTwoClients_TheFirstWins()
    {
        var (aoife, _) = await TwoClients();

        var both = await App.Send(ABooking(hour: 11) with { Messenger = MessengerId.OfWhatsapp("IE.42") });

        Assert.That((both.ClientId, both.Match.By, both.Match.Decision),
            Is.EqualTo((aoife, MatchedBy.Phone, MatchDecision.Matched)));
    }

    [Test]
    public async Task Track_KeysOfTwoClients_SuggestsADuplicateOnce()
    {
        var (aoife, other) = await TwoClients();

        await App.Send(ABooking(hour: 11) with { Messenger = MessengerId.OfWhatsapp("IE.42") });
        await App.Send(ABooking(hour: 12) with { Messenger = MessengerId.OfWhatsapp("IE.42") });

        var suggestion = await App.Read(db => db.Set<DuplicateSuggestion>().SingleAsync());
        Assert.That((suggestion.ClientId, suggestion.OtherClientId, suggestion.Reason),
            Is.EqualTo((aoife, other, "A booking also named IE.42.")));
    }

    [Test]
    public async Task Track_APhoneAndAnothersExternalId_MapsNothing()
    {
        await App.Send(ABooking(hour: 9) with { ExternalClients = [AoifeInPhorest] });
        await App.Send(ABooking(hour: 10) with { Phone = SaoirsesPhone });

        await App.Send(ABooking(hour: 11) with { Phone = SaoirsesPhone, ExternalClients = [AoifeInPhorest] });

        Assert.That(
            await App.Read(async db =>
                (await db.Set<ServiceMapping>().CountAsync(), await db.Set<DuplicateSuggestion>().CountAsync())),
            Is.EqualTo((1, 1)));
    }

    private static TrackBooking AWhatsappBooking(int hour) =>
        ABooking(hour) with { Source = Source.Whatsapp, Phone = null, Messenger = MessengerId.OfWhatsapp("IE.42") };

    private async Task<(ClientId ByPhone, ClientId ByUserId)> TwoClients() =>
        ((await App.Send(ABooking(hour: 9))).ClientId, (await App.Send(AWhatsappBooking(hour: 10))).ClientId);
}
