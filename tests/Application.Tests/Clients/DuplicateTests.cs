using CustomerTracking.Application.ClientCards;
using CustomerTracking.Application.Duplicates;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Application.Tests.Clients;

/// <summary>Pairs of clients who may be one person: listed until staff say that they are two.</summary>
internal sealed class DuplicateTests : AppTests
{
    private static readonly ExternalClient InPhorest = ExternalClient.Create("phorest", "igK6", "biz", null);

    [Test]
    public async Task List_TwoClientsWhomOneBookingNamed_AreAPair()
    {
        var (aoife, saoirse) = await APair();

        var pair = (await App.Send(new ListDuplicates())).Items.Single();

        Assert.Multiple(() =>
        {
            Assert.That((pair.Client.Id, pair.Other.Id), Is.EqualTo((saoirse.Value, aoife.Value)));
            Assert.That((pair.Client.Phone, pair.Other.Phone), Is.EqualTo(("+353857654321", "+353871234567")));
            Assert.That(pair.Reason, Is.EqualTo("A booking also named phorest client igK6."));
            Assert.That((pair.DismissedAt, pair.DismissedBy), Is.EqualTo(((DateTimeOffset?)null, (string?)null)));
        });
        Assert.That(await App.Send(new CountDuplicates()), Is.EqualTo(1));
    }

    [Test]
    public async Task Dismissed_IsListedApart_AndOnNobodysCard()
    {
        var (aoife, saoirse) = await APair();
        var pair = await ThePair();

        await App.Send(new DismissDuplicate(new(pair.Id)));

        var dismissed = (await App.Send(new ListDuplicates { Dismissed = true })).Items.Single();
        Assert.That((dismissed.Id, dismissed.DismissedAt is null), Is.EqualTo((pair.Id, false)));
        Assert.That((await App.Send(new ListDuplicates())).Items, Is.Empty);
        Assert.That(await App.Send(new CountDuplicates()), Is.Zero);
        foreach (var client in new[] { aoife, saoirse })
            Assert.That((await App.Send(new GetClientCard(client))).PossibleDuplicates, Is.Empty);
    }

    [Test]
    public async Task Dismissed_IsNotSuggestedAgain_WhicheverOfThemBooks()
    {
        await APair();
        await App.Send(new DismissDuplicate(new((await ThePair()).Id)));

        await App.Send(ABooking(hour: 12) with { Phone = SaoirsesPhone, ExternalClients = [InPhorest] });
        await App.Send(ABooking(hour: 13) with
        {
            Phone = AoifesPhone,
            ExternalClients = [InPhorest, await SaoirseInFresha()],
        });

        Assert.That((await App.Send(new ListDuplicates())).Items, Is.Empty);
    }

    [Test]
    public async Task Suggested_TheOtherWayRound_IsTheSamePair()
    {
        await APair();

        await App.Send(ABooking(hour: 13) with { Phone = AoifesPhone, ExternalClients = [await SaoirseInFresha()] });

        Assert.That((await App.Send(new ListDuplicates())).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Dismissed_Twice_StaysAsItWasSaidFirst()
    {
        await APair();
        var pair = await ThePair();
        await App.Send(new DismissDuplicate(new(pair.Id)));
        var first = (await App.Send(new ListDuplicates { Dismissed = true })).Items.Single();

        await App.Send(new DismissDuplicate(new(pair.Id)));

        Assert.That((await App.Send(new ListDuplicates { Dismissed = true })).Items.Single(), Is.EqualTo(first));
    }

    [Test]
    public async Task Reopened_IsAsItWas()
    {
        await APair();
        var pair = await ThePair();
        await App.Send(new DismissDuplicate(new(pair.Id)));

        await App.Send(new ReopenDuplicate(new(pair.Id)));

        Assert.That(await ThePair(), Is.EqualTo(pair));
    }

    [Test]
    public async Task List_PageByPage_HasEachPairOnce()
    {
        const int Pairs = 5;
        for (var number = 0; number < Pairs; number++)
        {
            var external = ExternalClient.Create("phorest", $"P-{number}", "biz", null);
            await App.Send(ABooking() with { Phone = $"+35387200000{number}", ExternalClients = [external] });
            await App.Send(ABooking() with { Phone = $"+35387300000{number}" });
            await App.Send(
                ABooking(hour: 12) with { Phone = $"+35387300000{number}", ExternalClients = [external] });
        }

        var (seen, cursor) = (new List<Guid>(), (string?)null);
        do
        {
            var page = await App.Send(new ListDuplicates { Limit = 2, Cursor = cursor });
            seen.AddRange(page.Items.Select(pair => pair.Id));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.That(seen, Has.Count.EqualTo(Pairs).And.Unique);
    }

    [Test]
    public void Dismiss_WhatIsNotThere_IsNotFound() => Assert.That(
        () => App.Send(new DismissDuplicate(DuplicateSuggestionId.New())),
        Throws.TypeOf<DomainException>().With.Property(nameof(DomainException.Error))
            .EqualTo(ClientErrors.DuplicateNotFound));

    // Saoirse's booking names Aoife's id in Phorest.
    private async Task<(ClientId Aoife, ClientId Saoirse)> APair()
    {
        var aoife = await App.Send(ABooking(hour: 9) with { ExternalClients = [InPhorest] });
        var saoirse = await App.Send(ABooking(hour: 10) with { Phone = SaoirsesPhone });
        await App.Send(ABooking(hour: 11) with { Phone = SaoirsesPhone, ExternalClients = [InPhorest] });
        return (aoife.ClientId, saoirse.ClientId);
    }

    private async Task<ExternalClient> SaoirseInFresha()
    {
        var inFresha = ExternalClient.Create("fresha", "F-1", "biz", null);
        await App.Send(ABooking(hour: 15) with { Phone = SaoirsesPhone, ExternalClients = [inFresha] });
        return inFresha;
    }

    private async Task<DuplicateRow> ThePair() => (await App.Send(new ListDuplicates())).Items.Single();
}
