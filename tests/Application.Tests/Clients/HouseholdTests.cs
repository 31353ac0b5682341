using CustomerTracking.Application.Bookings;
using CustomerTracking.Application.ClientCards;
using CustomerTracking.Application.ClientMerges;
using CustomerTracking.Application.Clients;
using CustomerTracking.Application.Common;
using CustomerTracking.Application.Duplicates;
using CustomerTracking.Domain.Bookings;
using CustomerTracking.Domain.Clients;
using CustomerTracking.Domain.Common;

namespace CustomerTracking.Application.Tests.Clients;

/// <summary>One phone may stand for several people: who books, and whom it is for.</summary>
internal sealed class HouseholdTests : AppTests
{
    private ClientId _mary;

    [SetUp]
    public async Task AMother() => _mary = (await Book("Mary Byrne", 8)).ClientId;

    [Test]
    public async Task Guest_MadeAMember_TakesTheirBookings_AndTheNextOnesAreTheirs()
    {
        var first = await Book("Emma", 9);
        var second = await Book("EMMA ", 10);
        var other = await Book("Tom", 11);

        var emma = await Add("Emma");
        var next = await Book("Emma", 12);

        Assert.That(first.MemberId, Is.Null);
        Assert.That((next.ClientId, next.MemberId), Is.EqualTo((_mary, emma)));
        Assert.That(await BookedFor(emma), Is.EquivalentTo(
            new[] { first.BookingId.Value, second.BookingId.Value, next.BookingId.Value }));
        var card = await App.Send(new GetClientCard(emma));
        Assert.That(card.Bookings, Has.Count.EqualTo(3));
        Assert.That(card.Client.Household!.Single(), Has.Property("Id").EqualTo(_mary.Value).And.Property("IsOwner").True);
        Assert.That(card.Client.LastBookingDate, Is.EqualTo(card.Bookings.Max(one => one.CreatedAt)));
        var mothers = await App.Send(new GetClientCard(_mary));
        Assert.That(mothers.Bookings, Has.Count.EqualTo(5), "the owner's card shows both");
        Assert.That(mothers.Bookings.Single(one => one.Id == other.BookingId.Value).MemberId, Is.Null);
        Assert.That(
            mothers.Client.Provenance!.Suggestions.Select(one => one.Value), Is.EqualTo(new[] { "Tom" }),
            "Emma is no other name of Mary's");
    }

    [TestCase("Emma", "Emma Byrne", true)]
    [TestCase("Emma Byrne", "emma", true)]
    [TestCase("Emma Byrne", "Byrne, Emma", true)]
    [TestCase("Siobhán Byrne", "Shivaun Byrne", true)]
    [TestCase("Emma Byrne", "Emma Kelly", false)]
    [TestCase("Emma Byrne", "Jemma", false)]
    [TestCase("Emma", null, false)]
    [TestCase("Emma", "Mary", false)]
    [TestCase("Emma", "N/A", false)]
    [TestCase("Emma", "{{first_name}}", false)]
    public async Task Arriving_TheGivenNamePicksTheMember(string member, string? given, bool isFor)
    {
        var id = await Add(member);

        var tracked = await Book(given, 9);

        Assert.That(tracked.ClientId, Is.EqualTo(_mary));
        Assert.That(tracked.MemberId, Is.EqualTo(isFor ? id : null));
    }

    [Test]
    public async Task Arriving_ANameThatFitsTwoMembers_IsNobodysForSure()
    {
        await Add("Emma Byrne");
        await Add("Emma Kelly");

        var booked = await Book("Emma", 9);

        Assert.That(booked.MemberId, Is.Null);
        Assert.That((await App.Send(new GetBooking(booked.BookingId))).GuestName, Is.EqualTo("Emma"));
    }

    [Test]
    public async Task Arriving_ForAMemberOfAnOwnerWithoutAName_DoesNotNameTheOwner()
    {
        var owner = (await App.Send(ABooking(9) with { Phone = SaoirsesPhone, Name = GivenName.None })).ClientId;
        var emma = await Add("Emma", owner: owner);

        var tracked = await App.Send(
            ABooking(10) with { Phone = SaoirsesPhone, Name = GivenName.OfWhole("Emma"), Email = "emma@example.ie" });

        Assert.That(tracked.MemberId, Is.EqualTo(emma));
        var client = await App.Send(new GetClient(owner));
        Assert.That((client.FirstNameIsPlaceholder, client.Email), Is.EqualTo((true, "aoife@example.ie")));
        Assert.That((await App.Send(new GetBooking(tracked.BookingId))).GuestEmail, Is.EqualTo("emma@example.ie"));
    }

    [Test]
    public async Task Arriving_AtEitherParentsPhone_IsForTheChildOfBoth()
    {
        var dad = await App.Send(ARegistration(SaoirsesPhone) with { FirstName = "Paul", LastName = "Byrne" });
        await Join(new(dad.Id), _mary);
        var emma = await Add("Emma");

        var byDad = await App.Send(ABooking(9) with { Phone = SaoirsesPhone, Name = GivenName.OfWhole("Emma") });
        var forMum = await App.Send(ABooking(10) with { Phone = SaoirsesPhone, Name = GivenName.OfWhole("Mary Byrne") });

        Assert.That((byDad.ClientId.Value, byDad.MemberId), Is.EqualTo((dad.Id, emma)));
        Assert.That((forMum.ClientId.Value, forMum.MemberId), Is.EqualTo((dad.Id, _mary)));
    }

    [Test]
    public async Task Repeat_AnswersLikeTheFirst_AndASecondSenderOfTheVisitIsOne()
    {
        await Add("Emma Byrne");
        var booking = ABooking(9) with { Name = GivenName.OfWhole("Emma"), ChannelBookingId = "call-1" };

        var first = await App.Send(booking);
        var repeat = await App.Send(booking);
        var otherSender = await App.Send(
            booking with { Name = GivenName.OfWhole("Emma Byrne"), ChannelBookingId = null, ExternalBookingId = "W-1" });

        Assert.That((repeat.BookingId, repeat.MemberId, repeat.IsNewBooking), Is.EqualTo(
            (first.BookingId, first.MemberId, false)));
        Assert.That((otherSender.BookingId, otherSender.MemberId), Is.EqualTo((first.BookingId, first.MemberId)));
    }

    [Test]
    public async Task Move_BetweenPeopleOfTheHousehold_AndBack()
    {
        var emma = await Add("Emma");
        var booked = await Book("Mary", 9);

        var moved = await Move(booked.BookingId, emma);
        Assert.That(await BookedFor(emma), Is.EqualTo(new[] { booked.BookingId.Value }));
        var back = await Move(booked.BookingId, _mary);

        Assert.That((moved.ClientId, moved.MemberId, back.MemberId), Is.EqualTo((_mary.Value, emma.Value, (Guid?)null)));
        Assert.That(back.History.Select(one => (one.Field, one.From, one.To)), Is.EqualTo(new[]
        {
            ("memberId", null, emma.ToString()), ("memberId", emma.ToString(), (string?)null),
        }));
    }

    [Test]
    public async Task Move_ToSomebodyElse_IsRefused()
    {
        var stranger = await App.Send(ARegistration(SaoirsesPhone));
        var booked = await Book("Mary", 9);

        foreach (var id in new[] { new ClientId(stranger.Id), ClientId.New() })
            Assert.That((await ARefusal(() => Move(booked.BookingId, id))).Code, Is.EqualTo("booking.not_in_household"));
        Assert.That(
            (await ARefusal(() => App.Send(ABookingFor(_mary.Value) with { MemberId = new(stranger.Id) }))).Field,
            Is.EqualTo("memberId"));
    }

    [Test]
    public async Task CreateBooking_ForAMember()
    {
        var emma = await Add("Emma");

        var booking = await App.Send(ABookingFor(_mary.Value) with { MemberId = emma });

        Assert.That((booking.ClientId, booking.MemberId), Is.EqualTo((_mary.Value, emma.Value)));
        Assert.That((await App.Send(new GetClient(emma))).LastBookingDate, Is.EqualTo(booking.CreatedAt));
    }

    [Test]
    public async Task Member_WithAPhoneOfTheirOwn_IsAClientWhoStaysInTheHousehold()
    {
        var emma = await Add("Emma", phone: SaoirsesPhone);

        var own = await App.Send(ABooking(9) with { Phone = SaoirsesPhone, Name = GivenName.OfWhole("Emma") });
        var byMum = await Book("Emma", 10);

        Assert.That((own.ClientId, own.MemberId), Is.EqualTo((emma, (ClientId?)null)));
        Assert.That((byMum.ClientId, byMum.MemberId), Is.EqualTo((_mary, emma)));
        Assert.That((await App.Send(new GetClientCard(emma))).Bookings, Has.Count.EqualTo(2));
        Assert.That((await App.Send(new GetClientCard(_mary))).Bookings.Select(one => one.Id), Has.No.Member(own.BookingId.Value));
    }

    [Test]
    public async Task Leave_TheNextBookingIsAGuests_AndJoiningAgainPutsItRight()
    {
        var emma = await Add("Emma");
        await Join(emma, null);

        var asGuest = await Book("Emma", 9);
        Assert.That(asGuest.MemberId, Is.Null);
        Assert.That((await App.Send(new GetClient(_mary))).Household, Is.Empty);

        await Join(emma, _mary);
        Assert.That((await Book("Emma", 10)).MemberId, Is.EqualTo(emma));
        var changes = (await App.Send(new GetClientCard(_mary))).Changes.Where(one => one.Field == "householdMember");
        Assert.That(changes.Select(one => one.To), Is.EquivalentTo(new[] { emma.ToString(), null, emma.ToString() }));
    }

    [Test]
    public async Task Join_IsRefusedWhereItMakesNoSense()
    {
        var emma = await Add("Emma");
        var stranger = (await App.Send(ARegistration(SaoirsesPhone))).Id;

        Assert.That(await Code(() => Join(_mary, _mary)), Is.EqualTo("household.same_client"));
        Assert.That(await Code(() => Join(_mary, emma)), Is.EqualTo("household.same_client"));
        Assert.That(await Code(() => Join(_mary, new(stranger))), Is.EqualTo("household.has_members"));
        Assert.That(await Code(() => Join(emma, ClientId.New())), Is.EqualTo("client.not_found"));

        await Join(new(stranger), emma);
        var household = (await App.Send(new GetClient(new(stranger)))).Household!;
        Assert.That(household.Select(one => (one.Id, one.IsOwner)), Is.EqualTo(
            new[] { (_mary.Value, true), (emma.Value, false) }), "anybody of the household will do");
    }

    [Test]
    public async Task Add_IsRefusedWhereItMakesNoSense()
    {
        var emma = await Add("Emma Byrne");

        var again = await ARefusal(() => Add("EMMA BYRNE"));
        Assert.That((again.Code, again.ExistingId), Is.EqualTo(("household.member_exists", emma.Value)));
        Assert.That(await Code(() => Add("N/A")), Is.EqualTo("household.name_missing"));
        Assert.That(await Code(() => Add("Tom", phone: AoifesPhone)), Is.EqualTo("client.phone_taken"));
        Assert.That(await Code(() => Add("Tom", owner: ClientId.New())), Is.EqualTo("client.not_found"));
        Assert.That(
            await FaultsOf(() => Add(new string('x', 10_000))), Is.EqualTo(new[] { "GuestName: MaximumLengthValidator" }));
    }

    [Test]
    public async Task Add_MoreThanAHouseholdHas_IsRefused()
    {
        for (var number = 0; number < Client.MostHouseholdMembers; number++)
            await Add($"Child {(char)('a' + (number % 26))}{(char)('a' + (number / 26))}x");

        Assert.That(await Code(() => Add("Emma")), Is.EqualTo("household.full"));
    }

    [Test]
    public async Task Add_TwiceAtOnce_IsOneMember()
    {
        await Book("Emma", 9);

        var outcomes = await AtOnce(8, async _ => await OutcomeOf(() => Add("Emma")));

        Assert.That(outcomes.Count(one => one is null), Is.EqualTo(1));
        Assert.That(outcomes.OfType<DomainError>().Select(one => one.Code), Is.All.EqualTo("household.member_exists"));
        Assert.That((await App.Send(new GetClient(_mary))).Household, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Add_WhileTheirBookingsArrive_EachIsTheirsOrAGuests_AndNoneIsLost()
    {
        await Book("Emma", 9);
        var arriving = Enumerable.Range(0, 16).Select(number => Task.Run(() => App.Send(
            ABooking(10) with { Name = GivenName.OfWhole("Emma"), ServiceName = $"Cut {number}" })));

        var adding = Task.Run(() => Add("Emma"));
        var tracked = await Task.WhenAll(arriving);
        var emma = await adding;

        var all = (await App.Send(new ListBookings { ClientId = _mary, Limit = 100 })).Items;
        Assert.That(all, Has.Count.EqualTo(18));
        Assert.That(tracked.Select(one => one.BookingId).Distinct().Count(), Is.EqualTo(16));
        Assert.That(
            all.Where(one => one.GuestName == "Emma").Select(one => one.MemberId), Is.All.EqualTo(emma.Value),
            "a booking that was saved before the member is taken along, one after her is hers");
    }

    [Test]
    public async Task MergedBack_TheClientHasTheGuestsBookingsAgain_AndKeepsTheirOwnValues()
    {
        await Book("Emma Kelly", 9);
        var before = await App.Send(new GetClient(_mary));
        var emma = await Add("Emma Kelly");

        var merge = await App.Send(new MergeClients
        {
            SurvivorId = _mary,
            MergedId = emma,
            Channel = Channel.Admin,
            KeepsSurvivorsValues = true,
        });
        var card = await App.Send(new GetClientCard(_mary));
        Assert.That(card.Bookings.Select(one => (one.MemberId, one.GuestName)), Is.EquivalentTo(
            new (Guid?, string?)[] { (null, null), (null, "Emma Kelly") }));
        Assert.That((card.Client.LastName, card.Client.Email, card.Client.Household!.Count), Is.EqualTo(
            (before.LastName, before.Email, 0)));
        var meanwhile = await Book("Emma Kelly", 10);
        Assert.That(meanwhile.MemberId, Is.Null);

        await App.Send(new UndoMerge { SurvivorId = _mary, Id = new(merge.Id!.Value), Channel = Channel.Admin });
        Assert.That(await BookedFor(emma), Has.Count.EqualTo(2), "also the one that came meanwhile");
    }

    [Test]
    public async Task MergedBack_AndMadeAMemberAgain_TakesTheBookingsAlong()
    {
        await Book("Emma", 9);
        await Merge(_mary, await Add("Emma"));

        var again = await Add("Emma");

        Assert.That(await BookedFor(again), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Member_MergedIntoAClientOfTheirOwn_StaysInTheHousehold_UntilItIsUndone()
    {
        var member = await Add("Emma");
        await Book("Emma", 9);
        var emma = (await App.Send(ABooking(10) with { Phone = SaoirsesPhone, Name = GivenName.OfWhole("Emma Byrne") })).ClientId;

        var merge = await Merge(emma, member);
        var next = await Book("Emma", 11);

        Assert.That(merge.Household.Select(one => one.Id), Is.EqualTo(new[] { _mary.Value }));
        Assert.That((next.ClientId, next.MemberId), Is.EqualTo((_mary, emma)));
        Assert.That((await App.Send(new GetClient(_mary))).Household!.Single().Id, Is.EqualTo(emma.Value));
        Assert.That((await App.Send(new GetClientCard(emma))).Bookings, Has.Count.EqualTo(3));
        Assert.That((await App.Send(new GetClient(emma))).LastBookingDate, Is.EqualTo(
            (await App.Send(new GetBooking(next.BookingId))).CreatedAt));

        await App.Send(new UndoMerge { SurvivorId = emma, Id = new(merge.Id!.Value), Channel = Channel.Admin });
        Assert.That(await BookedFor(member), Has.Count.EqualTo(2));
        Assert.That(await BookedFor(emma), Is.Empty);
        Assert.That((await App.Send(new GetClient(member))).LastBookingDate, Is.EqualTo(
            (await App.Send(new GetBooking(next.BookingId))).CreatedAt));
        Assert.That((await App.Send(new GetClient(_mary))).Household!.Single().Id, Is.EqualTo(member.Value));
    }

    [Test]
    public async Task Owner_Merged_TheirHouseholdIsTheSurvivors_UntilItIsUndone()
    {
        var emma = await Add("Emma");
        var survivor = (await App.Send(ABooking(9) with { Phone = SaoirsesPhone, Name = GivenName.OfWhole("Mary Byrne") })).ClientId;

        var merge = await Merge(survivor, _mary);
        var next = await Book("Emma", 10);

        Assert.That(merge.Household.Select(one => one.Id), Is.EqualTo(new[] { emma.Value }));
        Assert.That((next.ClientId, next.MemberId), Is.EqualTo((survivor, emma)));
        Assert.That((await App.Send(new GetClient(emma))).Household!.Single().Id, Is.EqualTo(survivor.Value));
        await Join(emma, null);
        Assert.That((await App.Send(new GetClient(survivor))).Household, Is.Empty);
        await Join(emma, _mary);

        await App.Send(new UndoMerge { SurvivorId = survivor, Id = new(merge.Id!.Value), Channel = Channel.Admin });
        Assert.That((await App.Send(new GetClient(emma))).Household!.Single().Id, Is.EqualTo(survivor.Value),
            "who joined while the merge stood joined its survivor");
        Assert.That((await App.Send(new GetBooking(next.BookingId))).ClientId, Is.EqualTo(_mary.Value));
    }

    [Test]
    public async Task Duplicates_ThoseOfOneHouseholdAreTwoPeople()
    {
        var emma = await Add("Emma Byrne", phone: SaoirsesPhone);
        await App.Send(ABooking(9) with
        {
            Phone = SaoirsesPhone,
            CallerPhone = AoifesPhone,
            Name = GivenName.OfWhole("Emma Byrne"),
        });
        await App.Send(new ChangeClient { Id = emma, Channel = Channel.Rest, Email = "aoife@example.ie" });
        while (await App.Send(new ScanForDuplicates(100))) { }

        Assert.That((await App.Send(new ListDuplicates())).Items, Is.Empty);
    }

    [Test]
    public async Task Duplicates_WhoJoinsIsNotTheSamePerson()
    {
        var emma = (await App.Send(ABooking(9) with { Phone = SaoirsesPhone, Name = GivenName.OfWhole("Emma Byrne") })).ClientId;
        await App.Send(ABooking(10) with
        {
            Phone = SaoirsesPhone,
            Messenger = null,
            CallerPhone = AoifesPhone,
            Name = GivenName.None,
        });
        Assert.That((await App.Send(new ListDuplicates())).Items, Has.Count.EqualTo(1));

        await Join(emma, _mary);

        Assert.That((await App.Send(new ListDuplicates())).Items, Is.Empty);
    }

    private Task<TrackedBooking> Book(string? name, int hour) => App.Send(
        ABooking(hour) with { Name = GivenName.OfWhole(name), ServiceName = $"Cut at {hour}" });

    private async Task<ClientId> Add(string guest, string? phone = null, ClientId? owner = null) =>
        new((await App.Send(new AddHouseholdMember
        {
            ClientId = owner ?? _mary,
            Channel = Channel.Admin,
            GuestName = guest,
            Phone = phone,
        })).Id);

    private Task Join(ClientId client, ClientId? owner) => App.Send(new ChangeClient
    {
        Id = client,
        Channel = Channel.Admin,
        HouseholdOwnerId = Change<ClientId?>.To(owner),
    });

    private Task<BookingRow> Move(BookingId booking, ClientId? person) => App.Send(new ChangeBooking
    {
        Id = booking,
        Channel = Channel.Admin,
        MemberId = Change<ClientId?>.To(person),
    });

    private Task<MergeOutcome> Merge(ClientId survivor, ClientId merged) => App.Send(
        new MergeClients { SurvivorId = survivor, MergedId = merged, Channel = Channel.Admin });

    private async Task<List<Guid>> BookedFor(ClientId member) =>
        [.. (await App.Send(new ListBookings { MemberId = member })).Items.Select(one => one.Id)];

    private static async Task<string> Code(Func<Task> act) => (await ARefusal(act)).Code;
}
