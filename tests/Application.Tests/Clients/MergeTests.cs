using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.ClientCards;
using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Duplicates;
using CustomerTracking.Application.ServiceMappings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;
using CustomerTracking.Domain.ServiceMappings;

namespace CustomerTracking.Application.Tests.Clients;

/// <summary>Two records of one person become one client, and two again when that was a mistake.</summary>
internal sealed class MergeTests : AppTests
{
    private const string ThirdPhone = "086 222 3333";

    private ClientId _siobhan;
    private ClientId _shivaun;

    [SetUp]
    public async Task TwoClients()
    {
        _siobhan = await Book(AoifesPhone, "Siobhán Byrne", hour: 9);
        _shivaun = await Book(SaoirsesPhone, "Shivaun Byrne", hour: 10, "shivaun@example.ie");
    }

    [Test]
    public async Task Merge_TheSurvivorHasEverything()
    {
        var outcome = await Merge(_siobhan, _shivaun);

        var survivor = await App.Send(new GetClient(_siobhan));
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Bookings, Is.EqualTo(1));
            Assert.That(outcome.ContactPoints.Single().Value, Is.EqualTo("+353857654321"));
            Assert.That(survivor.ContactPoints.Select(point => point.Value), Is.EquivalentTo(
                new[] { AoifesKey, "+353857654321" }));
            Assert.That((survivor.FirstName, survivor.Email, survivor.Phone), Is.EqualTo(
                ("Siobhán", "aoife@example.ie", AoifesKey)));
            Assert.That(survivor.MergedIds, Is.EqualTo(new[] { _shivaun.Value }));
        });
        Assert.That(await BookingsOf(_siobhan), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Merged_TheOldIdAnswersForEver()
    {
        await Merge(_siobhan, _shivaun);

        Assert.That((await App.Send(new GetClient(_shivaun))).Id, Is.EqualTo(_siobhan.Value));
        Assert.That(await BookingsOf(_shivaun), Has.Count.EqualTo(2));
        Assert.That((await App.Send(new GetClientCard(_shivaun))).Client.Id, Is.EqualTo(_siobhan.Value));
        Assert.That((await App.Send(new NameClients([_shivaun])))[_shivaun.Value], Is.EqualTo("Siobhán Byrne"));

        await App.Send(new ChangeClient { Id = _shivaun, Channel = Channel.Rest, LastName = "O'Byrne" });
        var booking = await App.Send(ABookingFor(_shivaun.Value));
        await App.Send(new MapService(_shivaun, ExternalClient.Create("fresha", "F-1", null, null)));

        Assert.That((await App.Send(new GetClient(_siobhan))).LastName, Is.EqualTo("O'Byrne"));
        Assert.That(booking.ClientId, Is.EqualTo(_siobhan.Value));
        Assert.That((await App.Send(new ListServiceMappings(_siobhan))).Items, Has.Count.EqualTo(1));
    }

    [TestCase("siobhan")]
    [TestCase("shivaun byrne")]
    [TestCase("shivaun@example.ie")]
    [TestCase("087 123")]
    [TestCase("7654321")]
    public async Task Merged_SearchFindsTheSurvivorOnce_ByEitherRecord(string query)
    {
        await Merge(_siobhan, _shivaun);

        Assert.That(await Found(query), Is.EqualTo(new[] { _siobhan.Value }));
    }

    [Test]
    public async Task Merged_SearchFindsTheSurvivor_ByANameThatTheMergeReplaced()
    {
        var merge = await Merge(_siobhan, _shivaun, MergeField.FirstName, MergeField.Email);

        foreach (var query in new[] { "siobhan byrne", "shivaun byrne", "aoife@example.ie", "shivaun@example.ie" })
            Assert.That(await Found(query), Is.EqualTo(new[] { _siobhan.Value }), query);

        await Undo(merge);
        Assert.That(await Found("siobhan byrne"), Is.EqualTo(new[] { _siobhan.Value }));
        Assert.That(await Found("shivaun byrne"), Is.EqualTo(new[] { _shivaun.Value }));
    }

    [Test]
    public async Task Merged_ListsShowTheSurvivorOnce()
    {
        await Merge(_siobhan, _shivaun);

        Assert.That((await App.Send(new ListClients())).Items.Select(one => one.Id), Is.EqualTo(new[] { _siobhan.Value }));
        Assert.That(await App.Send(new CountCustomers(new())), Is.EqualTo(1));
    }

    [Test]
    public async Task Merged_ABookingWithTheOtherPhone_IsTheSurvivors()
    {
        await Merge(_siobhan, _shivaun);

        Assert.That(await Book(SaoirsesPhone, "Shivaun Byrne", hour: 12), Is.EqualTo(_siobhan));
    }

    [Test]
    public async Task DryRun_AnswersTheSame_AndChangesNothing()
    {
        var before = await State();

        var dry = await App.Send(new MergeClients
        {
            SurvivorId = _siobhan,
            MergedId = _shivaun,
            Channel = Channel.Rest,
            DryRun = true,
        });

        Assert.That(await State(), Is.EqualTo(before));
        var outcome = await Merge(_siobhan, _shivaun);
        Assert.That(dry.Id, Is.Null);
        Assert.That((dry.Bookings, dry.Survivor.Version), Is.EqualTo((outcome.Bookings, outcome.Survivor.Version)));
        Assert.That(dry.Fields, Is.EqualTo(outcome.Fields));
    }

    [Test]
    public async Task Undone_BothAreAsTheyWere()
    {
        var before = await State();
        var merge = await Merge(_siobhan, _shivaun, MergeField.FirstName, MergeField.Email, MergeField.Phone);
        var merged = await App.Send(new GetClient(_siobhan));
        Assert.That((merged.FirstName, merged.Email, merged.Phone), Is.EqualTo(
            ("Shivaun", "shivaun@example.ie", "+353857654321")));

        var undone = await Undo(merge);

        Assert.That(await State(), Is.EqualTo(before));
        Assert.That(undone.RestoredFields, Is.EquivalentTo(
            new[] { MergeField.FirstName, MergeField.Email, MergeField.Phone }));
        Assert.That(await Found("shivaun"), Is.EqualTo(new[] { _shivaun.Value }));
        Assert.That(await Found("siobhan"), Is.EqualTo(new[] { _siobhan.Value }));
        Assert.That(await Found("7654321"), Is.EqualTo(new[] { _shivaun.Value }));
        Assert.That(await Book(SaoirsesPhone, "Shivaun Byrne", hour: 15), Is.EqualTo(_shivaun));
    }

    [Test]
    public async Task Undone_LaterBookingsGoBackByTheirKey_AndOthersStayAndAreListed()
    {
        var merge = await Merge(_siobhan, _shivaun);
        await Book(SaoirsesPhone, "Shivaun Byrne", hour: 12);
        var byHand = await App.Send(ABookingFor(_siobhan.Value));
        await App.Send(ABookingFor(_shivaun.Value) with { BookingDate = At(17) });   // the sender means the old id

        var dry = await Undo(merge, dryRun: true);
        Assert.That(await BookingsOf(_siobhan), Has.Count.EqualTo(5));
        var undone = await Undo(merge);

        Assert.Multiple(() =>
        {
            Assert.That((dry.Bookings, undone.Bookings), Is.EqualTo((3, 3)));
            Assert.That(undone.StayingBookings.Select(one => one.Id), Is.EqualTo(new[] { byHand.Id }));
            Assert.That(dry.StayingBookings.Select(one => one.Id), Is.EqualTo(new[] { byHand.Id }));
        });
        Assert.That(await BookingsOf(_siobhan), Has.Count.EqualTo(2));
        Assert.That(await BookingsOf(_shivaun), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Undone_ABookingThatWasPickedByHand_GoesBackAsWell()
    {
        var merge = await Merge(_siobhan, _shivaun);
        var byHand = await App.Send(ABookingFor(_siobhan.Value));

        await App.Send(new UndoMerge
        {
            SurvivorId = _siobhan,
            Id = new(merge.Id!.Value),
            Channel = Channel.Admin,
            AlsoReturn = [new(byHand.Id)],
        });

        Assert.That((await App.Send(new GetBooking(new(byHand.Id)))).ClientId, Is.EqualTo(_shivaun.Value));
    }

    [Test]
    public async Task Undone_WhatPeopleChangedSince_IsKept()
    {
        var merge = await Merge(_siobhan, _shivaun, MergeField.FirstName, MergeField.Email);
        await App.Send(new ChangeClient { Id = _siobhan, Channel = Channel.Rest, Email = "new@example.ie" });

        var undone = await Undo(merge);

        var survivor = await App.Send(new GetClient(_siobhan));
        Assert.That((survivor.FirstName, survivor.Email), Is.EqualTo(("Siobhán", "new@example.ie")));
        Assert.That(undone.RestoredFields, Is.EqualTo(new[] { MergeField.FirstName }));
    }

    [Test]
    public async Task Undone_IsNotSuggestedAgain()
    {
        await Suggest();
        var merge = await Merge(_siobhan, _shivaun);
        Assert.That((await App.Send(new ListDuplicates())).Items, Is.Empty);
        Assert.That(await App.Send(new CountDuplicates()), Is.Zero);
        Assert.That((await App.Send(new GetClientCard(_siobhan))).PossibleDuplicates, Is.Empty);

        await Undo(merge);

        Assert.That((await App.Send(new ListDuplicates())).Items, Is.Empty);
        Assert.That((await App.Send(new ListDuplicates { Dismissed = true })).Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Merged_APairWithAThird_IsTheSurvivors_AndReturnsWithTheUndo()
    {
        var third = await Book(ThirdPhone, "Sive Byrne", hour: 11);
        await Suggest(SaoirsesPhone, "F-7", third);

        var merge = await Merge(_siobhan, _shivaun);
        var pair = (await App.Send(new ListDuplicates())).Items.Single();
        Assert.That(new[] { pair.Client.Id, pair.Other.Id }, Is.EquivalentTo(new[] { _siobhan.Value, third.Value }));
        Assert.That(
            (await App.Send(new GetClientCard(third))).PossibleDuplicates.Single().Id, Is.EqualTo(_siobhan.Value));
        Assert.That(
            (await App.Send(new GetClientCard(_siobhan))).PossibleDuplicates.Single().Id, Is.EqualTo(third.Value));

        await Undo(merge);
        pair = (await App.Send(new ListDuplicates())).Items.Single();
        Assert.That(new[] { pair.Client.Id, pair.Other.Id }, Is.EquivalentTo(new[] { _shivaun.Value, third.Value }));
    }

    [Test]
    public async Task Merged_ThirdWhoWasKeptApart_IsNotSuggestedForTheSurvivor()
    {
        var third = await Book(ThirdPhone, "Sive Byrne", hour: 11);
        await Suggest(SaoirsesPhone, "F-7", third);
        await App.Send(new DismissDuplicate(new((await App.Send(new ListDuplicates())).Items.Single().Id)));

        var merge = await Merge(_siobhan, _shivaun);
        await BookWith("F-7", AoifesPhone, hour: 19);
        await BookWith("F-7", SaoirsesPhone, hour: 20);

        Assert.That((await App.Send(new ListDuplicates())).Items, Is.Empty);
        var apart = (await App.Send(new ListDuplicates { Dismissed = true })).Items.Single();
        Assert.That((apart.Client.Id, apart.Other.Id), Is.EqualTo((_siobhan.Value, third.Value)));

        await Undo(merge);
        Assert.That(
            (await App.Send(new ListDuplicates { Dismissed = true })).Items
                .Count(pair => pair.Client.Id == third.Value || pair.Other.Id == third.Value), Is.EqualTo(1));
    }

    [Test]
    public async Task Chain_LeadsToItsEnd_AndIsUndoneInAnyOrder([Values] bool innerFirst)
    {
        var third = await Book(ThirdPhone, "Sive Byrne", hour: 11);
        var before = await State();
        var inner = await Merge(_siobhan, _shivaun);
        var outer = await Merge(third, _siobhan);

        var survivor = await App.Send(new GetClient(_shivaun));
        Assert.That(survivor.Id, Is.EqualTo(third.Value));
        Assert.That(survivor.MergedIds, Is.EquivalentTo(new[] { _siobhan.Value, _shivaun.Value }));
        Assert.That(await BookingsOf(third), Has.Count.EqualTo(3));
        Assert.That(await Found("shivaun"), Is.EqualTo(new[] { third.Value }));

        if (innerFirst)
        {
            await Undo(inner, third);
            Assert.That((await App.Send(new GetClient(_shivaun))).Id, Is.EqualTo(_shivaun.Value));
            Assert.That((await App.Send(new GetClient(_siobhan))).Id, Is.EqualTo(third.Value));
            Assert.That(await Found("shivaun"), Is.EqualTo(new[] { _shivaun.Value }));
            await Undo(outer, third);
        }
        else
        {
            await Undo(outer, third);
            Assert.That((await App.Send(new GetClient(_shivaun))).Id, Is.EqualTo(_siobhan.Value));
            Assert.That(await Found("shivaun"), Is.EqualTo(new[] { _siobhan.Value }));
            await Undo(inner);
        }

        Assert.That(await State(), Is.EqualTo(before));
    }

    [Test]
    public async Task SeveralMerges_UndoingOneLeavesTheOthers()
    {
        var third = await Book(ThirdPhone, null, hour: 11);
        var first = await Merge(_siobhan, _shivaun, MergeField.FirstName);
        await Merge(_siobhan, third);

        await Undo(first);

        var survivor = await App.Send(new GetClient(_siobhan));
        Assert.That((survivor.FirstName, survivor.ContactPoints.Count), Is.EqualTo(("Siobhán", 2)));
        Assert.That(survivor.MergedIds, Is.EqualTo(new[] { third.Value }));
    }

    [Test]
    public async Task SeveralMerges_OfOneField_GiveTheFirstValueBack_InAnyOrder([Values] bool firstFirst)
    {
        var third = await Book(ThirdPhone, "Sive Byrne", hour: 11);
        var one = await Merge(_siobhan, _shivaun, MergeField.FirstName);
        var two = await Merge(_siobhan, third, MergeField.FirstName);

        await Undo(firstFirst ? one : two);
        await Undo(firstFirst ? two : one);

        Assert.That((await App.Send(new GetClient(_siobhan))).FirstName, Is.EqualTo("Siobhán"));
    }

    [Test]
    public async Task Merge_FillsWhatIsMissing_AndMixesNoNames()
    {
        var nameless = await Book(ThirdPhone, null, hour: 11);
        var filled = await Merge(nameless, _shivaun);

        Assert.That((filled.Survivor.FirstName, filled.Survivor.LastName), Is.EqualTo(("Shivaun", "Byrne")));
        Assert.That(filled.Fields.Single(field => field.Field == MergeField.FirstName).Reason, Is.EqualTo(
            "Only one of them has one."));

        var mary = await Book("086 222 4444", "Mary", hour: 11);
        var kept = await Merge(mary, _siobhan);
        Assert.That((kept.Survivor.FirstName, kept.Survivor.LastName), Is.EqualTo(("Mary", (string?)null)));
        Assert.That(kept.Fields.Single(field => field.Field == MergeField.LastName).Reason, Is.EqualTo(
            "The names are different, and are not mixed."));
    }

    [Test]
    public async Task Merge_TwoIdsOfOneBusiness_AreAConflict_AndBothLeadToTheSurvivor()
    {
        await App.Send(new MapService(_siobhan, Phorest("P-1")));
        await App.Send(new MapService(_shivaun, Phorest("P-2")));

        var merge = await Merge(_siobhan, _shivaun);

        var conflict = merge.Conflicts.Single();
        Assert.That((conflict.ServiceProvider, conflict.SurvivorValue, conflict.MergedValue), Is.EqualTo(
            ("phorest", "P-1", "P-2")));
        Assert.That((await App.Send(new ListServiceMappings(_siobhan))).Items, Has.Count.EqualTo(2));
        Assert.That(await Found("P-2"), Is.EqualTo(new[] { _siobhan.Value }));

        // Said again with another id, the survivor's own is replaced; the merged one's stays.
        await App.Send(new MapService(_siobhan, Phorest("P-3")));
        await App.Send(new MapService(_shivaun, Phorest("P-2")));
        await Undo(merge);
        Assert.That((await App.Send(new ListServiceMappings(_siobhan))).Items.Single().ExternalClientId, Is.EqualTo("P-3"));
        Assert.That((await App.Send(new ListServiceMappings(_shivaun))).Items.Single().ExternalClientId, Is.EqualTo("P-2"));
    }

    [Test]
    public async Task Undone_TheNumberToCall_IsNeverAnothersNumber()
    {
        var merge = await Merge(_siobhan, _shivaun);
        await App.Send(new ChangeClient { Id = _siobhan, Channel = Channel.Rest, Phone = SaoirsesPhone });

        await Undo(merge);

        Assert.That((await App.Send(new GetClient(_siobhan))).Phone, Is.EqualTo(AoifesKey));
    }

    [Test]
    public async Task Merge_AnInactiveClientWithAnActiveOne_IsActive_AndInactiveAgain()
    {
        await App.Send(new ChangeClient { Id = _siobhan, Channel = Channel.Rest, Status = ClientStatus.Inactive });

        var merge = await Merge(_siobhan, _shivaun);
        Assert.That(merge.Survivor.Status, Is.EqualTo(ClientStatus.Active));
        await Undo(merge);

        Assert.That((await App.Send(new GetClient(_siobhan))).Status, Is.EqualTo(ClientStatus.Inactive));
    }

    [Test]
    public async Task Refused_WhatMakesNoSense()
    {
        Assert.That((await Refusal(_siobhan, _siobhan)).Code, Is.EqualTo("merge.same_client"));
        Assert.That((await Refusal(ClientId.New(), _siobhan)).Code, Is.EqualTo("client.not_found"));
        Assert.That(await Refusal(_siobhan, ClientId.New()), Is.EqualTo(ClientErrors.MergedIsMissing));
        Assert.That(
            (await ARefusal(() => App.Send(AMerge(_siobhan, _shivaun) with { ExpectedVersion = 99 }))).Code,
            Is.EqualTo("version.stale"));
        Assert.That(
            (await ARefusal(() => App.Send(AMerge(_siobhan, _shivaun) with { MergedVersion = 99 }))).Field,
            Is.EqualTo("mergedVersion"));
        var nameless = await Book(ThirdPhone, null, hour: 11);
        Assert.That(
            (await ARefusal(() => Merge(_siobhan, nameless, MergeField.FirstName))).Field, Is.EqualTo("keepFirstName"));

        var merge = await Merge(_siobhan, _shivaun);
        var again = await Refusal(_siobhan, _shivaun);
        Assert.That((again.Code, again.ExistingId), Is.EqualTo(("merge.already_merged", (Guid?)_siobhan.Value)));
        Assert.That((await Refusal(nameless, _shivaun)).Code, Is.EqualTo("merge.already_merged"));
        Assert.That((await Refusal(_shivaun, _siobhan)).Code, Is.EqualTo("merge.already_merged"));   // a cycle

        Assert.That((await ARefusal(() => Undo(merge, nameless))).Code, Is.EqualTo("merge.not_found"));
        await Undo(merge);
        Assert.That((await ARefusal(() => Undo(merge))).Code, Is.EqualTo("merge.undone"));
        Assert.That((await ARefusal(() => Undo(ClientMergeId.New().Value, _siobhan))).Code, Is.EqualTo("merge.not_found"));
    }

    [Test]
    public async Task Merges_AreListed_WithWhoDidWhat()
    {
        var merge = await Merge(_siobhan, _shivaun);
        await Undo(merge);

        foreach (var client in new[] { _siobhan, _shivaun })
        {
            var row = (await App.Send(new ListMerges(client))).Items.Single();
            Assert.That((row.Id, row.SurvivorName, row.MergedName, row.MergedBy, row.UndoneBy), Is.EqualTo(
                (merge.Id!.Value, "Siobhán Byrne", "Shivaun Byrne", "a test", "a test")));
            Assert.That((await App.Send(new GetClientCard(client))).Merges, Has.Count.EqualTo(1));
        }
    }

    private static MergeClients AMerge(ClientId survivor, ClientId merged, params string[] keepMerged) => new()
    {
        SurvivorId = survivor,
        MergedId = merged,
        Channel = Channel.Admin,
        Keep = keepMerged.ToDictionary(field => field, _ => MergeSide.Merged),
    };

    private Task<MergeOutcome> Merge(ClientId survivor, ClientId merged, params string[] keepMerged) =>
        App.Send(AMerge(survivor, merged, keepMerged));

    private Task<UndoneMerge> Undo(MergeOutcome merge, ClientId? survivor = null, bool dryRun = false) =>
        Undo(merge.Id!.Value, survivor ?? new(merge.SurvivorId), dryRun);

    private Task<UndoneMerge> Undo(Guid merge, ClientId survivor, bool dryRun = false) => App.Send(
        new UndoMerge { SurvivorId = survivor, Id = new(merge), Channel = Channel.Admin, DryRun = dryRun });

    private Task<DomainError> Refusal(ClientId survivor, ClientId merged) =>
        ARefusal(() => App.Send(AMerge(survivor, merged)));

    private static ExternalClient Phorest(string id) => ExternalClient.Create("phorest", id, "biz", null);

    private async Task<ClientId> Book(string phone, string? name, int hour, string? email = "aoife@example.ie") =>
        (await App.Send(ABooking(hour) with { Phone = phone, Name = GivenName.OfWhole(name), Email = email })).ClientId;

    private Task Suggest() => Suggest(AoifesPhone, "F-9", _shivaun);

    // A booking names the phone of one and the external id of another.
    private async Task Suggest(string phone, string id, ClientId other)
    {
        var external = ExternalClient.Create("fresha", id, null, null);
        await App.Send(new MapService(other, external));
        await BookWith(id, phone, hour: 18);
    }

    private Task BookWith(string id, string phone, int hour) => App.Send(ABooking(hour) with
    {
        Phone = phone,
        Name = GivenName.None,
        ExternalClients = [ExternalClient.Create("fresha", id, null, null)],
    });

    private async Task<IReadOnlyList<BookingRow>> BookingsOf(ClientId client) =>
        (await App.Send(new ListBookings { ClientId = client })).Items;

    private async Task<List<Guid>> Found(string query) =>
        [.. (await App.Send(new ListClients { Query = query })).Items.Select(client => client.Id)];

    // All that is shown of everybody, but for versions and when it was touched.
    private async Task<string> State()
    {
        var clients = (await App.Send(new ListClients { Limit = 100 })).Items.OrderBy(client => client.Id);
        var bookings = (await App.Send(new ListBookings { Limit = 100 })).Items.OrderBy(booking => booking.Id);
        return string.Join('\n', clients.Select(client => string.Join(
            '|', client.Id, client.FirstName, client.LastName, client.Email, client.Phone, client.Status,
            client.FirstBookingDate, client.LastBookingDate,
            string.Join(',', client.ContactPoints.Select(point => point.Key).Order()))))
            + "\n" + string.Join('\n', bookings.Select(booking => $"{booking.Id} {booking.ClientId}"));
    }
}
